/**
 * L with L L' = G G' for the rows of G, q × r of full rank: lower triangular, q × q row by row, with positive diagonal elements and
 * columns of zeros where a row depends on those before it. G is turned from the right (Givens), so that nothing is squared.
 */
export function echelonFactor(rows: readonly (readonly number[])[]): Float64Array {
  const size = rows.length;
  const rest = rows.map((row) => [...row]);
  const lower = new Float64Array(size * size);
  let found = 0;
  for (let i = 0; i < size; i++) {
    const row = rest[i];
    const rank = row.length;
    const left = Math.hypot(...row.slice(found));
    if (!(left > dependent * Math.hypot(...row))) continue;
    for (let k = found + 1; k < rank; k++) turn(rest, i, found, k);
    const sign = Math.sign(row[found]);
    for (let below = i; below < size; below++) lower[below * size + i] = sign * rest[below][found];
    found++;
  }
  return lower;
}

/** Of a row's length. */
const dependent = 1e-12;

/** Turns columns a and b of the rows from the `from`th on so that this one has nothing in b. */
function turn(rows: number[][], from: number, a: number, b: number): void {
  const length = Math.hypot(rows[from][a], rows[from][b]);
  if (length === 0) return;
  const c = rows[from][a] / length;
  const s = rows[from][b] / length;
  for (const row of rows.slice(from)) {
    const [left, right] = [row[a], row[b]];
    row[a] = c * left + s * right;
    row[b] = c * right - s * left;
  }
  rows[from][b] = 0;
}
