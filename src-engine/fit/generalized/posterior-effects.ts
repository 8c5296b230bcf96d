import { multiplySquare } from "../../math/square-matrix.ts";
import { timesFactors } from "./effect-columns.ts";
import type { GeneralizedFit } from "./generalized-fit.ts";

/** Conditional modes of the random effects, in the user's units, by random part: units × q row by row. b = D⁻¹Λû. */
export function posteriorModesByPart({ state }: GeneralizedFit): readonly Float64Array[] {
  const { basis, problem, marginal, parameters } = state;
  const { effects, parts } = problem;
  const at = marginal(parameters);
  const scaled = new Float64Array(effects.size);
  if (at !== null) timesFactors(effects, at.factors, at.modes.u, scaled);
  return parts.map(({ grouping, effectOffset, parameters: { size } }, index) => {
    const { units, effects: width, offset } = effects.groupings[grouping];
    const modes = new Float64Array(units * size);
    for (let unit = 0; unit < units; unit++) {
      const from = offset + unit * width + effectOffset;
      for (const [k, row] of basis.randomToUser[index].entries()) {
        for (let j = 0; j < size; j++) modes[unit * size + k] += row[j] * scaled[from + j];
      }
    }
    return modes;
  });
}

/** Their conditional standard deviations: of D⁻¹ΛCΛ'D⁻ᵀ, C = H⁻¹. */
export function posteriorDeviationsByPart({ state }: GeneralizedFit): readonly Float64Array[] {
  const { basis, problem, marginal, parameters } = state;
  const { effects, parts, precision } = problem;
  const deviations = parts.map(({ grouping, parameters: { size } }) => {
    return new Float64Array(effects.groupings[grouping].units * size);
  });
  const at = marginal(parameters);
  if (at === null) return deviations;
  precision.invert();
  precision.visitSpreads((visited, unit, spread) => {
    const factor = at.factors[visited];
    const width = effects.groupings[visited].effects;
    const half = multiplySquare(factor, spread);
    for (const [
      index,
      {
        grouping,
        effectOffset,
        parameters: { size },
      },
    ] of parts.entries()) {
      if (grouping !== visited) continue;
      for (const [k, row] of basis.randomToUser[index].entries()) {
        let variance = 0;
        for (let a = 0; a < size; a++) {
          for (let b = 0; b < size; b++) {
            let entry = 0;
            for (let c = 0; c < width; c++) {
              entry += half[(effectOffset + a) * width + c] * factor[(effectOffset + b) * width + c];
            }
            variance += row[a] * row[b] * entry;
          }
        }
        deviations[index][unit * size + k] = Math.sqrt(Math.max(variance, 0));
      }
    }
  });
  return deviations;
}
