import type { PredictorRange } from "../../family/predictor-range.ts";
import { type MinimizeOptions, type Minimum, minimize } from "../../math/minimize.ts";
import { after, lowestOfExchanges, lowestValley } from "../lowest-valley.ts";
import { standardDeviations } from "../random-structure.ts";
import { devianceObjective } from "./deviance-objective.ts";
import { edgeSearch, rowsOnEdge } from "./edge-search.ts";
import type { GeneralizedProblem } from "./generalized-problem.ts";
import type { GeneralizedStart } from "./generalized-start.ts";
import { laplaceDeviance } from "./laplace.ts";
import type { MarginalDeviance } from "./marginal-deviance.ts";
import { lowestOfModerate } from "./moderate-effects.ts";
import { nearerStart } from "./nearer-start.ts";
import { nestedQuadratureDeviance } from "./quadrature/nested-quadrature.ts";
import { quadratureDeviance } from "./quadrature/quadrature.ts";

export type SearchLimits = Pick<MinimizeOptions, "maxEvaluations" | "tolerance" | "stop" | "report">;

/** Information of the rows about η, an effect, above which starting values can be far from the estimates in standard errors. */
const sharp = 1e4;

/** What a search found, of which problem: `edge-search.ts` has one of its own. */
export interface LikelihoodMaximum {
  readonly problem: GeneralizedProblem;
  readonly marginal: MarginalDeviance;
  readonly search: Minimum;
}

/** Of the likelihood as `marginalDeviance` has it, `range` what η can be. */
export function likelihoodMaximum(
  problem: GeneralizedProblem,
  { points, range }: { readonly points: number; readonly range: PredictorRange },
  given: GeneralizedStart,
  limits: SearchLimits,
): LikelihoodMaximum | null {
  const { parameters, alternatives, inside, scoring } = given;
  const marginal = marginalDeviance(problem, points);
  const { objective, known } = devianceObjective(problem, marginal);
  const information = scoring.weights.reduce((sum, weight) => sum + weight, 0);
  const isSharp = information > sharp * problem.effects.size && information > sharp;
  const searchFrom = (place: Float64Array) => {
    const start = isSharp ? nearerStart(problem, laplaceDeviance(problem), place, limits.stop) : place;
    return minimize(objective, { ...limits, start, known });
  };
  const found = alternatives.reduce<Minimum | null>(
    (first, place) => first ?? searchFrom(place),
    searchFrom(parameters),
  );
  const places = standardDeviations(problem);
  const options = { ...limits, known };
  const lowest = found && lowestValley(objective, found, places, options);
  const exchanged = lowest && lowestOfExchanges(objective, lowest, { places, rows: problem.rows }, options);
  const search = exchanged && lowestOfModerate(problem, objective, exchanged, given, options);
  const atRest = search && { problem, marginal, search };
  if (range.ends.length === 0 || limits.stop()) return atRest;
  const isInside =
    search?.converged && rowsOnEdge(range, marginal(search.x)?.modes.eta ?? none, problem.scale) === null;
  if (isInside) return atRest;
  const atEdge = edgeSearch(problem, range, (kept) => marginalDeviance(kept, points), inside, limits);
  if (atEdge === null || atRest === null) return atEdge ?? atRest;
  const allowance = atEdge.search.converged && !atRest.search.converged ? asGood : 0;
  if (atEdge.search.value < atRest.search.value + allowance) {
    return { ...atEdge, search: after(atRest.search, atEdge.search) };
  }
  return { ...atRest, search: after(atEdge.search, atRest.search) };
}

const none = new Float64Array(0);
/** Of deviance: by how much less exact the way to an end of the range is than a search that creeps along it. */
const asGood = 1e-3;

/** By quadrature with so many points in each direction: with one by Laplace's approximation. */
export function marginalDeviance(problem: GeneralizedProblem, points: number): MarginalDeviance {
  const { groupings } = problem.effects;
  if (points === 1) return laplaceDeviance(problem);
  return groupings.length === 1 ? quadratureDeviance(problem, points) : nestedQuadratureDeviance(problem, points);
}
