import type { LinearMixedFit } from "./linear-mixed-model.ts";
import { residualCombination } from "./profiled-deviance.ts";
import { descend } from "./sensitivity.ts";

/**
 * Conditional modes of the random effects (empirical Bayes residuals, BLUPs), in the user's units, by random part:
 * units × q row by row, in the order of the grouping's units.
 *
 *     b = Σ Z'V⁻¹ (y − Xβ̂)
 */
export function conditionalModes({ state, design }: LinearMixedFit): readonly Float64Array[] {
  const { basis, problem, at } = state;
  const { elimination, parts, x } = problem;
  elimination.eliminate(at.factors);
  const modes = parts.map(({ parameters, level }) => {
    return new Float64Array(elimination.levels[level].units * parameters.size);
  });
  const residual = residualCombination(x, elimination.size, at.beta);
  descend(elimination, at.relative, residual, (level, unit, scores) => {
    for (const [index, part] of parts.entries()) {
      if (part.level !== level) continue;
      const size = part.parameters.size;
      const own = Array.from({ length: size }, (_, k) => {
        const row = (part.effectOffset + k) * scores.length;
        return scores.reduce((sum, score, j) => sum + at.relative[level][row + j] * score, 0);
      });
      for (const [k, row] of basis.randomToUser[index].entries()) {
        const value = row.reduce((sum, weight, j) => sum + weight * own[j], 0);
        modes[index][unit * size + k] = basis.outcomeScale * value;
      }
    }
  });
  return design.random.map((_, index) => modes[index]);
}

/**
 * Conditional standard deviations of the random effects given the data and the other parameters, in the user's units, by
 * random part: units × q row by row. The effects of outer levels are taken as known.
 *
 *     Var(b | y) = σ² (T − T Z'V⁻¹Z T)
 */
export function conditionalDeviations({ state, residualVariance }: LinearMixedFit): readonly Float64Array[] {
  const { basis, problem, at } = state;
  const { elimination, parts } = problem;
  elimination.eliminate(at.factors);
  const { size } = elimination;
  return parts.map(({ parameters, level, effectOffset }, index) => {
    const { units, z, projected } = elimination.levels[level];
    const width = z.length;
    const relative = at.relative[level];
    const q = parameters.size;
    const deviations = new Float64Array(units * q);
    for (let unit = 0; unit < units; unit++) {
      const spread = (a: number, b: number) => {
        let sum = relative[a * width + b];
        for (let c = 0; c < width; c++) {
          for (let d = 0; d < width; d++) {
            sum -= relative[a * width + c] * projected[(unit * width + c) * size + z[d]] * relative[d * width + b];
          }
        }
        return sum;
      };
      for (const [k, row] of basis.randomToUser[index].entries()) {
        let variance = 0;
        for (let a = 0; a < q; a++) {
          for (let b = 0; b < q; b++) variance += row[a] * row[b] * spread(effectOffset + a, effectOffset + b);
        }
        deviations[unit * q + k] = Math.sqrt(Math.max(0, variance * residualVariance));
      }
    }
    return deviations;
  });
}
