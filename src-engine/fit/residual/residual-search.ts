import { type MinimizeOptions, type Minimum, minimize } from "../../math/minimize.ts";
import { lowestFrom, lowestOfValleys, mostRows } from "../lowest-valley.ts";
import { type EndlessGrowth, endlessElsewhere } from "./endless-growth.ts";
import { lowestAtFaces } from "./lowest-face.ts";
import { type SettledEnds, settleAtEnds } from "./residual-ends.ts";
import type { ResidualModel } from "./residual-model.ts";
import { searchObjective } from "./residual-objective.ts";
import { referredToLargest, type Searched } from "./residual-reference.ts";

/** How (θ, η) is looked for. */
export interface ResidualSearch {
  /** θ to start from at a model's η. */
  thetaAt(model: ResidualModel, eta: Float64Array): Float64Array;
  /** Positions in θ of relative standard deviations. */
  readonly places: readonly number[];
  /** Whether the user says where to start. */
  readonly isGiven: boolean;
  readonly rows: number;
  readonly options: Omit<MinimizeOptions, "start">;
}

/** Relative standard deviations beside which residuals are small: from there other valleys are found than from estimates by moments. */
const largeDeviation = 10;

/** What was found, and where the likelihood grows without end instead, if it does. */
export interface FoundResiduals extends SettledEnds, Searched {
  readonly count: number;
  readonly elsewhere: EndlessGrowth | null;
}

/** Over (θ, η) together; of few rows from several η, and on the faces of what the parameters can be. */
export function searchResiduals(
  given: ResidualModel,
  { thetaAt, places, isGiven, rows, options }: ResidualSearch,
): FoundResiduals | null {
  const from = (model: ResidualModel, eta: Float64Array) => Float64Array.of(...thetaAt(model, eta), ...eta);
  const startOf = (model: ResidualModel) => from(model, model.structure.start);
  const start = startOf(given);
  const count = start.length - given.structure.start.length;
  const main = minimize(searchObjective(given, count), { ...options, start });
  if (main === null) return null;
  const settled = ({ model, search }: Searched) => {
    const objective = searchObjective(model, count);
    return { model, count, ...settleAtEnds({ objective, structure: model.structure, count, options }, search) };
  };
  const first = referredToLargest(given, main, count, options);
  if (isGiven || rows > mostRows) return withGrowth(settled(first));
  const { otherStarts, conditionals } = first.model.structure;
  // Unstructured residuals alone are a multivariate normal distribution, which has one maximum.
  const isNormal = conditionals.length > 0 && places.length === 0;
  const others = (isNormal ? [] : otherStarts).map((eta) => from(first.model, eta));
  const withSmall = (x: Float64Array) => {
    const least = Math.sqrt(Math.min(...(given.structure.at(x.slice(count)).variances ?? [1])));
    return x.map((value, m) => (places.includes(m) ? largeDeviation * least : value));
  };
  const small = places.length === 0 || first.model !== given ? [] : [start, ...(conditionals.length > 0 ? others : [])];
  const lowest = lowestElsewhere(first, [...small.map(withSmall), ...others]);
  const there = settled(referredToLargest(first.model, lowest, count, options));
  if (there.unbounded !== null) return withGrowth(there);
  const growthOf = (searched: Searched) => growthFound(settled(searched), count);
  const { best, beyond } = lowestAtFaces(there, { count, places, startOf, growthOf, options });
  const final = best.search.x === there.search.x ? { ...there, search: best.search } : settled(best);
  return beyond === null ? withGrowth(final) : { ...final, elsewhere: beyond };

  function lowestElsewhere({ model, search }: Searched, starts: readonly Float64Array[]): Minimum {
    const objective = searchObjective(model, count);
    return lowestOfValleys(objective, lowestFrom(objective, search, starts, options), { places, rows }, options);
  }

  function withGrowth(found: Omit<FoundResiduals, "elsewhere">): FoundResiduals {
    if (found.unbounded !== null) return { ...found, elsewhere: null };
    const { growth, search } = endlessElsewhere(found, { count, startOf, options });
    return { ...found, search, elsewhere: growth };
  }
}

function growthFound({ unbounded, search }: SettledEnds, count: number): EndlessGrowth | null {
  return unbounded && { end: unbounded, side: search.x[count + unbounded.position] < 0 ? -1 : 1 };
}
