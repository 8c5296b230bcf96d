import type { NestedLevel } from "./nested-structure.ts";

/** Z'WZ at the paths of the innermost units, m × m in full. */
export function weightedProducts(
  weights: Float64Array,
  z: readonly Float64Array[],
  starts: Int32Array,
  gram: Float64Array,
): void {
  const size = z.length;
  const units = starts.length - 1;
  for (let a = 0; a < size; a++) {
    for (let b = 0; b <= a; b++) {
      const left = z[a];
      const right = z[b];
      for (let unit = 0; unit < units; unit++) {
        let sum = 0;
        for (let row = starts[unit]; row < starts[unit + 1]; row++) sum += weights[row] * left[row] * right[row];
        gram[(unit * size + a) * size + b] = sum;
        gram[(unit * size + b) * size + a] = sum;
      }
    }
  }
}

/** Λ of a path: the levels' Λ as blocks. */
export function pathFactor(levels: readonly NestedLevel[], factors: readonly Float64Array[], into: Float64Array): void {
  const size = Math.sqrt(into.length);
  into.fill(0);
  let at = 0;
  for (const [index, { z }] of levels.entries()) {
    const q = z.length;
    for (let a = 0; a < q; a++) {
      for (let b = 0; b < q; b++) into[(at + a) * size + at + b] = factors[index][a * q + b];
    }
    at += q;
  }
}

/** Λ'AΛ of every path. */
export function scaleProducts(gram: Float64Array, lambda: Float64Array, size: number, into: Float64Array): void {
  const product = new Float64Array(size * size);
  for (let from = 0; from < gram.length; from += size * size) {
    for (let a = 0; a < size; a++) {
      for (let b = 0; b < size; b++) {
        let sum = 0;
        for (let k = 0; k < size; k++) sum += gram[from + a * size + k] * lambda[k * size + b];
        product[a * size + b] = sum;
      }
    }
    for (let a = 0; a < size; a++) {
      for (let b = 0; b <= a; b++) {
        let sum = 0;
        for (let k = 0; k < size; k++) sum += lambda[k * size + a] * product[k * size + b];
        into[from + a * size + b] = sum;
      }
    }
  }
}
