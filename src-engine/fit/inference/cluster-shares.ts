import { packedIndex, packedSize } from "../nested/packed.ts";

/**
 * The rows of one outermost unit in orthonormal eigenvectors of V, as many as it takes to hold X̃: s coordinates. V leaves
 * their span alone, and X̃ is zero outside it, so that what is made of V, X̃ and scores can be made here.
 */
export interface ClusterCoordinates {
  /** By coordinate: V's eigenvalue. */
  readonly variances: readonly number[];
  /** X̃, s × p row by row. */
  readonly x: Float64Array;
  /** [X̃ ỹ] v projected into the span, s. */
  readonly residual: Float64Array;
}

/** A part of the space of a unit's rows: what U has in it, and the one eigenvalue that V has there. */
export interface Share {
  readonly variance: number;
  /** Cross-products of U, packed; directions are taken out of them in place. */
  readonly products: Float64Array;
  /** By column of U: its square before any direction was taken. */
  readonly squares: Float64Array;
}

/** U along one direction, which is an eigenvector of V. */
export interface EigenRow {
  readonly variance: number;
  readonly row: Float64Array;
}

/** The space of one eigenvector. */
export function shareOf({ variance, row }: EigenRow): Share {
  const products = new Float64Array(packedSize(row.length));
  addSquare(products, row, 1);
  return { variance, products, squares: row.map((value) => value * value) };
}

/** What is left of a cluster's rows where only X̃'s directions count; `vector` gives the residual as a combination of U. */
export function coordinatesOf(
  shares: readonly Share[],
  x: readonly number[],
  vector: Float64Array,
): ClusterCoordinates {
  const rows = merged(shares).flatMap((share) => takeDirections(share, x, vector.length));
  return {
    variances: rows.map(({ variance }) => variance),
    x: Float64Array.from(rows.flatMap(({ row }) => x.map((position) => row[position]))),
    residual: Float64Array.from(rows, ({ row }) => row.reduce((sum, value, c) => sum + value * vector[c], 0)),
  };
}

/** Eigenvalues that differ by less than this, relatively, are equal. */
const sameVariance = 1e-10;

export function merged(shares: readonly Share[]): readonly Share[] {
  const result: Share[] = [];
  for (const share of shares.toSorted((a, b) => a.variance - b.variance)) {
    const last = result.at(-1);
    if (last !== undefined && share.variance - last.variance <= sameVariance * share.variance) {
      for (let e = 0; e < last.products.length; e++) last.products[e] += share.products[e];
      for (let c = 0; c < last.squares.length; c++) last.squares[c] += share.squares[c];
    } else {
      result.push(share);
    }
  }
  return result;
}

/** Of a column's square: what is left of it below this share is rounding. */
const rankTolerance = 1e-13;

/** Takes the directions of columns out of a share, one after the other; those with nothing new have none. */
export function takeDirections(
  { variance, products, squares }: Share,
  positions: readonly number[],
  width: number,
): readonly EigenRow[] {
  return positions.flatMap((position): readonly EigenRow[] => {
    const pivot = products[packedIndex(position, position)];
    if (!(pivot > rankTolerance * squares[position])) return [];
    const scale = 1 / Math.sqrt(pivot);
    const row = Float64Array.from({ length: width }, (_, c) => products[packedIndex(position, c)] * scale);
    addSquare(products, row, -1);
    return [{ variance, row }];
  });
}

/** Adds ± r r' to a packed matrix. */
function addSquare(packed: Float64Array, row: Float64Array, sign: 1 | -1): void {
  let entry = 0;
  for (let a = 0; a < row.length; a++) for (let b = 0; b <= a; b++, entry++) packed[entry] += sign * row[a] * row[b];
}
