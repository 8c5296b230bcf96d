import { choleskyInPlace, solveLowerInPlace, solveUpperInPlace } from "../../../math/cholesky.ts";
import { type DenseSystem, denseSystem } from "../../../math/dense/dense-system.ts";
import { restSize } from "../../crossed/crossed-design.ts";
import { type LocalColumns, localColumns } from "../../crossed/crossed-occurrences.ts";
import { lambdaTimes, scaleBlocks, timesLambda } from "../../crossed/crossed-scaling.ts";
import type { CrossedState, CrossedStructure } from "./crossed-curvature.ts";
import { crossedSpread } from "./crossed-spread.ts";
import type { PosteriorPrecision } from "./posterior-precision.ts";

/** ln |H| = Σ ln |I + Λ₁'A₁₁Λ₁| + ln |G|: what the first factor's effects leave on the others is dense. */
export function crossedPrecision(structure: CrossedStructure): PosteriorPrecision {
  const size = restSize(structure);
  const units = structure.starts.length - 1;
  const q = structure.z.length;
  const local = localColumns(structure, size);
  const state: CrossedState = {
    structure,
    units,
    size,
    ...local,
    places: rowPlaces(structure, local),
    factors: [],
    own: new Float64Array(units * q * q),
    cross: new Float64Array(local.columns.length * q),
    lower: new Float64Array(units * q * q),
    solved: new Float64Array(local.columns.length * q),
    schur: new Float64Array(size * size),
    system: denseSystem(size, 0),
  };
  return {
    factorize(weights, factors) {
      state.factors = factors;
      weightedProducts(state, weights);
      const first = eliminateFirst(state);
      scaleRest(state);
      return first + state.system.factorize();
    },
    solve: (vector) => solve(state, vector),
    ...crossedSpread(state),
  };
}

function rowPlaces({ starts, rest: factors }: CrossedStructure, { columns, columnStarts }: LocalColumns): Int32Array {
  const perRow = factors.reduce((sum, { z }) => sum + z.length, 0);
  const rows = starts[starts.length - 1];
  const places = new Int32Array(rows * perRow);
  for (let unit = 0; unit + 1 < starts.length; unit++) {
    const known = new Map<number, number>();
    for (let c = columnStarts[unit]; c < columnStarts[unit + 1]; c++) known.set(columns[c], c - columnStarts[unit]);
    for (let row = starts[unit]; row < starts[unit + 1]; row++) {
      let at = row * perRow;
      for (const { unitOf, z, offset } of factors) {
        const first = known.get(offset + unitOf[row] * z.length) ?? 0;
        for (let k = 0; k < z.length; k++) places[at++] = first + k;
      }
    }
  }
  return places;
}

/** A₁₁, A₁ᵣ and Aᵣᵣ, the last into `schur`. */
function weightedProducts(state: CrossedState, weights: Float64Array): void {
  const { structure, units, size, places, columns, columnStarts, own, cross, schur } = state;
  const { starts, z, rest } = structure;
  const q = z.length;
  const restColumns = rest.flatMap((factor) => factor.z);
  const perRow = restColumns.length;
  own.fill(0);
  cross.fill(0);
  schur.fill(0);
  for (let unit = 0; unit < units; unit++) {
    const first = columnStarts[unit];
    const count = columnStarts[unit + 1] - first;
    const block = unit * q * q;
    for (let row = starts[unit]; row < starts[unit + 1]; row++) {
      const weight = weights[row];
      for (let a = 0; a < q; a++) {
        const scaled = weight * z[a][row];
        for (let b = 0; b < q; b++) own[block + a * q + b] += scaled * z[b][row];
        for (let c = 0; c < perRow; c++) {
          cross[first * q + a * count + places[row * perRow + c]] += scaled * restColumns[c][row];
        }
      }
      // Columns of a row stand in ascending order.
      for (let c = 0; c < perRow; c++) {
        const scaled = weight * restColumns[c][row];
        const at = columns[first + places[row * perRow + c]] * size;
        for (let d = 0; d <= c; d++) {
          schur[at + columns[first + places[row * perRow + d]]] += scaled * restColumns[d][row];
        }
      }
    }
  }
}

/** L and Y of every unit; Aᵣᵣ becomes S. Returns Σ ln |LL'|. */
function eliminateFirst(state: CrossedState): number {
  const { structure, units, size, columns, columnStarts, factors, own, cross, lower, solved, schur } = state;
  const q = structure.z.length;
  const [lambda] = factors;
  const inner = new Float64Array(q * q);
  let logDeterminant = 0;
  for (let unit = 0; unit < units; unit++) {
    const first = columnStarts[unit];
    const count = columnStarts[unit + 1] - first;
    precisionOfUnit(own, unit * q * q, lambda, q, inner);
    logDeterminant += choleskyInPlace(inner, q);
    lower.set(inner, unit * q * q);
    const y = solved.subarray(first * q, (first + count) * q);
    for (let a = 0; a < q; a++) {
      for (let c = 0; c < count; c++) {
        let sum = 0;
        for (let b = 0; b < q; b++) sum += lambda[b * q + a] * cross[first * q + b * count + c];
        y[a * count + c] = sum;
      }
    }
    solveLowerInPlace(inner, q, y, count);
    for (let a = 0; a < q; a++) {
      for (let c = 0; c < count; c++) {
        const value = y[a * count + c];
        const at = columns[first + c] * size;
        for (let d = 0; d <= c; d++) schur[at + columns[first + d]] -= value * y[a * count + d];
      }
    }
  }
  return logDeterminant;
}

/** I + Λ'AΛ. */
function precisionOfUnit(own: Float64Array, from: number, lambda: Float64Array, q: number, into: Float64Array): void {
  for (let a = 0; a < q; a++) {
    for (let b = 0; b < q; b++) {
      let sum = a === b ? 1 : 0;
      for (let i = 0; i < q; i++) {
        for (let j = 0; j < q; j++) sum += lambda[i * q + a] * own[from + i * q + j] * lambda[j * q + b];
      }
      into[a * q + b] = sum;
    }
  }
}

/** G = I + Λ'SΛ into the dense system. */
function scaleRest({ structure, size, factors, schur, system }: CrossedState): void {
  const { rows, stride } = system;
  scaleBlocks(structure, factors, size, schur, (i, j, value) => {
    rows[i * stride + j] = i === j ? 1 + value : value;
  });
}

function solve(state: CrossedState, vector: Float64Array): void {
  const { structure, units, size, columns, columnStarts, factors, lower, solved, system } = state;
  const q = structure.z.length;
  const others = vector.subarray(units * q, units * q + size);
  const carried = new Float64Array(size);
  for (let unit = 0; unit < units; unit++) {
    const first = columnStarts[unit];
    const count = columnStarts[unit + 1] - first;
    const own = vector.subarray(unit * q, (unit + 1) * q);
    solveLowerInPlace(lower.subarray(unit * q * q, (unit + 1) * q * q), q, own, 1);
    for (let a = 0; a < q; a++) {
      for (let c = 0; c < count; c++) carried[columns[first + c]] += solved[first * q + a * count + c] * own[a];
    }
  }
  const scaled = new Float64Array(size);
  timesLambda(structure, factors, carried, scaled);
  for (let i = 0; i < size; i++) others[i] -= scaled[i];
  solveDense(system, others);
  const effects = lambdaTimes(structure, factors, others);
  for (let unit = 0; unit < units; unit++) {
    const first = columnStarts[unit];
    const count = columnStarts[unit + 1] - first;
    const own = vector.subarray(unit * q, (unit + 1) * q);
    for (let a = 0; a < q; a++) {
      for (let c = 0; c < count; c++) own[a] -= solved[first * q + a * count + c] * effects[columns[first + c]];
    }
    solveUpperInPlace(lower.subarray(unit * q * q, (unit + 1) * q * q), q, own);
  }
}

/** LL'x = v, L the factorized system's rows. */
function solveDense({ rows, stride, size }: DenseSystem, vector: Float64Array): void {
  for (let i = 0; i < size; i++) {
    let sum = vector[i];
    for (let k = 0; k < i; k++) sum -= rows[i * stride + k] * vector[k];
    vector[i] = sum / rows[i * stride + i];
  }
  for (let i = size - 1; i >= 0; i--) {
    const value = vector[i] / rows[i * stride + i];
    vector[i] = value;
    for (let k = 0; k < i; k++) vector[k] -= rows[i * stride + k] * value;
  }
}
