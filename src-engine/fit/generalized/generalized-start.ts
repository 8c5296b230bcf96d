import type { StartingVariances } from "../../../src-contract/analysis.ts";
import type { Design } from "../../design/design.ts";
import { multiply, subtract } from "../../math/elementwise.ts";
import type { PredictorBasis } from "../basis.ts";
import { givenStart } from "../given-start.ts";
import { generalizedLeastSquares, groupingFactors } from "../profiled-deviance.ts";
import { randomEffectsOf } from "../random-structure.ts";
import { startingValues } from "../starting-values.ts";
import type { GeneralizedProblem } from "./generalized-problem.ts";
import { type ScoringFit, scoringFit } from "./scoring.ts";

export interface GeneralizedStart {
  /** (θ, β̃, ψ). */
  readonly parameters: Float64Array;
  /** Where the likelihood is not finite there (links that do not take every η): others, the likeliest first. */
  readonly alternatives: readonly Float64Array[];
  /** Where all rows have one mean: far from the ends of what η can be. */
  readonly inside: Float64Array;
  readonly scoring: ScoringFit;
}

/** Relative standard deviations do not start above this: on the scale of η it is much. */
const largestStart = 3;
/** Shares of them that alternatives begin with, at the fixed part found by scoring. */
const shrinking = [1, 0.1, 0.01];

/**
 * Where a search begins: the fixed part by scoring, then one step of penalized quasi-likelihood, that is the linear mixed
 * model of the working outcome η + (∂ln f/∂η)/w with weights w, its variances by MIVQUE(0) unless they are given.
 */
export function generalizedStart(design: Design, basis: PredictorBasis, problem: GeneralizedProblem): GeneralizedStart {
  const { start: given } = design.specification.search;
  const own = Float64Array.from(problem.distribution.parameters, ({ start }) => start);
  const scoring = scoringFit(problem, own);
  if (problem.parts.length === 0) {
    const inside = Float64Array.of(...scoring.inside, ...own);
    return { parameters: Float64Array.of(...scoring.beta, ...own), alternatives: [], inside, scoring };
  }
  const effects = randomEffectsOf(design, { ...basis, columns: workingColumns(problem, basis, scoring) });
  const linear = {
    effects,
    parts: problem.parts,
    coefficients: basis.x.length,
    rows: problem.rows,
    method: "ML" as const,
    logDeterminant: 0,
  };
  const theta =
    given === null
      ? startingValues(linear).map((value) => Math.min(value, largestStart))
      : givenStart(problem, basis, inEachEquation(given, design));
  effects.eliminate(groupingFactors(linear, theta));
  const { beta } = generalizedLeastSquares(effects, basis.x.length);
  const isUsable = [...theta, ...beta].every(Number.isFinite);
  const [first, second] = isUsable ? [theta, beta] : [theta.map((value) => value || 0.5), scoring.beta];
  return {
    parameters: Float64Array.of(...first, ...second, ...own),
    alternatives: shrinking.map((share) => {
      return Float64Array.of(...first.map((value) => share * value), ...scoring.beta, ...own);
    }),
    inside: Float64Array.of(...first, ...scoring.inside, ...own),
    scoring,
  };
}

/** What is given for one equation holds for each; effects of different equations start without covariances. */
function inEachEquation({ random, covariances }: StartingVariances, { equations }: Design): StartingVariances {
  const count = equations?.length ?? 1;
  return {
    random: random.map((variances) => Array.from({ length: count }, () => variances).flat()),
    covariances: random.map(({ length: size }, part) =>
      Array.from({ length: count * size - 1 }, (_, before) =>
        Array.from({ length: before + 1 }, (__, column) => {
          const isSame = Math.floor((before + 1) / size) === Math.floor(column / size);
          return isSame ? (covariances?.[part]?.[((before + 1) % size) - 1]?.[column % size] ?? 0) : 0;
        }),
      ),
    ),
  };
}

/** √w [X̃, Z̃, working outcome less the offset]. Rows without information are left out by weight. */
function workingColumns(
  { offset, rows }: GeneralizedProblem,
  { columns }: PredictorBasis,
  { eta, weights, slopes }: ScoringFit,
): Float64Array[] {
  const roots = new Float64Array(rows);
  rootsOfUsable(weights, slopes, roots);
  const outcome = eta.slice();
  if (offset !== null) subtract(offset, outcome);
  const scaled = [...columns, outcome].map((column) => {
    const result = new Float64Array(rows);
    multiply(roots, column, result);
    return result;
  });
  addWorkingPart(slopes, roots, scaled[columns.length]);
  return scaled;
}

/** √w, 0 where a row has no information. */
function rootsOfUsable(weights: Float64Array, slopes: Float64Array, into: Float64Array): void {
  for (let row = 0; row < into.length; row++) {
    const weight = weights[row];
    into[row] = weight > 0 && Number.isFinite(slopes[row] / weight) ? Math.sqrt(weight) : 0;
  }
}

/** (∂ln f/∂η)/√w, where there is information. */
function addWorkingPart(slopes: Float64Array, roots: Float64Array, into: Float64Array): void {
  for (let row = 0; row < into.length; row++) into[row] = roots[row] === 0 ? 0 : into[row] + slopes[row] / roots[row];
}
