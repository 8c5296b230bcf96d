import type { ResidualDesign } from "../../design/residual-design.ts";
import { choleskyInPlace } from "../../math/cholesky.ts";
import type { ResidualAt } from "./residual-matrix.ts";

/**
 * Gives independent residuals the covariance matrix R (times their variance), in place: what `whiten` takes away. Precision
 * weights are not its concern.
 */
export function color(values: Float64Array, design: ResidualDesign, { correlation, scales }: ResidualAt): void {
  if (design.kind === "independent") return;
  const { codes } = design.occasions;
  if (design.kind === "within") {
    for (let s = 0; s + 1 < design.starts.length; s++) {
      const from = design.starts[s];
      const own = values.subarray(from, design.starts[s + 1]);
      const at = codes.subarray(from, design.starts[s + 1]);
      if (correlation.kind === "exchangeable") share(own, correlation.correlation);
      else if (correlation.kind === "markov") carryOn(own, at, correlation.between);
      else if (correlation.kind === "general") multiply(own, at, correlation.between);
    }
  }
  if (scales !== null) for (let row = 0; row < values.length; row++) values[row] *= scales[codes[row]];
}

/** C^½ = √(1 − ρ) (I − J/t) + √(1 + (t − 1)ρ) J/t. */
function share(values: Float64Array, rho: number): void {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const own = Math.sqrt(1 - rho);
  const shared = Math.sqrt(1 + (values.length - 1) * rho);
  for (let row = 0; row < values.length; row++) values[row] = own * (values[row] - mean) + shared * mean;
}

function carryOn(values: Float64Array, codes: Int32Array, between: (i: number, j: number) => number): void {
  for (let row = 1; row < values.length; row++) {
    const c = between(codes[row], codes[row - 1]);
    values[row] = c * values[row - 1] + Math.sqrt(1 - c * c) * values[row];
  }
}

function multiply(values: Float64Array, codes: Int32Array, between: (i: number, j: number) => number): void {
  const size = values.length;
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) lower[i * size + j] = between(codes[i], codes[j]);
  choleskyInPlace(lower, size);
  for (let i = size - 1; i >= 0; i--) {
    let sum = 0;
    for (let j = 0; j <= i; j++) sum += lower[i * size + j] * values[j];
    values[i] = sum;
  }
}
