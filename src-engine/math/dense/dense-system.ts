import { kernelBytes } from "./kernel-bytes.ts";

/**
 * A symmetric positive definite matrix with some rows appended, to be factorized: A = L L', and the appended rows B become
 * B L⁻ᵀ. Written for hundreds to thousands of columns: the kernels (`assembly/kernel.ts`) run in WebAssembly, two numbers at
 * a time.
 */
export interface DenseSystem {
  /** n. */
  readonly size: number;
  /** Doubles from one row to the next, of all that is stored here. */
  readonly stride: number;
  /** Rows of A (lower triangle), then the appended ones; to be filled before `factorize`, which overwrites it. */
  readonly rows: Float64Array;
  /** ln |A|, or NaN where A is not positive definite. */
  factorize(): number;
  /** The lower triangle of A⁻¹, row by row with the same stride, after `factorize`. Valid until the next call. */
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

export function denseSystem(size: number, appended: number): DenseSystem {
  const kernel = newKernel();
  const n = padded(size);
  const rowCount = n + padded(appended);
  const matrixBytes = rowCount * n * 8;
  const squareBytes = n * n * 8;
  const matrixAt = pageBytes;
  const solvedAt = matrixAt + matrixBytes;
  const inverseAt = solvedAt + squareBytes;
  reserve(kernel.memory, inverseAt);
  const view = (at: number, length: number) => new Float64Array(kernel.memory.buffer, at, length);
  let matrix = view(matrixAt, rowCount * n);
  return {
    size,
    stride: n,
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
      if (kernel.factor(matrixAt, n, n, rowCount) > 0) return Number.NaN;
      let logDeterminant = 0;
      for (let k = 0; k < size; k++) logDeterminant += Math.log(matrix[k * n + k]);
      return 2 * logDeterminant;
    },
    invert() {
      reserve(kernel.memory, inverseAt + squareBytes);
      matrix = view(matrixAt, rowCount * n);
      const solved = view(solvedAt, n * n).fill(0);
      for (let k = 0; k < n; k++) solved[k * n + k] = 1;
      kernel.solveRows(solvedAt, n, n, matrixAt, n, n, 1);
      const inverse = view(inverseAt, n * n).fill(0);
      kernel.addSquare(solvedAt, n, n, inverseAt, n);
      return inverse;
    },
  };
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
