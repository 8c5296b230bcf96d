import { meanOf } from "../../design/row-values.ts";
import { addMultiple } from "../../math/elementwise.ts";
import { innerProduct } from "../../math/inner-product.ts";
import type { FixedEstimates } from "./coefficient-tests.ts";

/** R² of the fixed part alone, and of fixed and random part together. */
export interface ExplainedVariance {
  readonly marginal: number;
  readonly conditional: number;
}

/** Where the variance of an outcome (or of what lies behind it) comes from. */
export interface VarianceShares extends FixedEstimates {
  /** Σ of each random part. */
  readonly covariances: readonly Float64Array[];
  readonly residualVariance: number;
}

/**
 * Nakagawa & Schielzeth (2013), with Johnson's (2014) variance of random slopes: with σ²_f the variance of Xβ̂ over the rows
 * (n − 1 in its denominator) and σ²_l = Σ_parts mean over the rows of z'Σz,
 *
 *     marginal = σ²_f / (σ²_f + σ²_l + σ²),   conditional = (σ²_f + σ²_l) / (σ²_f + σ²_l + σ²)
 */
export function explainedVariance(fit: VarianceShares): ExplainedVariance {
  const { design, covariances, residualVariance } = fit;
  const fixed = varianceOf(fixedPredictions(fit));
  const random = design.random.reduce((sum, { columns }, part) => {
    return (
      sum +
      meanQuadraticForm(
        columns.map(({ values }) => values),
        covariances[part],
      )
    );
  }, 0);
  const total = fixed + random + residualVariance;
  return { marginal: fixed / total, conditional: (fixed + random) / total };
}

/** X β̂ by row. */
export function fixedPredictions({ design, coefficients }: FixedEstimates): Float64Array {
  const predictions = new Float64Array(design.outcome.length);
  for (const [k, { values }] of design.fixed.entries()) addMultiple(coefficients[k], values, predictions);
  return predictions;
}

function varianceOf(values: Float64Array): number {
  const mean = meanOf(values);
  let squares = 0;
  for (let row = 0; row < values.length; row++) squares += (values[row] - mean) ** 2;
  return squares / (values.length - 1);
}

/** Mean over the rows of z'Mz, M symmetric. */
function meanQuadraticForm(columns: readonly Float64Array[], matrix: Float64Array): number {
  const size = columns.length;
  let sum = 0;
  for (let a = 0; a < size; a++) {
    for (let b = 0; b <= a; b++) {
      sum += (a === b ? 1 : 2) * matrix[a * size + b] * innerProduct(columns[a], columns[b]);
    }
  }
  return sum / columns[0].length;
}
