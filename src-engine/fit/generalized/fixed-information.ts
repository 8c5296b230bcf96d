import { innerProduct } from "../../math/inner-product.ts";
import { addEffects, projectRows, timesFactors, timesFactorsTransposed } from "./effect-columns.ts";
import type { GeneralizedProblem } from "./generalized-problem.ts";

/**
 * X̃'WX̃ − X̃'WZΛH⁻¹Λ'Z'WX̃ as what is left of the columns of X̃ when their penalized regression on ZΛ is taken out of them: with
 * C = H⁻¹Λ'Z'WX̃ it is (X̃ − ZΛC)'W(X̃ − ZΛC) + C'C, in which nothing cancels however much the rows know.
 */
export function fixedInformation(
  { curvature, effects, precision, x, rows }: GeneralizedProblem,
  factors: readonly Float64Array[],
  weights: Float64Array,
): Float64Array {
  const p = x.length;
  const information = new Float64Array(p * p);
  const weighted = new Float64Array(rows);
  const projected = new Float64Array(effects.size);
  const regressions = x.map((column) => {
    const solved = new Float64Array(effects.size);
    curvature.times(weights, column, weighted);
    projectRows(effects, weighted, projected);
    timesFactorsTransposed(effects, factors, projected, solved);
    precision.solve(solved);
    timesFactors(effects, factors, solved, projected);
    for (let k = 0; k < projected.length; k++) projected[k] = -projected[k];
    const rest = column.slice();
    addEffects(effects, projected, rest);
    return { solved, rest };
  });
  for (const [a, one] of regressions.entries()) {
    curvature.times(weights, one.rest, weighted);
    for (const [b, other] of regressions.slice(0, a + 1).entries()) {
      const sum = innerProduct(weighted, other.rest) + innerProduct(one.solved, other.solved);
      information[a * p + b] = sum;
      information[b * p + a] = sum;
    }
  }
  return information;
}
