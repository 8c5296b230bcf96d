import type { VisitUnit } from "../random-effects.ts";
import type { Elimination, EliminationLevel } from "./elimination.ts";

/**
 * Runs the elimination backwards. With a unit's W̃ = (W⁻¹ + S'TS)⁻¹, S picking the columns of Z, and E = I − W S'ΦS, so that
 * dW̃ = E dW E' − W̃S' dT SW̃, a unit's share of the gradient is S W̃ S' − (S W̃) K_parent (S W̃)', where K of the top is
 * given and K_unit = E' K_parent E + S'ΦS. Everything is read off the rows S W̃ that the last elimination left behind.
 */
export function visitNestedGradients(
  { levels, size }: Elimination,
  relative: readonly Float64Array[],
  top: Float64Array,
  visit: VisitUnit,
): void {
  let above = top;
  for (let index = levels.length - 1; index >= 0; index--) {
    const level = levels[index];
    visitLevel(level, index, size, above, visit);
    if (index > 0) above = innerAdjoints(level, size, relative[index], above);
  }
}

/** K of every innermost unit, m × m one after the other: ∂f/∂(U'U) of its rows. `top` itself where there are no units. */
export function rowAdjoints(
  { levels, size }: Elimination,
  relative: readonly Float64Array[],
  top: Float64Array,
): Float64Array {
  let above = top;
  for (let index = levels.length - 1; index >= 0; index--) {
    above = innerAdjoints(levels[index], size, relative[index], above);
  }
  return above;
}

/**
 * v of every innermost unit, m each: its rows U v are the residuals U vector − Σ Z modes, so that R⁻¹U v are its rows of
 * V⁻¹U vector.
 */
export function rowCombinations(
  { levels, size }: Elimination,
  relative: readonly Float64Array[],
  vector: Float64Array,
): Float64Array {
  let above = vector;
  for (let index = levels.length - 1; index >= 0; index--) {
    above = lessModes(levels[index], size, relative[index], above, () => {});
  }
  return above;
}

function visitLevel(
  { units, z, parents, projected }: EliminationLevel,
  index: number,
  size: number,
  above: Float64Array,
  visit: VisitUnit,
): void {
  const q = z.length;
  const product = new Float64Array(q * size);
  const share = new Float64Array(q * q);
  for (let unit = 0; unit < units; unit++) {
    const rows = unit * q * size;
    timesSymmetric(projected, rows, q, above, parents[unit] * size * size, size, product);
    for (let a = 0; a < q; a++) {
      for (let b = 0; b <= a; b++) {
        let value = projected[rows + a * size + z[b]];
        for (let c = 0; c < size; c++) value -= product[a * size + c] * projected[rows + b * size + c];
        share[a * q + b] = value;
        share[b * q + a] = value;
      }
    }
    visit(index, unit, share);
  }
}

/** K_unit = E' K E + S'ΦS for each unit, with E' = I − S'F, F = ΦSW = T S W̃ and Φ = T − T S W̃ S' T. */
function innerAdjoints(
  { units, z, parents, projected }: EliminationLevel,
  size: number,
  relative: Float64Array,
  above: Float64Array,
): Float64Array {
  const q = z.length;
  const all = new Float64Array(units * size * size);
  const gain = new Float64Array(q * size);
  const gainK = new Float64Array(q * size);
  for (let unit = 0; unit < units; unit++) {
    const own = all.subarray(unit * size * size, (unit + 1) * size * size);
    const from = parents[unit] * size * size;
    own.set(above.subarray(from, from + size * size));
    multiply(relative, q, projected, unit * q * size, size, gain);
    timesSymmetric(gain, 0, q, above, from, size, gainK);
    for (let a = 0; a < q; a++) {
      for (let c = 0; c < size; c++) {
        own[z[a] * size + c] -= gainK[a * size + c];
        own[c * size + z[a]] -= gainK[a * size + c];
      }
    }
    for (let a = 0; a < q; a++) {
      for (let b = 0; b < q; b++) {
        let value = relative[a * q + b];
        for (let k = 0; k < q; k++) value -= gain[a * size + z[k]] * relative[k * q + b];
        for (let c = 0; c < size; c++) value += gainK[a * size + c] * gain[b * size + c];
        own[z[a] * size + z[b]] += value;
      }
    }
  }
  return all;
}

/** From the outermost level inwards: a unit's scores are S W̃ v_unit, where v of an inner unit is v less its parents' modes. */
export function visitNestedScores(
  { levels, size }: Elimination,
  relative: readonly Float64Array[],
  vector: Float64Array,
  visit: VisitUnit,
): void {
  let above = vector;
  for (let index = levels.length - 1; index >= 0; index--) {
    above = lessModes(levels[index], size, relative[index], above, (unit, scores) => visit(index, unit, scores));
  }
}

/** v of each unit with the modes T scores taken from its effects. */
function lessModes(
  { units, z, parents, projected }: EliminationLevel,
  size: number,
  relative: Float64Array,
  above: Float64Array,
  visit: (unit: number, scores: Float64Array) => void,
): Float64Array {
  const q = z.length;
  const scores = new Float64Array(q);
  const inner = new Float64Array(units * size);
  for (let unit = 0; unit < units; unit++) {
    const from = parents[unit] * size;
    for (let k = 0; k < q; k++) {
      const row = (unit * q + k) * size;
      let sum = 0;
      for (let c = 0; c < size; c++) sum += projected[row + c] * above[from + c];
      scores[k] = sum;
    }
    visit(unit, scores);
    const to = unit * size;
    for (let c = 0; c < size; c++) inner[to + c] = above[from + c];
    for (let a = 0; a < q; a++) {
      for (let b = 0; b < q; b++) inner[to + z[a]] -= relative[a * q + b] * scores[b];
    }
  }
  return inner;
}

/** out = R K for q rows of R and a symmetric K. */
function timesSymmetric(
  rows: Float64Array,
  rowsFrom: number,
  q: number,
  k: Float64Array,
  kFrom: number,
  size: number,
  out: Float64Array,
): void {
  for (let a = 0; a < q; a++) {
    const row = rowsFrom + a * size;
    for (let c = 0; c < size; c++) {
      let sum = 0;
      const column = kFrom + c * size;
      for (let d = 0; d < size; d++) sum += rows[row + d] * k[column + d];
      out[a * size + c] = sum;
    }
  }
}

/** out = T R. */
function multiply(
  left: Float64Array,
  q: number,
  rows: Float64Array,
  rowsFrom: number,
  size: number,
  out: Float64Array,
): void {
  out.fill(0);
  for (let a = 0; a < q; a++) {
    for (let b = 0; b < q; b++) {
      const weight = left[a * q + b];
      if (weight === 0) continue;
      const row = rowsFrom + b * size;
      for (let c = 0; c < size; c++) out[a * size + c] += weight * rows[row + c];
    }
  }
}
