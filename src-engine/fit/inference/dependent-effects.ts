import { inverseOfRows, productOfRows } from "../../math/small-matrices.ts";

/** A random effect that is a sum of others in every unit. */
export interface DependentEffect {
  readonly effect: number;
  readonly equals: readonly { readonly effect: number; readonly coefficient: number }[];
}

/**
 * Which `effects` are sums of `rank` others, where Σ, q × q, has no higher rank: those are chosen one after the other, each as the one of
 * which those before it leave the largest share (a Cholesky factor with pivots); with them at P, the others at D, b_D = Σ_DP Σ_PP⁻¹ b_P.
 */
export function dependentEffects(
  covariance: Float64Array,
  size: number,
  effects: readonly number[],
  rank: number,
): readonly DependentEffect[] {
  const correlations = effects.map((i) =>
    effects.map((j) => covariance[i * size + j] / Math.sqrt(covariance[i * size + i] * covariance[j * size + j])),
  );
  const chosen = pivots(correlations, rank);
  const inverse = inverseOfRows(chosen.map((i) => chosen.map((j) => correlations[i][j])));
  const deviation = (i: number) => Math.sqrt(covariance[effects[i] * size + effects[i]]);
  return effects.flatMap((effect, i): DependentEffect[] => {
    if (chosen.includes(i)) return [];
    const own = chosen.map((j) => correlations[i][j]);
    const equals = chosen.map((j, k) => {
      return { effect: effects[j], coefficient: (productOfRows(own, inverse[k]) * deviation(i)) / deviation(j) };
    });
    return [{ effect, equals }];
  });
}

function pivots(matrix: readonly (readonly number[])[], rank: number): readonly number[] {
  const rest = matrix.map((row) => [...row]);
  const chosen: number[] = [];
  for (let step = 0; step < rank; step++) {
    const left = rest.map((row, i) => (chosen.includes(i) ? -1 : row[i]));
    // Rounding must not choose among effects that are alike.
    const next = left.findIndex((share) => share >= Math.max(...left) * (1 - 1e-9));
    const pivot = [...rest[next]];
    for (const row of rest) {
      const along = row[next] / pivot[next];
      for (let j = 0; j < row.length; j++) row[j] -= along * pivot[j];
    }
    chosen.push(next);
  }
  return chosen.sort((a, b) => a - b);
}
