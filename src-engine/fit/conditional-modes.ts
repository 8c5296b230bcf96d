import { transform } from "../math/small-matrices.ts";
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

/** With β known at its estimate (lme4's condVar), or with the uncertainty of its estimate (mean squared error of prediction). */
export type ModeUncertainty = "given-fixed" | "with-fixed";

/**
 * Conditional covariance matrices of the random effects given the data and the variances, in the user's units, by random
 * part: units × q × q row by row.
 *
 *     given-fixed: Var(b | y, β) = σ² (T − T Z'V⁻¹Z T),   with-fixed: Var(b̂ − b) = σ² (T − T Z'PZ T),
 *     P = V⁻¹ − V⁻¹X (X'V⁻¹X)⁻¹ X'V⁻¹
 */
function conditionalCovariances(
  { state, scaleVariance }: LinearMixedFit,
  uncertainty: ModeUncertainty,
): readonly Float64Array[] {
  const { basis, problem, at } = state;
  const { effects, parts, coefficients: p } = problem;
  effects.eliminate(at.factors);
  const covariances = parts.map(({ parameters, grouping }) => {
    return new Float64Array(effects.groupings[grouping].units * parameters.size ** 2);
  });
  const adjoint = new Float64Array((p + 1) ** 2);
  if (uncertainty === "with-fixed") {
    for (let a = 0; a < p; a++) for (let b = 0; b < p; b++) adjoint[a * (p + 1) + b] = at.inverse[a * p + b];
  }
  effects.visitGradients(adjoint, (visited, unit, information) => {
    for (const [index, { grouping, effectOffset, parameters }] of parts.entries()) {
      if (grouping !== visited) continue;
      const { size } = parameters;
      const spread = conditionalSpread(at.relative[grouping], at.factors[grouping], information);
      const width = Math.sqrt(spread.length);
      const block = Float64Array.from({ length: size * size }, (_, entry) => {
        return spread[(effectOffset + Math.floor(entry / size)) * width + effectOffset + (entry % size)];
      });
      covariances[index].set(transform(basis.randomToUser[index], block, scaleVariance), unit * size * size);
    }
  });
  return covariances;
}

/** Conditional standard deviations of the random effects, by random part: units × q row by row. */
export function conditionalDeviations(
  fit: LinearMixedFit,
  uncertainty: ModeUncertainty = "given-fixed",
): readonly Float64Array[] {
  const covariances = conditionalCovariances(fit, uncertainty);
  return fit.state.problem.parts.map(({ parameters: { size } }, part) =>
    Float64Array.from({ length: covariances[part].length / size }, (_, effect) => {
      const k = effect % size;
      return Math.sqrt(Math.max(0, covariances[part][(effect - k) * size + k * size + k]));
    }),
  );
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
