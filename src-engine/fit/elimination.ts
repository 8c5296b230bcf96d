import { choleskyInPlace, solveLowerInPlace } from "../math/cholesky.ts";
import { packedIndex, packedSize } from "./packed.ts";
import type { UnitProducts } from "./unit-products.ts";

/**
 * Eliminates the random effects of nested grouping factors, unit by unit, from the innermost outwards.
 *
 * Rows of U = [X Z y] enter as cross-products W = U'U of the innermost units. With T = ΛΛ' and S picking the columns of Z,
 * a unit's W becomes
 *
 *     W̃ = U'V⁻¹U = W − W S'ΦS W,   V = I + ZTZ',   Φ = Λ (I + Λ'S W S'Λ)⁻¹ Λ'
 *
 * and is added to its parent's W; ln |V| = ln |I + Λ'S W S'Λ| adds up beside. What arrives at the top is U'V⁻¹U of all
 * rows. No matrix is larger than m × m, nothing is filled in, and the cost goes with the number of units, not of rows.
 */
export interface Elimination {
  /** m, the number of columns of U. */
  readonly size: number;
  /** U'V⁻¹U of all rows, packed, after `eliminate`. */
  readonly top: Float64Array;
  readonly levels: readonly EliminationLevel[];
  /** Works through all units at the factors Λ of the levels; returns ln |V|, NaN where a factor is not finite. */
  eliminate(factors: readonly Float64Array[]): number;
}

/** One grouping factor: its units, and where their random effects' columns stand in U. */
export interface LevelStructure {
  readonly units: number;
  /** Parent of each unit, in the next level; all zeros at the outermost. */
  readonly parents: Int32Array;
  /** S: positions in U; q of them. */
  readonly z: readonly number[];
}

export interface EliminationLevel extends LevelStructure {
  /** By unit, packed: W before its own effects are eliminated, those of inner levels being so already. */
  readonly products: Float64Array;
  /** By unit, q × m: the rows S W̃ = Z'V⁻¹U, after `eliminate`. */
  readonly projected: Float64Array;
}

export function elimination(products: UnitProducts, structure: readonly LevelStructure[]): Elimination {
  const { size } = products;
  const stride = packedSize(size);
  const top = new Float64Array(stride);
  const levels = structure.map((level, index) => ({
    ...level,
    products: index === 0 ? products.packed : new Float64Array(level.units * stride),
    projected: new Float64Array(level.units * level.z.length * size),
  }));
  const steps = levels.map((level, index) => unitStep(level, size, levels[index + 1]?.products ?? top));
  return {
    size,
    top,
    levels,
    eliminate(factors) {
      for (const { products: sums } of levels.slice(1)) sums.fill(0);
      top.fill(0);
      if (levels.length === 0) addAll(products, top);
      let logDeterminant = 0;
      for (const [index, step] of steps.entries()) logDeterminant += step(factors[index]);
      return logDeterminant;
    },
  };
}

/** The work on all units of one level, with its scratch space. */
function unitStep(level: EliminationLevel, size: number, target: Float64Array): (factor: Float64Array) => number {
  const { units, parents, z, products, projected } = level;
  const q = z.length;
  const stride = packedSize(size);
  const gather = Int32Array.from({ length: q * size }, (_, entry) =>
    packedIndex(z[Math.floor(entry / size)], entry % size),
  );
  const rows = new Float64Array(q * size);
  const b = new Float64Array(q * size);
  const inner = new Float64Array(q * q);

  return (factor) => {
    let logDeterminant = 0;
    for (let unit = 0; unit < units; unit++) {
      const from = unit * stride;
      for (let entry = 0; entry < rows.length; entry++) rows[entry] = products[from + gather[entry]];
      multiplyTransposed(factor, q, rows, size, b);
      formInner(b, factor, z, size, inner);
      logDeterminant += choleskyInPlace(inner, q);
      solveLowerInPlace(inner, q, b, size);
      addReduced(products, from, b, q, size, target, parents[unit] * stride);
      projectRows(rows, b, z, size, projected, unit * q * size);
    }
    return logDeterminant;
  };
}

/** Λ' S W. */
function multiplyTransposed(
  factor: Float64Array,
  q: number,
  rows: Float64Array,
  size: number,
  out: Float64Array,
): void {
  out.fill(0);
  for (let k = 0; k < q; k++) {
    for (let i = 0; i < q; i++) {
      const weight = factor[i * q + k];
      if (weight === 0) continue;
      for (let c = 0; c < size; c++) out[k * size + c] += weight * rows[i * size + c];
    }
  }
}

/** I + (Λ'S W) S'Λ. */
function formInner(
  lambdaRows: Float64Array,
  factor: Float64Array,
  z: readonly number[],
  size: number,
  out: Float64Array,
): void {
  const q = z.length;
  for (let a = 0; a < q; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = a === b ? 1 : 0;
      for (let i = 0; i < q; i++) sum += lambdaRows[a * size + z[i]] * factor[i * q + b];
      out[a * q + b] = sum;
    }
  }
}

/** Adds W − B'B to the parent's W. */
function addReduced(
  products: Float64Array,
  from: number,
  b: Float64Array,
  q: number,
  size: number,
  target: Float64Array,
  to: number,
): void {
  let entry = 0;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++, entry++) {
      let value = products[from + entry];
      for (let k = 0, at = 0; k < q; k++, at += size) value -= b[at + row] * b[at + column];
      target[to + entry] += value;
    }
  }
}

/** S W̃ = S W − (S B') B. */
function projectRows(
  rows: Float64Array,
  b: Float64Array,
  z: readonly number[],
  size: number,
  out: Float64Array,
  to: number,
): void {
  const q = z.length;
  for (let k = 0; k < q; k++) {
    for (let c = 0; c < size; c++) {
      let value = rows[k * size + c];
      for (let j = 0, at = 0; j < q; j++, at += size) value -= b[at + z[k]] * b[at + c];
      out[to + k * size + c] = value;
    }
  }
}

function addAll({ units, packed }: UnitProducts, target: Float64Array): void {
  for (let unit = 0, at = 0; unit < units; unit++) {
    for (let entry = 0; entry < target.length; entry++) target[entry] += packed[at++];
  }
}
