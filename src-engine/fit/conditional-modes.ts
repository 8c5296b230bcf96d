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
