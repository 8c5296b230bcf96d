import type { NestedLevel } from "./nested-structure.ts";
import type { Fronts } from "./path-fronts.ts";
import type { VisitShare, VisitSpread } from "./posterior-precision.ts";

export function pathLeverages(
  { units, size, inverse }: Fronts,
  lambda: Float64Array,
  z: readonly Float64Array[],
  starts: Int32Array,
  into: Float64Array,
): void {
  const product = new Float64Array(size * size);
  const spread = new Float64Array(size * size);
  into.fill(0);
  for (let unit = 0; unit < units; unit++) {
    multiplyBlock(lambda, inverse, unit * size * size, size, product);
    for (let a = 0; a < size; a++) {
      for (let b = 0; b <= a; b++) {
        let sum = 0;
        for (let k = 0; k < size; k++) sum += product[a * size + k] * lambda[b * size + k];
        spread[a * size + b] = a === b ? sum : 2 * sum;
      }
    }
    for (let a = 0; a < size; a++) {
      const left = z[a];
      for (let b = 0; b <= a; b++) {
        const right = z[b];
        const weight = spread[a * size + b];
        for (let row = starts[unit]; row < starts[unit + 1]; row++) into[row] += weight * left[row] * right[row];
      }
    }
  }
}

/** A Λ C at each level's own block, by innermost unit. */
export function visitPathGradients(
  { units, size, inverse }: Fronts,
  gram: Float64Array,
  lambda: Float64Array,
  levels: readonly NestedLevel[],
  clusters: Int32Array,
  visit: VisitShare,
): void {
  const product = new Float64Array(size * size);
  const shares = levels.map(({ z }) => new Float64Array(z.length ** 2));
  for (let unit = 0; unit < units; unit++) {
    const from = unit * size * size;
    multiplyBlock(lambda, inverse, from, size, product);
    let at = 0;
    for (const [index, share] of shares.entries()) {
      const q = levels[index].z.length;
      for (let a = 0; a < q; a++) {
        for (let b = 0; b < q; b++) {
          let sum = 0;
          for (let k = 0; k < size; k++) sum += gram[from + (at + a) * size + k] * product[k * size + at + b];
          share[a * q + b] = sum;
        }
      }
      visit(index, clusters[unit], share);
      at += q;
    }
  }
}

export function visitOwnBlocks(fronts: readonly Fronts[], visit: VisitSpread): void {
  for (const [index, { units, own, size, inverse }] of fronts.entries()) {
    const spread = new Float64Array(own * own);
    for (let unit = 0; unit < units; unit++) {
      for (let a = 0; a < own; a++) {
        for (let b = 0; b < own; b++) spread[a * own + b] = inverse[(unit * size + a) * size + b];
      }
      visit(index, unit, spread);
    }
  }
}

/** Λ C for the block C that begins at `from`. */
function multiplyBlock(
  lambda: Float64Array,
  inverse: Float64Array,
  from: number,
  size: number,
  into: Float64Array,
): void {
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      let sum = 0;
      for (let k = 0; k < size; k++) sum += lambda[a * size + k] * inverse[from + k * size + b];
      into[a * size + b] = sum;
    }
  }
}
