import type { NestedLevel } from "./nested-structure.ts";

/** The fronts of a level's units, m × m, lower triangles row by row: [L₁₁ ·; L₂₁ rest] once the q own effects are out. */
export interface Fronts {
  readonly units: number;
  readonly own: number;
  readonly size: number;
  readonly parents: Int32Array;
  readonly values: Float64Array;
  /** C at the paths, m × m in full. */
  readonly inverse: Float64Array;
  /** Where each path's effects stand among all effects, m by unit. */
  readonly places: Int32Array;
}

export function frontsOf({ units, parents, z }: NestedLevel, index: number, levels: readonly NestedLevel[]): Fronts {
  const size = levels.slice(index).reduce((sum, level) => sum + level.z.length, 0);
  const places = new Int32Array(units * size);
  for (let unit = 0; unit < units; unit++) {
    let ancestor = unit;
    let at = unit * size;
    for (const level of levels.slice(index)) {
      for (let k = 0; k < level.z.length; k++) places[at++] = level.offset + ancestor * level.z.length + k;
      ancestor = level.parents[ancestor];
    }
  }
  return {
    units,
    own: z.length,
    size,
    parents,
    values: new Float64Array(units * size * size),
    inverse: new Float64Array(units * size * size),
    places,
  };
}

/** Adds I, factorizes and eliminates the own effects of every unit; returns ln |L₁₁|² of all. */
export function eliminate(
  { units, own, size, parents, values }: Fronts,
  parentValues: Float64Array | undefined,
): number {
  let logDeterminant = 0;
  const rest = size - own;
  for (let unit = 0; unit < units; unit++) {
    const front = unit * size * size;
    for (let j = 0; j < own; j++) {
      const rowJ = front + j * size;
      let pivot = 1 + values[rowJ + j];
      for (let k = 0; k < j; k++) pivot -= values[rowJ + k] * values[rowJ + k];
      if (!(pivot > 0)) return Number.NaN;
      logDeterminant += Math.log(pivot);
      const diagonal = Math.sqrt(pivot);
      values[rowJ + j] = diagonal;
      for (let i = j + 1; i < size; i++) {
        const rowI = front + i * size;
        let sum = values[rowI + j];
        for (let k = 0; k < j; k++) sum -= values[rowI + k] * values[rowJ + k];
        values[rowI + j] = sum / diagonal;
      }
    }
    if (parentValues === undefined) continue;
    const to = parents[unit] * rest * rest;
    for (let a = 0; a < rest; a++) {
      const rowA = front + (own + a) * size;
      for (let b = 0; b <= a; b++) {
        const rowB = front + (own + b) * size;
        let sum = values[rowA + own + b];
        for (let k = 0; k < own; k++) sum -= values[rowA + k] * values[rowB + k];
        parentValues[to + a * rest + b] += sum;
      }
    }
  }
  return logDeterminant;
}

export function solveForward({ units, own, size, values, places }: Fronts, vector: Float64Array): void {
  for (let unit = 0; unit < units; unit++) {
    const front = unit * size * size;
    const first = places[unit * size];
    for (let i = 0; i < size; i++) {
      const row = front + i * size;
      let sum = vector[places[unit * size + i]];
      for (let k = 0; k < Math.min(i, own); k++) sum -= values[row + k] * vector[first + k];
      vector[places[unit * size + i]] = i < own ? sum / values[row + i] : sum;
    }
  }
}

export function solveBackward({ units, own, size, values, places }: Fronts, vector: Float64Array): void {
  for (let unit = 0; unit < units; unit++) {
    const front = unit * size * size;
    const first = places[unit * size];
    for (let k = own - 1; k >= 0; k--) {
      let sum = vector[first + k];
      for (let i = k + 1; i < size; i++) sum -= values[front + i * size + k] * vector[places[unit * size + i]];
      vector[first + k] = sum / values[front + k * size + k];
    }
  }
}

/** With K = L₂₁L₁₁⁻¹ and C_a of the path above: C at the path is [(L₁₁L₁₁')⁻¹ + K'C_aK, −K'C_a; −C_aK, C_a]. */
export function invertFront(
  { units, own, size, parents, values, inverse }: Fronts,
  above: Float64Array | undefined,
): void {
  const rest = size - own;
  const k = new Float64Array(rest * own);
  const lower = new Float64Array(own * own);
  for (let unit = 0; unit < units; unit++) {
    const front = unit * size * size;
    const from = parents[unit] * rest * rest;
    invertLower(values, front, size, own, lower);
    for (let r = 0; r < rest; r++) {
      for (let c = 0; c < own; c++) {
        let sum = 0;
        for (let j = c; j < own; j++) sum += values[front + (own + r) * size + j] * lower[j * own + c];
        k[r * own + c] = sum;
      }
    }
    if (above !== undefined) {
      for (let r = 0; r < rest; r++) {
        for (let s = 0; s < rest; s++) inverse[front + (own + r) * size + own + s] = above[from + r * rest + s];
        for (let c = 0; c < own; c++) {
          let sum = 0;
          for (let s = 0; s < rest; s++) sum -= above[from + r * rest + s] * k[s * own + c];
          inverse[front + (own + r) * size + c] = sum;
          inverse[front + c * size + own + r] = sum;
        }
      }
    }
    for (let a = 0; a < own; a++) {
      for (let b = 0; b <= a; b++) {
        let sum = 0;
        for (let j = a; j < own; j++) sum += lower[j * own + a] * lower[j * own + b];
        for (let r = 0; r < rest; r++) sum -= k[r * own + a] * inverse[front + (own + r) * size + b];
        inverse[front + a * size + b] = sum;
        inverse[front + b * size + a] = sum;
      }
    }
  }
}

/** L₁₁⁻¹, q × q. */
function invertLower(values: Float64Array, front: number, size: number, own: number, into: Float64Array): void {
  into.fill(0);
  for (let c = 0; c < own; c++) {
    for (let i = c; i < own; i++) {
      let sum = i === c ? 1 : 0;
      for (let j = c; j < i; j++) sum -= values[front + i * size + j] * into[j * own + c];
      into[i * own + c] = sum / values[front + i * size + i];
    }
  }
}
