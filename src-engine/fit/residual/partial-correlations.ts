/**
 * Autocorrelations 1, ρ_1, ρ_2, … from partial autocorrelations π_1, π_2, …, each between −1 and 1, by the Durbin–Levinson
 * recursion: with φ_k the coefficients of the best prediction from the last k values,
 *
 *     ρ_k = π_k v_(k−1) + Σ_j φ_(k−1),j ρ_(k−j),   v_k = v_(k−1) (1 − π_k²)
 *
 * (Barndorff-Nielsen & Schou 1973). Every such sequence belongs to a positive definite Toeplitz matrix.
 */
export function autocorrelations(partial: readonly number[]): readonly number[] {
  const correlations = [1];
  let prediction: number[] = [];
  let variance = 1;
  for (const [k, own] of partial.entries()) {
    correlations.push(own * variance + prediction.reduce((sum, phi, j) => sum + phi * correlations[k - j], 0));
    prediction = [...prediction.map((phi, j) => phi - own * prediction[k - 1 - j]), own];
    variance *= 1 - own * own;
  }
  return correlations;
}
