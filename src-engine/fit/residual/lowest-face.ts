import type { MinimizeOptions, Minimum } from "../../math/minimize.ts";
import { after, isNearZero, wayBelow } from "../lowest-valley.ts";
import type { EndlessGrowth } from "./endless-growth.ts";
import { minimizeHolding } from "./minimize-holding.ts";
import { hasNoSay } from "./residual-ends.ts";
import type { ResidualModel } from "./residual-model.ts";
import { searchObjective } from "./residual-objective.ts";
import { type Searched, withoutReference } from "./residual-reference.ts";

/** In deviance. */
const leastGain = 1e-6;
/** Times that all faces are visited. */
const mostVisits = 3;
const zero = Number.NEGATIVE_INFINITY;

/** How faces are searched. */
export interface FaceSearch {
  /** θ come before η. */
  readonly count: number;
  /** Positions of relative standard deviations. */
  readonly places: readonly number[];
  /** Where a search begins that knows nothing of the residuals, at a model's η. */
  startOf(model: ResidualModel): Float64Array;
  /** Where the likelihood grows without end by, if a search has found that it does. */
  growthOf(searched: Searched): EndlessGrowth | null;
  readonly options: Omit<MinimizeOptions, "start">;
}

/** `beyond`: what a search was on its way to where the deviance has no end by. */
export interface LowestFace {
  readonly best: Searched;
  readonly beyond: EndlessGrowth | null;
}

/**
 * The lowest that is found on the faces of what the parameters can be: with each standard deviation of random effects at zero, each variance of
 * residuals at zero, each of their correlations at either end, the search goes on over the others, as long as it can be expected to come below
 * what was found, from there and from the start: faces are valleys that no slope elsewhere need lead into, and can have several themselves.
 */
export function lowestAtFaces(found: Searched, search: FaceSearch): LowestFace {
  let best = found;
  let beyond: EndlessGrowth | null = null;
  const goOn = (next: Searched) => {
    const growth = next.search.x === best.search.x ? null : search.growthOf(next);
    best = growth === null ? next : { ...best, search: { ...best.search, trace: next.search.trace } };
    beyond ??= growth;
  };
  for (let visit = 0; visit < mostVisits; visit++) {
    const before = best.search.x;
    for (const face of facesFrom(best, search)) goOn({ ...best, search: lowerOf(best, search, face) });
    goOn(lowerWithoutReference(best, search));
    if (best.search.x === before) break;
  }
  return { best, beyond };
}

interface Face {
  readonly position: number;
  readonly value: number;
}

/** Those that a minimum is not on. */
function facesFrom({ model: { structure }, search: { x } }: Searched, { count, places }: FaceSearch): readonly Face[] {
  const eta = x.slice(count);
  const zeros = places.flatMap((position) => {
    return isNearZero(x[position]) ? [] : [{ position, value: 0 }];
  });
  const ends = structure.ends.flatMap((end): readonly Face[] => {
    if (Math.abs(eta[end.position]) === Number.POSITIVE_INFINITY || hasNoSay(structure, eta, end)) return [];
    const position = count + end.position;
    return (end.occasion === null ? [zero, -zero] : [zero]).map((value) => ({ position, value }));
  });
  return [...zeros, ...ends];
}

/** The variance of the reference at zero, by another one's. */
function lowerWithoutReference(best: Searched, search: FaceSearch): Searched {
  const other = withoutReference(best, search.count);
  if (other === null) return best;
  const { moved, end } = other;
  const face = { position: search.count + end.position, value: zero };
  const lower = lowerOf(moved, search, face);
  return lower.x === moved.search.x
    ? { ...best, search: { ...best.search, trace: lower.trace } }
    : { ...moved, search: lower };
}

function lowerOf({ model, search: found }: Searched, { count, startOf, options }: FaceSearch, face: Face): Minimum {
  const { position, value } = face;
  const objective = searchObjective(model, count);
  let best = found;
  for (const from of [found.x, startOf(model)]) {
    const limit = best.value - leastGain;
    const start = from.with(position, value);
    const hessian = from === found.x && found.hessian.length > 0 ? found.hessian : undefined;
    const shortWay = hessian === undefined ? 40 + 3 * start.length : 10 + start.length;
    const next = wayBelow({ ...options, start, hessian }, limit, shortWay, (own) =>
      minimizeHolding(objective, own.start, [position], own),
    );
    if (next === null) continue;
    best = lowerOfTwo(best, next);
  }
  return best;
}

/** What was found, or what is found beside it and comes to rest lower. */
function lowerOfTwo(best: Minimum, next: Minimum): Minimum {
  const isLower = next.value < best.value - leastGain || (!best.converged && next.value < best.value + leastGain);
  return next.converged && isLower ? after(best, next) : after(next, best);
}
