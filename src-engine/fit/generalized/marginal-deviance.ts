import { projectRows, timesFactorsTransposed } from "./effect-columns.ts";
import type { GeneralizedProblem } from "./generalized-problem.ts";
import type { ModesAt } from "./posterior-modes.ts";

/** The deviance of a generalized linear mixed model at one point of its parameters (θ, β̃, ψ). */
export interface MarginalAt {
  /** −2 ln of the (approximated) marginal likelihood. */
  readonly value: number;
  gradient(): Float64Array;
  /** The gradient's shares of the clusters, clusters × parameters. */
  scores(): Float64Array;
  /** About half the curvature in β̃, p × p: X̃'V⁻¹X̃ at the weights of the rows. */
  fixedInformation(): Float64Array;
  readonly modes: ModesAt;
  /** Λ by grouping factor. */
  readonly factors: readonly Float64Array[];
}

/** Valid until the next point is looked at. */
export type MarginalDeviance = (parameters: Float64Array) => MarginalAt | null;

/** X̃'WX̃ − X̃'WZΛH⁻¹Λ'Z'WX̃. */
export function fixedInformation(
  { curvature, effects, precision, x, rows }: GeneralizedProblem,
  factors: readonly Float64Array[],
  weights: Float64Array,
): Float64Array {
  const p = x.length;
  const information = new Float64Array(p * p);
  const weighted = new Float64Array(rows);
  const projected = new Float64Array(effects.size);
  const solved = x.map(() => new Float64Array(effects.size));
  const scaled = x.map(() => new Float64Array(effects.size));
  for (let a = 0; a < p; a++) {
    curvature.times(weights, x[a], weighted);
    projectRows(effects, weighted, projected);
    timesFactorsTransposed(effects, factors, projected, scaled[a]);
    solved[a].set(scaled[a]);
    precision.solve(solved[a]);
    for (let b = 0; b <= a; b++) {
      let sum = 0;
      for (let row = 0; row < rows; row++) sum += weighted[row] * x[b][row];
      for (let k = 0; k < effects.size; k++) sum -= solved[a][k] * scaled[b][k];
      information[a * p + b] = sum;
      information[b * p + a] = sum;
    }
  }
  return information;
}
