import { multiplySquare } from "../math/square-matrix.ts";
import type { LinearMixedFit } from "./linear-mixed-model.ts";
import { residualCombination } from "./profiled-deviance.ts";

/**
 * Conditional modes of the random effects (empirical Bayes residuals, BLUPs), in the user's units, by random part:
 * units × q row by row, in the order of the grouping's units.
 *
 *     b = Σ Z'V⁻¹ (y − Xβ̂)
 */
export function conditionalModes({ state }: LinearMixedFit): readonly Float64Array[] {
  const { basis, problem, at } = state;
  const { effects, parts } = problem;
  effects.eliminate(at.factors);
  const modes = parts.map(({ parameters, grouping }) => {
    return new Float64Array(effects.groupings[grouping].units * parameters.size);
  });
  effects.visitScores(residualCombination(at.beta), (visited, unit, scores) => {
    for (const [index, { grouping, effectOffset, parameters }] of parts.entries()) {
      if (grouping !== visited) continue;
      const size = parameters.size;
      const relative = at.relative[grouping];
      const own = Array.from({ length: size }, (_, k) => {
        const row = (effectOffset + k) * scores.length;
        return scores.reduce((sum, score, j) => sum + relative[row + j] * score, 0);
      });
      for (const [k, row] of basis.randomToUser[index].entries()) {
        const value = row.reduce((sum, weight, j) => sum + weight * own[j], 0);
        modes[index][unit * size + k] = basis.outcomeScale * value;
      }
    }
  });
  return modes;
}

/**
 * Conditional standard deviations of the random effects given the data and the parameters, in the user's units, by random
 * part: units × q row by row.
 *
 *     Var(b | y) = σ² (T − T Z'V⁻¹Z T)
 */
export function conditionalDeviations({ state, scaleVariance }: LinearMixedFit): readonly Float64Array[] {
  const { basis, problem, at } = state;
  const { effects, parts, coefficients } = problem;
  effects.eliminate(at.factors);
  const deviations = parts.map(({ parameters, grouping }) => {
    return new Float64Array(effects.groupings[grouping].units * parameters.size);
  });
  const known = new Float64Array((coefficients + 1) ** 2);
  effects.visitGradients(known, (visited, unit, information) => {
    for (const [index, { grouping, effectOffset, parameters }] of parts.entries()) {
      if (grouping !== visited) continue;
      const size = parameters.size;
      const spread = conditionalSpread(at.relative[grouping], at.factors[grouping], information);
      const width = Math.sqrt(spread.length);
      for (const [k, row] of basis.randomToUser[index].entries()) {
        let variance = 0;
        for (let a = 0; a < size; a++) {
          for (let b = 0; b < size; b++) {
            variance += row[a] * row[b] * spread[(effectOffset + a) * width + effectOffset + b];
          }
        }
        deviations[index][unit * size + k] = Math.sqrt(Math.max(0, variance * scaleVariance));
      }
    }
  });
  return deviations;
}

/** T − T M T = T − T (MΛ) Λ'. */
function conditionalSpread(
  relative: Float64Array,
  factor: Float64Array,
  scaledInformation: Float64Array,
): Float64Array {
  const q = Math.sqrt(relative.length);
  const product = multiplySquare(relative, scaledInformation);
  const spread = relative.slice();
  for (let a = 0; a < q; a++) {
    for (let b = 0; b < q; b++) {
      for (let c = 0; c < q; c++) spread[a * q + b] -= product[a * q + c] * factor[b * q + c];
    }
  }
  return spread;
}
