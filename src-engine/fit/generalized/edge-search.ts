import { curvatureByRow } from "../../family/curvature.ts";
import { guarded } from "../../family/guarded.ts";
import { distanceFrom, type PredictorEnd, type PredictorRange } from "../../family/predictor-range.ts";
import { type Evaluation, type MinimizeOptions, type Minimum, minimize } from "../../math/minimize.ts";
import { devianceObjective } from "./deviance-objective.ts";
import type { GeneralizedProblem } from "./generalized-problem.ts";
import type { MarginalDeviance } from "./marginal-deviance.ts";

/** A maximum at an end of what η can be, of a likelihood that is guarded so little that nothing of it shows. */
export interface EdgeMaximum {
  readonly problem: GeneralizedProblem;
  readonly marginal: MarginalDeviance;
  readonly search: Minimum;
}

/** Strengths of the guard, each with the estimates of the one before. */
const strengths = [1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10];
/** Of deviance: a strength that changed less is the last. */
const smallGain = 1e-5;
/** What the last one may have changed: where the modes of units lie at the end, it goes with the third root of the strength. */
const resting = 5e-3;
/** Evaluations that each strength may take. */
const mostEvaluations = 200;
/** Rows that are nearer to an end, in sizes of η, lie on it. */
const onEdge = 1e-3;

/**
 * The maximum of a likelihood that rises towards an end of what η can be, so that a search for a place without slope comes to nothing:
 * the end of the path of the maxima of guarded likelihoods (`guarded.ts`), from a place inside. The information there holds the rows
 * that lie on the end where they are, as in Petersen & Deddens (2010). Null where that path is not found.
 */
export function edgeSearch(
  problem: GeneralizedProblem,
  range: PredictorRange,
  devianceOf: (problem: GeneralizedProblem) => MarginalDeviance,
  start: Float64Array,
  options: Omit<MinimizeOptions, "start" | "known" | "maxEvaluations">,
): EdgeMaximum | null {
  let last: EdgeMaximum | null = null;
  let from = start;
  for (const strength of strengths) {
    const kept = withGuard(problem, range, strength);
    const ofKept = devianceOf(kept);
    const { objective, known } = devianceObjective(kept, ofKept);
    // Without other parameters than β̃ all second derivatives are known wherever the search is.
    const near = known.size === start.length ? () => known.at().slice() : undefined;
    const found: Minimum | null = minimize(objective, {
      ...options,
      maxEvaluations: mostEvaluations,
      start: from,
      known,
      near,
    });
    if (found === null) break;
    from = found.x;
    const marginal = withoutGuard(ofKept, range, strength);
    const value = marginal(found.x)?.value ?? found.value;
    const gain: number = last === null ? Number.POSITIVE_INFINITY : last.search.value - value;
    const trace: readonly Evaluation[] = [...(last?.search.trace ?? []), { x: [...found.x], value }];
    last = {
      problem: kept,
      marginal,
      search: { ...found, value, trace, converged: found.converged && gain < resting },
    };
    if (found.converged && gain < smallGain) break;
  }
  return last;
}

/** Rows that lie on an end of the range; null: none. */
export interface EdgeRows {
  readonly rows: readonly number[];
  /** Their means: 0, 1 or ∞. */
  readonly means: readonly number[];
}

export function rowsOnEdge({ ends }: PredictorRange, eta: Float64Array, scale: number): EdgeRows | null {
  const isOn = (end: PredictorEnd) => (value: number) => distanceFrom(end, value) < onEdge * scale;
  const reached = ends.filter((end) => eta.some(isOn(end)));
  if (reached.length === 0) return null;
  const isOnAny = (value: number) => reached.some((end) => isOn(end)(value));
  const rows = [...eta.keys()].filter((row) => isOnAny(eta[row]));
  return { rows, means: reached.map(({ mean }) => mean) };
}

function withGuard(problem: GeneralizedProblem, range: PredictorRange, strength: number): GeneralizedProblem {
  const distribution = guarded(problem.distribution, range, strength);
  return { ...problem, distribution, curvature: curvatureByRow(distribution, problem.rows) };
}

/** The deviance less what the guard adds at the modes. */
function withoutGuard(guardedDeviance: MarginalDeviance, { ends }: PredictorRange, strength: number): MarginalDeviance {
  return (parameters) => {
    const at = guardedDeviance(parameters);
    if (at === null) return null;
    const distances = (eta: number) => ends.reduce((sum, end) => sum + Math.log(distanceFrom(end, eta)), 0);
    const guard = at.modes.eta.reduce((sum, eta) => sum + distances(eta), 0);
    return { ...at, value: at.value + 2 * strength * guard };
  };
}
