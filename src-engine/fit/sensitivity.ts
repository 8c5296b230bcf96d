import type { Elimination, EliminationLevel } from "./elimination.ts";

/**
 * How what was computed from the top of an elimination changes with the relative covariance matrices T of its levels:
 * the elimination run backwards. Everything is read off the rows S W̃ = Z'V⁻¹U that the last `eliminate` left behind.
 *
 * With a unit's W̃ = (W⁻¹ + S'TS)⁻¹ and E = I − W S'ΦS, so that dW̃ = E dW E' − W̃S' dT SW̃:
 */

/**
 * ∂f/∂T by level, q × q each, for f = ln |V| + g(U'V⁻¹U), given K = ∂g/∂(U'V⁻¹U) as a symmetric m × m matrix:
 *
 *     ∂f/∂T = Σ_units S W̃ S' − (S W̃) K_parent (S W̃)',     K_unit = E' K_parent E + S'ΦS
 */
export function covarianceGradient(
  { levels, size }: Elimination,
  relative: readonly Float64Array[],
  top: Float64Array,
): readonly Float64Array[] {
  const gradients = levels.map(({ z }) => new Float64Array(z.length ** 2));
  let above = top;
  for (let index = levels.length - 1; index >= 0; index--) {
    const level = levels[index];
    accumulateGradient(level, size, above, gradients[index]);
    if (index > 0) above = innerAdjoints(level, size, relative[index], above);
  }
  return gradients;
}

/**
 * ∂(v'U'V⁻¹U v)/∂T by level, q × q each, for a vector v of length m that does not depend on T:
 * −Σ_units (S W̃ v_unit)(S W̃ v_unit)', where v_unit = E'v_parent.
 */
export function quadraticGradient(
  { levels, size }: Elimination,
  relative: readonly Float64Array[],
  vector: Float64Array,
): readonly Float64Array[] {
  const gradients = levels.map(({ z }) => new Float64Array(z.length ** 2));
  descend({ levels, size }, relative, vector, (index, _unit, effects) => {
    const gradient = gradients[index];
    const q = effects.length;
    for (let a = 0; a < q; a++) for (let b = 0; b < q; b++) gradient[a * q + b] -= effects[a] * effects[b];
  });
  return gradients;
}

/**
 * Visits every unit from the outermost level inwards with S W̃ v_unit = Z'V⁻¹(U v), where V is that of the unit's own and
 * inner levels and the outer levels' effects are taken out of U v: T times it are the unit's conditional modes for U v.
 */
export function descend(
  { levels, size }: Pick<Elimination, "levels" | "size">,
  relative: readonly Float64Array[],
  vector: Float64Array,
  visit: (level: number, unit: number, scores: Float64Array) => void,
): void {
  let above = vector;
  for (let index = levels.length - 1; index >= 0; index--) {
    const { units, z, parents, projected } = levels[index];
    const q = z.length;
    const scores = new Float64Array(q);
    const inner = index > 0 ? new Float64Array(units * size) : null;
    for (let unit = 0; unit < units; unit++) {
      const from = parents[unit] * size;
      for (let k = 0; k < q; k++) {
        const row = (unit * q + k) * size;
        let sum = 0;
        for (let c = 0; c < size; c++) sum += projected[row + c] * above[from + c];
        scores[k] = sum;
      }
      visit(index, unit, scores);
      if (inner === null) continue;
      const to = unit * size;
      for (let c = 0; c < size; c++) inner[to + c] = above[from + c];
      for (let a = 0; a < q; a++) {
        for (let b = 0; b < q; b++) inner[to + z[a]] -= relative[index][a * q + b] * scores[b];
      }
    }
    if (inner !== null) above = inner;
  }
}

/** Adds Σ S W̃ S' − (S W̃) K (S W̃)'. */
function accumulateGradient(
  { units, z, parents, projected }: EliminationLevel,
  size: number,
  above: Float64Array,
  gradient: Float64Array,
): void {
  const q = z.length;
  const product = new Float64Array(q * size);
  for (let unit = 0; unit < units; unit++) {
    const rows = unit * q * size;
    timesSymmetric(projected, rows, q, above, parents[unit] * size * size, size, product);
    for (let a = 0; a < q; a++) {
      for (let b = 0; b <= a; b++) {
        let value = projected[rows + a * size + z[b]];
        for (let c = 0; c < size; c++) value -= product[a * size + c] * projected[rows + b * size + c];
        gradient[a * q + b] += value;
        if (a !== b) gradient[b * q + a] += value;
      }
    }
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
