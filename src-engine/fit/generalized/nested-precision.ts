import type { PosteriorPrecision, VisitShare, VisitSpread } from "./posterior-precision.ts";

/** Grouping factors that lie within each other, the innermost first. */
export interface NestedStructure {
  /** Unit u of the innermost factor has the rows starts[u] … starts[u + 1] − 1. */
  readonly starts: Int32Array;
  readonly levels: readonly NestedLevel[];
}

export interface NestedLevel {
  readonly units: number;
  /** Parent of each unit, in the next level; all zeros at the outermost. */
  readonly parents: Int32Array;
  /** q columns, by row. */
  readonly z: readonly Float64Array[];
  /** Of the level's first effect among all effects. */
  readonly offset: number;
}

/**
 * A unit's path are its own effects and those of the units it lies in, innermost first; two effects share rows only where
 * one's path holds the other. H is factorized along the paths: a unit's front is the part of H at its path that its rows
 * and inner units leave; its own effects are eliminated from it, and what remains of it is added to its parent's front. No
 * matrix is larger than a path, nothing is filled in. C follows from the outermost units inwards (Takahashi's recursion).
 */
export function nestedPrecision({ starts, levels }: NestedStructure): PosteriorPrecision {
  const fronts = levels.map((level, index) => frontsOf(level, index, levels));
  const inner = fronts[0];
  if (inner === undefined) return noEffects;
  const z = levels.flatMap((level) => level.z);
  const gram = new Float64Array(inner.units * z.length ** 2);
  const lambda = new Float64Array(z.length ** 2);
  const clusters = clustersOf(levels);
  return {
    factorize(weights, factors) {
      weightedProducts(weights, z, starts, gram);
      pathFactor(levels, factors, lambda);
      for (const { values } of fronts.slice(1)) values.fill(0);
      scaleProducts(gram, lambda, z.length, inner.values);
      let logDeterminant = 0;
      for (const [index, front] of fronts.entries()) logDeterminant += eliminate(front, fronts[index + 1]?.values);
      return logDeterminant;
    },
    solve(vector) {
      for (const front of fronts) solveForward(front, vector);
      for (const front of fronts.toReversed()) solveBackward(front, vector);
    },
    invert() {
      for (let index = fronts.length - 1; index >= 0; index--) invertFront(fronts[index], fronts[index + 1]?.inverse);
    },
    leverages: (into) => pathLeverages(inner, lambda, z, starts, into),
    visitFactorGradients: (visit) => visitPathGradients(inner, gram, lambda, levels, clusters, visit),
    visitSpreads: (visit) => visitOwnBlocks(fronts, visit),
  };
}

const noEffects: PosteriorPrecision = {
  factorize: () => 0,
  solve: () => {},
  invert: () => {},
  leverages: (into) => {
    into.fill(0);
  },
  visitFactorGradients: () => {},
  visitSpreads: () => {},
};

/** The fronts of a level's units, m × m, lower triangles row by row: [L₁₁ ·; L₂₁ rest] once the q own effects are out. */
interface Fronts {
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

function frontsOf({ units, parents, z }: NestedLevel, index: number, levels: readonly NestedLevel[]): Fronts {
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

/** The outermost unit of each innermost one. */
function clustersOf(levels: readonly NestedLevel[]): Int32Array {
  return Int32Array.from({ length: levels[0].units }, (_, unit) => {
    return levels.slice(0, -1).reduce((ancestor, { parents }) => parents[ancestor], unit);
  });
}

/** Z'WZ at the paths of the innermost units, m × m in full. */
function weightedProducts(
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
function pathFactor(levels: readonly NestedLevel[], factors: readonly Float64Array[], into: Float64Array): void {
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
function scaleProducts(gram: Float64Array, lambda: Float64Array, size: number, into: Float64Array): void {
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

/** Adds I, factorizes and eliminates the own effects of every unit; returns ln |L₁₁|² of all. */
function eliminate({ units, own, size, parents, values }: Fronts, parentValues: Float64Array | undefined): number {
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

function solveForward({ units, own, size, values, places }: Fronts, vector: Float64Array): void {
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

function solveBackward({ units, own, size, values, places }: Fronts, vector: Float64Array): void {
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
function invertFront({ units, own, size, parents, values, inverse }: Fronts, above: Float64Array | undefined): void {
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

function pathLeverages(
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
    const from = unit * size * size;
    for (let a = 0; a < size; a++) {
      for (let b = 0; b < size; b++) {
        let sum = 0;
        for (let k = 0; k < size; k++) sum += lambda[a * size + k] * inverse[from + k * size + b];
        product[a * size + b] = sum;
      }
    }
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
function visitPathGradients(
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
    for (let a = 0; a < size; a++) {
      for (let b = 0; b < size; b++) {
        let sum = 0;
        for (let k = 0; k < size; k++) sum += lambda[a * size + k] * inverse[from + k * size + b];
        product[a * size + b] = sum;
      }
    }
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

function visitOwnBlocks(fronts: readonly Fronts[], visit: VisitSpread): void {
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
