/**
 * Symmetric matrices of size m as their lower triangle, row by row: entry (a, b), a ≥ b, at a(a+1)/2 + b. Many of them
 * lie one after the other in one array.
 */
export function packedSize(size: number): number {
  return (size * (size + 1)) / 2;
}

export function packedIndex(a: number, b: number): number {
  return a >= b ? (a * (a + 1)) / 2 + b : (b * (b + 1)) / 2 + a;
}
