import { isIntercept } from "../../design/aliasing.ts";
import type { DesignColumn } from "../../design/columns.ts";
import type { GeneralizedFit } from "./generalized-mixed-model.ts";
import { keepsUnits } from "./predictor-scale.ts";

/** Steps of scoring come to less than this where estimates are finite; along a direction without a maximum they stay near 1. */
const endlessStep = 0.3;

/**
 * The coefficients that have no finite estimate, by their columns: the outcome is always the same where they matter (Albert & Anderson
 * 1984). Scoring then walks on for ever, one unit of η in each step, which is how they are known: random effects do not help. Links
 * that keep the outcome's units end at the edge of its range instead.
 */
export function separatedCoefficients({ design, state }: GeneralizedFit): readonly DesignColumn[] {
  if (keepsUnits(design.specification.link)) return [];
  const { step } = state.scoring;
  const { problem, basis } = state;
  if (largest(problem.x, step, problem.rows) < endlessStep) return [];
  const own = basis.fixedToUser.map((row) => row.reduce((sum, weight, k) => sum + weight * step[k], 0));
  const moved = design.fixed.filter(({ values }, k) => Math.abs(own[k]) * largestSize(values) > endlessStep / 2);
  const named = moved.filter((column) => !isIntercept(column));
  return named.length > 0 ? named : moved;
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

function largestSize(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
