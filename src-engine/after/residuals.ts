import { conditionalModes } from "../fit/conditional-modes.ts";
import { fixedPredictions } from "../fit/inference/explained-variance.ts";
import type { LinearMixedFit } from "../fit/linear-mixed-model.ts";

/** By row of the design, in the outcome's units unless said otherwise. */
export interface Residuals {
  /** xβ̂, and the offset where there is one. */
  readonly predictedMarginal: Float64Array;
  /** xβ̂ + Σ zb̂. */
  readonly predictedConditional: Float64Array;
  readonly marginal: Float64Array;
  readonly conditional: Float64Array;
  /** Over √(Σ z'Tz + Var e), in standard deviations. */
  readonly standardizedMarginal: Float64Array;
  /** Over √Var e (Pearson's), in standard deviations. */
  readonly standardizedConditional: Float64Array;
}

/** What is left of every row's outcome by the fixed part alone, and with the random effects of its units. */
export function residuals(fit: LinearMixedFit): Residuals {
  const { design } = fit;
  const { outcome, offset } = design;
  const predictedMarginal = fixedPredictions(fit).map((value, row) => value + (offset?.[row] ?? 0));
  const predictedConditional = predictedMarginal.slice();
  const spread = residualVariances(fit);
  const total = spread.slice();
  const modes = conditionalModes(fit);
  for (const [part, { grouping, columns }] of design.random.entries()) {
    const { units } = design.groupings[grouping];
    const q = columns.length;
    for (let row = 0; row < outcome.length; row++) {
      for (let a = 0; a < q; a++) {
        const z = columns[a].values[row];
        predictedConditional[row] += z * modes[part][units[row] * q + a];
        for (let b = 0; b < q; b++) total[row] += z * fit.covariances[part][a * q + b] * columns[b].values[row];
      }
    }
  }
  const marginal = outcome.map((value, row) => value - predictedMarginal[row]);
  const conditional = outcome.map((value, row) => value - predictedConditional[row]);
  return {
    predictedMarginal,
    predictedConditional,
    marginal,
    conditional,
    standardizedMarginal: marginal.map((value, row) => value / Math.sqrt(total[row])),
    standardizedConditional: conditional.map((value, row) => value / Math.sqrt(spread[row])),
  };
}

/** Var e by row: σ² over its weight, times what the residual structure makes of it. */
function residualVariances({ design, scaleVariance, state }: LinearMixedFit): Float64Array {
  const { residual, weights, outcome } = design;
  const relative = state.residual?.at.variances ?? null;
  const codes = residual.kind === "independent" ? null : residual.occasions.codes;
  return Float64Array.from({ length: outcome.length }, (_, row) => {
    const ofStructure = relative === null || codes === null ? 1 : relative[codes[row]];
    return (scaleVariance * ofStructure) / (weights?.[row] ?? 1);
  });
}
