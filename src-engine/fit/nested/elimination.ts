import { choleskyInPlace, solveLowerInPlace } from "../../math/cholesky.ts";
import { packedIndex, packedSize } from "./packed.ts";
import type { UnitFactors } from "./unit-factors.ts";

/**
 * Eliminates the random effects of nested grouping factors, unit by unit, from the innermost outwards.
 *
 * A unit's rows U = [X Z y] come as their between and within parts b and D (see `unit-factors.ts`), those of outer levels
 * made from the sum W of what their inner units left: W = D + b'b, b = R⁻ᵀ(Z'U) with Z'Z = R'R. The unit's effects are
 * eliminated to
 *
 *     W̃ = U'V⁻¹U = D + b'M⁻¹b,   M = I + R T R',   ln |V| = ln |M|
 *
 * and W̃ is added to its parent's W. What arrives at the top is U'V⁻¹U of all rows. No matrix is larger than m × m,
 * nothing is filled in, and the cost goes with the number of units, not of rows.
 */
export interface Elimination {
  /** m, the number of columns of U. */
  readonly size: number;
  /** U'V⁻¹U of all rows, packed, after `eliminate`. */
  readonly top: Float64Array;
  readonly levels: readonly EliminationLevel[];
  /** Works through all units at the levels' T; returns ln |V|, NaN where V is not positive definite. */
  eliminate(relative: readonly Float64Array[]): number;
}

/** One grouping factor: its units, and where their random effects' columns stand in U. */
export interface LevelStructure {
  readonly units: number;
  /** Parent of each unit, in the next level; all zeros at the outermost. */
  readonly parents: Int32Array;
  /** Positions of Z in U; q of them. */
  readonly z: readonly number[];
}

/** A level after `eliminate`. Its units' W is that of U'V⁻¹U with the variances of inner levels only. */
export interface EliminationLevel extends LevelStructure {
  /** By unit, packed: D. */
  readonly within: Float64Array;
  /** By unit, q × m: b. */
  readonly between: Float64Array;
  /** By unit, q × m: the rows Z'V⁻¹U of W̃. */
  readonly projected: Float64Array;
}

export function elimination(factors: UnitFactors, structure: readonly LevelStructure[]): Elimination {
  const { size } = factors;
  const stride = packedSize(size);
  const top = new Float64Array(stride);
  const levels = structure.map((level, index): EliminationLevel => {
    const entries = level.units * level.z.length * size;
    return {
      ...level,
      within: index === 0 ? factors.within : new Float64Array(level.units * stride),
      between: index === 0 ? factors.between : new Float64Array(entries),
      projected: new Float64Array(entries),
    };
  });
  const targets = levels.map((_, index) => levels[index + 1]?.within ?? top);
  const steps = levels.map((level, index) => eliminationStep(level, size, targets[index]));
  const splits = levels.slice(1).map((level) => splitStep(level, size));
  return {
    size,
    top,
    levels,
    eliminate(relative) {
      for (const target of targets) target.fill(0);
      if (levels.length === 0) top.set(factors.within);
      let logDeterminant = 0;
      for (const [index, step] of steps.entries()) {
        if (index > 0) splits[index - 1]();
        logDeterminant += step(relative[index]);
      }
      return logDeterminant;
    },
  };
}

/** W̃ = D + b'M⁻¹b of every unit of a level, added to the parents' sums. */
function eliminationStep(
  level: EliminationLevel,
  size: number,
  target: Float64Array,
): (relative: Float64Array) => number {
  const { units, parents, z, within, between, projected } = level;
  const q = z.length;
  const stride = packedSize(size);
  const scaled = new Float64Array(q * q);
  const inner = new Float64Array(q * q);
  const b = new Float64Array(q * size);

  return (relative) => {
    let logDeterminant = 0;
    for (let unit = 0; unit < units; unit++) {
      const from = unit * q * size;
      for (let entry = 0; entry < b.length; entry++) b[entry] = between[from + entry];
      timesRelative(b, z, size, relative, scaled);
      identityPlusProduct(scaled, b, z, size, inner);
      logDeterminant += choleskyInPlace(inner, q);
      solveLowerInPlace(inner, q, b, size);
      addSum(within, unit * stride, b, q, size, target, parents[unit] * stride);
      projectRows(b, z, size, projected, from);
    }
    return logDeterminant;
  };
}

/** R T, R the columns of b at Z. */
function timesRelative(
  b: Float64Array,
  z: readonly number[],
  size: number,
  relative: Float64Array,
  out: Float64Array,
): void {
  const q = z.length;
  for (let i = 0; i < q; i++) {
    for (let k = 0; k < q; k++) {
      let sum = 0;
      for (let j = 0; j < q; j++) sum += b[i * size + z[j]] * relative[j * q + k];
      out[i * q + k] = sum;
    }
  }
}

/** I + (R T) R', its lower triangle. */
function identityPlusProduct(
  scaled: Float64Array,
  b: Float64Array,
  z: readonly number[],
  size: number,
  out: Float64Array,
): void {
  const q = z.length;
  for (let i = 0; i < q; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = i === j ? 1 : 0;
      for (let k = 0; k < q; k++) sum += scaled[i * q + k] * b[j * size + z[k]];
      out[i * q + j] = sum;
    }
  }
}

/** Adds D + b'b, b already divided by the factor of M. */
function addSum(
  within: Float64Array,
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
      let value = within[from + entry];
      for (let k = 0, at = 0; k < q; k++, at += size) value += b[at + row] * b[at + column];
      target[to + entry] += value;
    }
  }
}

/** Z'V⁻¹U = R'M⁻¹b, since D has nothing at Z; `b` already divided by the factor of M. */
function projectRows(b: Float64Array, z: readonly number[], size: number, out: Float64Array, to: number): void {
  const q = z.length;
  for (let k = 0; k < q; k++) {
    for (let c = 0; c < size; c++) {
      let value = 0;
      for (let j = 0, at = 0; j < q; j++, at += size) value += b[at + z[k]] * b[at + c];
      out[to + k * size + c] = value;
    }
  }
}

/** Of a column's square: what is left of it below this share is rounding. */
const rankTolerance = 1e-13;

/**
 * Splits the sums W of an outer level's units, which stand in `within`, into D and b in place, effect by effect:
 * b_k = W_k / √W_kk, then W − b_k b_k'. An effect that a unit cannot tell from the ones before has a row of zeros.
 */
function splitStep({ units, z, within, between }: EliminationLevel, size: number): () => void {
  const q = z.length;
  const stride = packedSize(size);
  const columns = z.map((position) => Int32Array.from({ length: size }, (_, c) => packedIndex(position, c)));
  const squares = new Float64Array(q);
  return () => {
    for (let unit = 0; unit < units; unit++) {
      const from = unit * stride;
      for (let k = 0; k < q; k++) squares[k] = within[from + columns[k][z[k]]];
      for (let k = 0; k < q; k++) {
        const row = (unit * q + k) * size;
        const pivot = within[from + columns[k][z[k]]];
        const scale = pivot > rankTolerance * squares[k] ? 1 / Math.sqrt(pivot) : 0;
        for (let c = 0; c < size; c++) between[row + c] = within[from + columns[k][c]] * scale;
        subtractSquare(within, from, between, row, size);
      }
    }
  };
}

function subtractSquare(packed: Float64Array, from: number, vector: Float64Array, at: number, size: number): void {
  let entry = from;
  for (let a = 0; a < size; a++) {
    const left = vector[at + a];
    for (let b = 0; b <= a; b++, entry++) packed[entry] -= left * vector[at + b];
  }
}
