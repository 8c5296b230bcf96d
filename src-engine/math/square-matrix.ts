/** Products with square matrices, stored in full, row by row, in Float64Arrays. */

/** A B. */
export function multiplySquare(a: Float64Array, b: Float64Array): Float64Array {
  const size = Math.sqrt(a.length);
  const product = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < size; k++) {
      for (let j = 0; j < size; j++) product[i * size + j] += a[i * size + k] * b[k * size + j];
    }
  }
  return product;
}

/** A'A, size × size, of rows of `size` numbers. */
export function crossProducts(rows: Float64Array, size: number): Float64Array {
  const products = new Float64Array(size * size);
  for (let from = 0; from < rows.length; from += size) {
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) products[i * size + j] += rows[from + i] * rows[from + j];
    }
  }
  return products;
}

/** tr(A B). */
export function traceOfProduct(a: Float64Array, b: Float64Array): number {
  const size = Math.sqrt(a.length);
  let sum = 0;
  for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) sum += a[i * size + j] * b[j * size + i];
  return sum;
}

/** A v. */
export function squareTimes(matrix: Float64Array, vector: Float64Array): Float64Array {
  const size = vector.length;
  const product = new Float64Array(size);
  for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) product[i] += matrix[i * size + j] * vector[j];
  return product;
}

/** A'v. */
export function transposedTimes(matrix: Float64Array, vector: Float64Array): Float64Array {
  const size = vector.length;
  const product = new Float64Array(size);
  for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) product[j] += matrix[i * size + j] * vector[i];
  return product;
}

/** u'A v. */
export function bilinearForm(left: Float64Array, matrix: Float64Array, right: Float64Array): number {
  const size = left.length;
  let sum = 0;
  for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) sum += left[i] * matrix[i * size + j] * right[j];
  return sum;
}

/** u_i'A u_j of all pairs of q vectors, q × q. */
export function bilinearForms(vectors: readonly Float64Array[], matrix: Float64Array): Float64Array {
  return Float64Array.from(vectors.flatMap((left) => vectors.map((right) => bilinearForm(left, matrix, right))));
}
