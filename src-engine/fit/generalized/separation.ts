import type { FitFailure } from "../../../src-contract/model-failure.ts";
import { isIntercept } from "../../design/aliasing.ts";
import type { DesignColumn } from "../../design/columns.ts";
import type { Design } from "../../design/design.ts";
import { largestSize } from "../../math/largest-size.ts";
import { bilinearForm } from "../../math/square-matrix.ts";
import type { GeneralizedFit, GeneralizedState } from "./generalized-fit.ts";
import type { GeneralizedProblem } from "./generalized-problem.ts";
import { keepsUnits } from "./predictor-scale.ts";
import type { ScoringFit } from "./scoring.ts";

/** Steps of scoring come to less than this where estimates are finite; along a direction without a maximum they stay near 1. */
const endlessStep = 0.3;
/** Information at the estimates along such a step above which it is none: of approximate steps some never come to rest. */
const finiteInformation = 1e-2;

/** Of the coefficients without a finite estimate those that readers know as its cause, by their columns. */
export function separatedCoefficients(fit: GeneralizedFit): readonly DesignColumn[] {
  const isEndless = endlessCoefficients(fit);
  return namedColumns(fit.design.fixed.filter((_, k) => isEndless[k]));
}

/** Where a category is the reader's, the intercept goes along with it. */
export function namedColumns(columns: readonly DesignColumn[]): readonly DesignColumn[] {
  const named = columns.filter((column) => !isIntercept(column));
  return named.length > 0 ? named : columns;
}

/**
 * Which coefficients have no finite estimate: the outcome is always the same where they matter (Albert & Anderson 1984). Scoring then
 * walks on for ever, one unit of η in each step, which is how they are known: random effects do not help. Links that keep the
 * outcome's units end at the edge of its range instead.
 */
export function endlessCoefficients({ design, state }: GeneralizedFit): readonly boolean[] {
  const { problem, basis, scoring } = state;
  const step = endlessDirection(design, problem, scoring);
  if (step === null || isKnownAlong(state, step, largest(problem.x, step, problem.rows))) {
    return design.fixed.map(() => false);
  }
  return moved(design, basis, step);
}

/** The direction in β̃ in which scoring walks on for ever; null where it comes to rest. */
export function endlessDirection(
  { specification }: Pick<Design, "specification">,
  { x, rows }: Pick<GeneralizedProblem, "x" | "rows">,
  { step }: ScoringFit,
): Float64Array | null {
  return !keepsUnits(specification.link) && largest(x, step, rows) >= endlessStep ? step : null;
}

/**
 * Why nothing of the outcome can be linearized: it is always the same on either side of some predictors, in every row, so that no row
 * tells anything at the end of scoring. Null where that is not so.
 */
export function completeSeparation(
  design: Design,
  { problem, basis, scoring }: Pick<GeneralizedState, "problem" | "basis" | "scoring">,
): FitFailure | null {
  const step = endlessDirection(design, problem, scoring);
  if (step === null) return null;
  const isMoved = moved(design, basis, step);
  const effects = namedColumns(design.fixed.filter((_, k) => isMoved[k])).map(({ name }) => name);
  return { code: "completely-separated", outcome: design.specification.outcome, effects };
}

/** Which coefficients, in the user's units, a step in β̃ belongs to. */
function moved({ fixed }: Design, { fixedToUser }: GeneralizedState["basis"], step: Float64Array): readonly boolean[] {
  const own = fixedToUser.map((row) => row.reduce((sum, weight, k) => sum + weight * step[k], 0));
  return fixed.map(({ values }, k) => Math.abs(own[k]) * largestSize(values) > endlessStep / 2);
}

/**
 * A robust covariance matrix for coefficients of which some have no finite estimate. Where the likelihood only ever goes on growing, the
 * rows' scores vanish as its curvature does, and a sandwich of both is a number of about 1 that says nothing. Such coefficients keep
 * their variances by the model, as large as they are, beside the sandwich of the others.
 */
export function robustWhereFinite(
  robust: Float64Array,
  model: Float64Array,
  isEndless: readonly boolean[],
): Float64Array {
  const size = isEndless.length;
  return robust.map((value, entry) => {
    const [row, column] = [isEndless[Math.floor(entry / size)], isEndless[entry % size]];
    if (row && column) return model[entry];
    return row || column ? 0 : value;
  });
}

/** Whether the rows tell, at the estimates, how far to go along a step of this size in η. */
function isKnownAlong({ marginal, parameters }: GeneralizedState, step: Float64Array, size: number): boolean {
  const information = marginal(parameters)?.fixedInformation();
  return information !== undefined && bilinearForm(step, information, step) / size ** 2 > finiteInformation;
}

/** The largest change of η in a row. */
function largest(x: readonly Float64Array[], step: Float64Array, rows: number): number {
  let most = 0;
  for (let row = 0; row < rows; row++) {
    let change = 0;
    for (let k = 0; k < x.length; k++) change += x[k][row] * step[k];
    most = Math.max(most, Math.abs(change));
  }
  return most;
}
