import { denseOrder, type EliminationOrder, inverseOrder } from "../sparse/minimum-degree.ts";
import { kernelBytes } from "./kernel-bytes.ts";
import { factorizeHead, invertHead, type SparseHead, sparseHead } from "./sparse-head.ts";

/**
 * A symmetric positive definite matrix with some rows appended, to be factorized: A = L L', and the appended rows B become
 * B L⁻ᵀ. Written for hundreds to thousands of columns: the kernels (`assembly/kernel.ts`) run in WebAssembly, two numbers at
 * a time. Columns that are sparse come first and are worked off one by one.
 */
export interface DenseSystem {
  /** n. */
  readonly size: number;
  /** Doubles from one row to the next, of all that is stored here. */
  readonly stride: number;
  /** Where each row and column of A stands in `rows`: its own place, unless another order was asked for. */
  readonly places: Int32Array;
  /** Rows of A (lower triangle), then the appended ones; to be filled before `factorize`, which overwrites it. */
  readonly rows: Float64Array;
  /** ln |A|, or NaN where A is not positive definite. */
  factorize(): number;
  /**
   * The lower triangle of A⁻¹ after `factorize`, row by row with the same stride, in A's own order; where there are sparse columns,
   * only what A has itself. Valid until the next call.
   */
  invert(): Float64Array;
}

interface Kernel {
  readonly memory: WebAssembly.Memory;
  factor(matrix: number, stride: number, columns: number, rows: number): number;
  solveRows(
    rows: number,
    rowsStride: number,
    count: number,
    l: number,
    stride: number,
    n: number,
    triangular: number,
  ): void;
  addSquare(y: number, stride: number, n: number, out: number, outStride: number): void;
}

const pageBytes = 65_536;

export function denseSystem(size: number, appended: number, elimination = denseOrder(size)): DenseSystem {
  const kernel = newKernel();
  const n = padded(size);
  const rowCount = n + padded(appended);
  const sparse = elimination.sparse.slice(0, elimination.sparse.length & ~3);
  const head = sparseHead(sparse, size, n);
  // Where the dense part begins in a matrix, and how many columns it has.
  const tailAt = sparse.length * (n + 1);
  const tail = n - sparse.length;
  const matrixBytes = rowCount * n * 8;
  const matrixAt = pageBytes;
  const solvedAt = matrixAt + matrixBytes;
  const inverseAt = solvedAt + tail * tail * 8;
  reserve(kernel.memory, inverseAt);
  const view = (at: number, length: number) => new Float64Array(kernel.memory.buffer, at, length);
  let matrix = view(matrixAt, rowCount * n);
  let ordered: Float64Array | null = null;
  return {
    size,
    stride: n,
    places: inverseOrder(elimination.order),
    // The appended rows follow the padding of A.
    get rows() {
      if (matrix.length === 0) matrix = view(matrixAt, rowCount * n);
      return matrix;
    },
    factorize() {
      for (let k = size; k < n; k++) {
        matrix.fill(0, k * n, k * n + n);
        matrix[k * n + k] = 1;
      }
      if (!factorizeHead(head, matrix, { first: n, last: n + appended })) return Number.NaN;
      if (kernel.factor(matrixAt + 8 * tailAt, n, tail, rowCount - sparse.length) > 0) return Number.NaN;
      let logDeterminant = 0;
      for (let k = 0; k < size; k++) logDeterminant += Math.log(matrix[k * n + k]);
      return 2 * logDeterminant;
    },
    invert() {
      reserve(kernel.memory, inverseAt + n * n * 8);
      matrix = view(matrixAt, rowCount * n);
      const solved = view(solvedAt, tail * tail).fill(0);
      for (let k = 0; k < tail; k++) solved[k * tail + k] = 1;
      kernel.solveRows(solvedAt, tail, tail, matrixAt + 8 * tailAt, n, tail, 1);
      const inverse = view(inverseAt, n * n).fill(0, tailAt);
      kernel.addSquare(solvedAt, tail, tail, inverseAt + 8 * tailAt, n);
      if (elimination.sparse.length === 0) return inverse;
      invertHead(head, inverse);
      ordered ??= new Float64Array(n * n);
      putInOwnOrder(inverse, head, elimination, ordered);
      return ordered;
    },
  };
}

/** The lower triangle in A's own order of what stands in that of elimination: below the diagonal, but for the head above it. */
function putInOwnOrder(
  matrix: Float64Array,
  { columns, rows, stride, starts, below }: SparseHead,
  { order }: EliminationOrder,
  own: Float64Array,
): void {
  const put = (i: number, j: number, value: number) => {
    own[Math.max(order[i], order[j]) * stride + Math.min(order[i], order[j])] = value;
  };
  for (let k = 0; k < columns; k++) {
    put(k, k, matrix[k * stride + k]);
    for (let at = starts[k]; at < starts[k + 1]; at++) put(k, below[at], matrix[k * stride + below[at]]);
  }
  for (let i = columns; i < rows; i++) for (let j = columns; j <= i; j++) put(i, j, matrix[i * stride + j]);
}

/** Where the i-th appended row stands among the rows. */
export function appendedRow({ size }: Pick<DenseSystem, "size">, index: number): number {
  return padded(size) + index;
}

function padded(count: number): number {
  return Math.ceil(count / 4) * 4;
}

function reserve(memory: WebAssembly.Memory, bytes: number): void {
  const missing = Math.ceil((bytes - memory.buffer.byteLength) / pageBytes);
  if (missing > 0) memory.grow(missing);
}

let compiled: WebAssembly.Module | null = null;

function newKernel(): Kernel {
  compiled ??= new WebAssembly.Module(
    Uint8Array.from(kernelBytes.match(/[0-9a-f]{2}/g) ?? [], (pair) => Number.parseInt(pair, 16)),
  );
  const abort = () => {
    throw new RangeError("a dense kernel gave up");
  };
  return new WebAssembly.Instance(compiled, { env: { abort } }).exports as unknown as Kernel;
}
