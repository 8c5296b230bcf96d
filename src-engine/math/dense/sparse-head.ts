/**
 * The first columns of a matrix whose lower triangle is stored like a dense one, rows `stride` doubles apart, where those
 * columns are sparse in its Cholesky factor. Below its diagonal, column k has the rows below[starts[k]] …
 * below[starts[k + 1] − 1], ascending.
 */
export interface SparseHead {
  readonly columns: number;
  readonly rows: number;
  readonly stride: number;
  readonly starts: Int32Array;
  readonly below: Int32Array;
  /** Row by row the same: row i has the columns columnsOf[rowStarts[i]] …, ascending, and each stands at `places` in `below`. */
  readonly rowStarts: Int32Array;
  readonly columnsOf: Int32Array;
  readonly places: Int32Array;
  /** The factor: diagonal, and by place in `below`. */
  readonly diagonal: Float64Array;
  readonly values: Float64Array;
}

export function sparseHead(columns: readonly Int32Array[], rows: number, stride: number): SparseHead {
  const starts = new Int32Array(columns.length + 1);
  for (const [k, { length }] of columns.entries()) starts[k + 1] = starts[k] + length;
  const count = starts[columns.length];
  const below = new Int32Array(count);
  for (const [k, column] of columns.entries()) below.set(column, starts[k]);
  const rowStarts = new Int32Array(rows + 1);
  for (const row of below) rowStarts[row + 1]++;
  for (let row = 0; row < rows; row++) rowStarts[row + 1] += rowStarts[row];
  const next = rowStarts.slice();
  const columnsOf = new Int32Array(count);
  const places = new Int32Array(count);
  for (let k = 0; k < columns.length; k++) {
    for (let place = starts[k]; place < starts[k + 1]; place++) {
      const at = next[below[place]]++;
      columnsOf[at] = k;
      places[at] = place;
    }
  }
  const diagonal = new Float64Array(columns.length);
  const values = new Float64Array(count);
  return { columns: columns.length, rows, stride, starts, below, rowStarts, columnsOf, places, diagonal, values };
}

/**
 * Cholesky's method on the first columns, row by row, which the nearest cache holds: they become the factor's, and what they
 * explain is taken out of the other columns; likewise in the full rows first … last − 1. False where a pivot is not positive.
 */
export function factorizeHead(
  { columns, rows, stride, starts, below, rowStarts, columnsOf, places, diagonal, values }: SparseHead,
  matrix: Float64Array,
  { first, last }: { readonly first: number; readonly last: number },
): boolean {
  for (let i = 0; i < rows; i++) {
    const row = i * stride;
    let own = matrix[row + i];
    for (let at = rowStarts[i]; at < rowStarts[i + 1]; at++) {
      const k = columnsOf[at];
      const place = places[at];
      const left = matrix[row + k] / diagonal[k];
      matrix[row + k] = left;
      values[place] = left;
      own -= left * left;
      for (let above = starts[k]; above < place; above++) matrix[row + below[above]] -= left * values[above];
    }
    if (i < columns) {
      if (!(own > 0)) return false;
      own = Math.sqrt(own);
      diagonal[i] = own;
    }
    matrix[row + i] = own;
  }
  for (let row = first * stride; row < last * stride; row += stride) {
    for (let k = 0; k < columns; k++) {
      const left = matrix[row + k] / diagonal[k];
      matrix[row + k] = left;
      for (let at = starts[k]; at < starts[k + 1]; at++) matrix[row + below[at]] -= left * values[at];
    }
  }
  return true;
}

/**
 * The inverse's first columns where the factor has something, from the others (Takahashi et al. 1973): with l the column of L
 * below its diagonal d, Z_·k = −Z l/d and Z_kk = (1 + l'Z l)/d². They are written as rows, above the diagonal, where the
 * columns before them find them side by side.
 */
export function invertHead(head: SparseHead, inverse: Float64Array): void {
  const { columns, stride, starts, below, diagonal, values } = head;
  const products = productsBehind(head, inverse);
  for (let k = columns - 1; k >= 0; k--) {
    const end = starts[k + 1];
    for (let b = starts[k]; b < end && below[b] < columns; b++) {
      const row = below[b] * stride;
      const left = values[b];
      let sum = inverse[row + below[b]] * left;
      for (let a = b + 1; a < end; a++) {
        const entry = inverse[row + below[a]];
        sum += entry * values[a];
        products[a] += entry * left;
      }
      products[b] += sum;
    }
    let square = 0;
    for (let b = starts[k]; b < end; b++) {
      square += values[b] * products[b];
      inverse[k * stride + below[b]] = -products[b] / diagonal[k];
    }
    inverse[k * stride + k] = (1 + square) / (diagonal[k] * diagonal[k]);
  }
}

/** Z l as far as the other columns' lower triangle of Z says it, for every l, by place in `below`. */
function productsBehind(
  { columns, rows, stride, starts, below, rowStarts, columnsOf, places, values }: SparseHead,
  inverse: Float64Array,
): Float64Array {
  const products = new Float64Array(values.length);
  // Where the rows behind the first columns begin in each column.
  const behind = starts.slice(0, columns).map((start, k) => {
    let place = start;
    while (place < starts[k + 1] && below[place] < columns) place++;
    return place;
  });
  for (let i = columns; i < rows; i++) {
    const row = i * stride;
    for (let at = rowStarts[i]; at < rowStarts[i + 1]; at++) {
      const place = places[at];
      const left = values[place];
      let sum = inverse[row + i] * left;
      for (let b = behind[columnsOf[at]]; b < place; b++) {
        const entry = inverse[row + below[b]];
        sum += entry * values[b];
        products[b] += entry * left;
      }
      products[place] += sum;
    }
  }
  return products;
}
