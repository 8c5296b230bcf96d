/**
 * Products of columns, of which four are worked out side by side: an addition waits for the one before, and sums that grow
 * together do not wait for each other. Each has the order of its own, so that no digit depends on the others.
 */

/** Σ a_i b_i over the first rows. */
export function dot(a: Float64Array, b: Float64Array, rows: number): number {
  let sum = 0;
  for (let row = 0; row < rows; row++) sum += a[row] * b[row];
  return sum;
}

/** Adds the products of a column with the first `count` columns, over their first rows, to into[at] …. */
export function addProductsWith(
  left: Float64Array,
  columns: readonly Float64Array[],
  count: number,
  rows: number,
  into: Float64Array,
  at: number,
): void {
  let c = 0;
  for (; c + 3 < count; c += 4) addFourProducts(left, columns, c, rows, into, at + c);
  for (; c < count; c++) into[at + c] += dot(left, columns[c], rows);
}

/** Adds U'U over the first rows, packed as a lower triangle row by row, to into[at] …. */
export function addSquare(columns: readonly Float64Array[], rows: number, into: Float64Array, at: number): void {
  let entry = at;
  for (let a = 0; a < columns.length; entry += ++a) addProductsWith(columns[a], columns, a + 1, rows, into, entry);
}

function addFourProducts(
  left: Float64Array,
  columns: readonly Float64Array[],
  first: number,
  rows: number,
  into: Float64Array,
  at: number,
): void {
  const c0 = columns[first];
  const c1 = columns[first + 1];
  const c2 = columns[first + 2];
  const c3 = columns[first + 3];
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let row = 0; row < rows; row++) {
    const value = left[row];
    s0 += value * c0[row];
    s1 += value * c1[row];
    s2 += value * c2[row];
    s3 += value * c3[row];
  }
  into[at] += s0;
  into[at + 1] += s1;
  into[at + 2] += s2;
  into[at + 3] += s3;
}
