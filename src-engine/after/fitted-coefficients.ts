import type { DesignColumn } from "../design/columns.ts";
import { isMultipleWithin } from "../design/multiple-within.ts";
import { type Grouping, rowsOfUnit } from "../design/units.ts";
import type { LinearMixedFit } from "../fit/linear-mixed-model.ts";

/**
 * What the fixed part predicts for the coefficient of a random effect's column z in each unit, Σ_s γ_s W_sj over the fixed columns
 * that are z times something constant within units: HLM's FV. With the effect's mode added it is the unit's own empirical Bayes
 * coefficient, HLM's EC.
 */
export function fittedCoefficients(
  { design, coefficients }: Pick<LinearMixedFit, "design" | "coefficients">,
  { values: z }: DesignColumn,
  grouping: Grouping,
): Float64Array {
  const own = design.fixed.flatMap(({ values }, k) => {
    return isMultipleWithin(values, z, grouping) ? [{ values, coefficient: coefficients[k] }] : [];
  });
  return Float64Array.from(grouping.labels, (_, unit) => {
    // The largest of the unit's z divides best.
    const pivot = rowsOfUnit(grouping, unit).reduce((best, row) => (Math.abs(z[row]) > Math.abs(z[best]) ? row : best));
    if (z[pivot] === 0) return Number.NaN;
    return own.reduce((sum, { values, coefficient }) => sum + (coefficient * values[pivot]) / z[pivot], 0);
  });
}
