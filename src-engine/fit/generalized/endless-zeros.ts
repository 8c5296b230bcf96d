import type { Design } from "../../design/design.ts";
import { largestSize } from "../../math/largest-size.ts";
import { symmetricEigen } from "../../math/symmetric-eigen.ts";

/** Information below which a direction of the zero part has no finite estimate: a standard error of 300 on the scale of log-odds. */
const leastInformation = 1e-5;
/** Share of the size of a direction from which on a coefficient belongs to it. */
const belongs = 0.25;

/** Coefficients of the zero part without a finite estimate. */
export interface EndlessZeros {
  /** By column of the zero part. */
  readonly isEndless: readonly boolean[];
  /** What their variances are at least; 0 for the others. */
  readonly variances: Float64Array;
}

/**
 * Where zeros of the zero part never occur (or nothing else), their probability ψ ends at 0 (or 1) and its log-odds nowhere. The
 * information that ψ itself, were it seen, gives about the coefficients γ, Σ ψ (1 − ψ) w w', bounds that of the outcome from above:
 * its flat directions are those without an end. `coefficients` in the user's units.
 */
export function endlessZeros({ zeros }: Pick<Design, "zeros">, coefficients: readonly number[]): EndlessZeros {
  const columns = zeros?.columns.map(({ values }) => values) ?? [];
  const size = columns.length;
  const scale = columns.map((values) => largestSize(values) || 1);
  const { values, vectors } = symmetricEigen(zeroInformation(columns, scale, coefficients), size);
  const shares = new Float64Array(size);
  const variances = new Float64Array(size);
  for (const [at, value] of values.entries()) {
    if (value > leastInformation) continue;
    for (let k = 0; k < size; k++) {
      const share = vectors[k * size + at] ** 2;
      shares[k] += share;
      variances[k] += share / Math.max(value, Number.EPSILON) / scale[k] ** 2;
    }
  }
  const most = Math.max(...shares);
  const isEndless = columns.map((_, k) => most > 0 && shares[k] > belongs * most);
  return { isEndless, variances: variances.map((variance, k) => (isEndless[k] ? variance : 0)) };
}

function zeroInformation(
  columns: readonly Float64Array[],
  scale: readonly number[],
  coefficients: readonly number[],
): Float64Array {
  const size = columns.length;
  const information = new Float64Array(size * size);
  for (let row = 0; row < (columns[0]?.length ?? 0); row++) {
    const logit = coefficients.reduce((sum, coefficient, k) => sum + coefficient * columns[k][row], 0);
    const weight = 1 / (2 + 2 * Math.cosh(logit));
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        information[i * size + j] += (weight * columns[i][row] * columns[j][row]) / (scale[i] * scale[j]);
      }
    }
  }
  return information;
}
