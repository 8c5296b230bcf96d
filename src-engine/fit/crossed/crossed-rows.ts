import { multiplySquare } from "../../math/square-matrix.ts";
import { unitVector } from "../../math/unit-vector.ts";
import { relativeCovariance } from "../relative-covariance.ts";
import { projections } from "./crossed-projections.ts";
import { visitCrossedScores } from "./crossed-scores.ts";
import type { CrossedState } from "./crossed-state.ts";

/** By row of the data a vector or a matrix over U (of `size` columns); rows that share their units share it. */
export type ByRow = (row: number) => Float64Array;

/**
 * What nested effects have by innermost unit (`rowAdjoints`), of crossed ones by row: K = ∂f/∂(U'R⁻¹U) over the row's own
 * effects, f = ln |V| + g([X̃ ỹ]'V⁻¹[X̃ ỹ]), `adjoint` = ∂g. With C the covariance matrix of the row's effects given ỹ and
 * v_c as below, K = C + Σ_cd v_c adjoint_cd v_d'.
 */
export function crossedRowAdjoints(state: CrossedState, size: number, adjoint: Float64Array): ByRow {
  const { fixed } = state.products;
  const covarianceOf = rowCovariances(state);
  const positions = state.design.positions.z.flat();
  const isNeeded = adjoint.some((value) => value !== 0);
  const combinations = isNeeded
    ? Array.from({ length: fixed }, (_, c) => crossedRowCombinations(state, size, unitVector(fixed, c)))
    : [];
  return (row) => {
    const covariance = covarianceOf(row);
    const k = new Float64Array(size * size);
    const count = positions.length;
    for (let a = 0; a < count; a++) {
      for (let b = 0; b < count; b++) k[positions[a] * size + positions[b]] += covariance[a * count + b];
    }
    const vectors = combinations.map((at) => at(row));
    for (const [c, left] of vectors.entries()) {
      for (const [d, right] of vectors.entries()) {
        const weight = adjoint[c * fixed + d];
        if (weight === 0) continue;
        for (let i = 0; i < size; i++) {
          if (left[i] === 0) continue;
          for (let j = 0; j < size; j++) k[i * size + j] += weight * left[i] * right[j];
        }
      }
    }
    return k;
  };
}

/** v with which row R⁻¹U v is that of V⁻¹[X̃ ỹ] `combination`: the combination less the modes of the row's effects. */
export function crossedRowCombinations(state: CrossedState, size: number, combination: Float64Array): ByRow {
  const { design, factors } = state;
  const { x, z } = design.positions;
  const expanded = new Float64Array(size);
  for (const [index, position] of [...x, size - 1].entries()) expanded[position] += combination[index];
  const relative = factors.map((factor) => relativeCovariance(factor, Math.sqrt(factor.length)));
  const modes: Float64Array[][] = relative.map(() => []);
  visitCrossedScores(state, combination, (grouping, unit, scores) => {
    const q = scores.length;
    const mode = new Float64Array(q);
    for (let a = 0; a < q; a++) for (let b = 0; b < q; b++) mode[a] += relative[grouping][a * q + b] * scores[b];
    modes[grouping][unit] = mode;
  });
  const unitsOf = unitsByRow(state);
  return (row) => {
    const v = expanded.slice();
    for (const [grouping, units] of unitsOf.entries()) {
      const mode = modes[grouping][units[row]];
      for (const [effect, position] of z[grouping].entries()) v[position] -= mode[effect];
    }
    return v;
  };
}

/**
 * The covariance matrix, relative to σ², of the effects that a row has (the first factor's first) given ỹ and β. With those of the
 * rest Cov = ΛG⁻¹Λ', and of a unit of the first factor P = Z'V₁⁻¹[rest, z], E = T P_r: T − T P_z T + E Cov E', −E Cov and Cov.
 */
function rowCovariances(state: CrossedState): ByRow {
  const { design, products } = state;
  const { effects: q, columns, columnStarts } = products;
  const [first, ...others] = unitsByRow(state);
  let known: { readonly unit: number; readonly covariance: UnitCovariance } | null = null;
  return (row) => {
    const unit = first[row];
    if (known?.unit !== unit) known = { unit, covariance: unitCovariance(state, unit) };
    const { own, between, rest, count } = known.covariance;
    const places = design.rest.flatMap(({ z, offset }, f) => {
      const column = offset + others[f][row] * z.length;
      const place = columns.subarray(columnStarts[unit], columnStarts[unit + 1]).indexOf(column);
      return z.map((_, k) => place + k);
    });
    const size = q + places.length;
    const all = new Float64Array(size * size);
    for (let a = 0; a < q; a++) {
      for (let b = 0; b < q; b++) all[a * size + b] = own[a * q + b];
      for (const [b, place] of places.entries()) {
        all[a * size + q + b] = -between[a * count + place];
        all[(q + b) * size + a] = -between[a * count + place];
      }
    }
    for (const [a, one] of places.entries()) {
      for (const [b, other] of places.entries()) all[(q + a) * size + q + b] = rest[one * count + other];
    }
    return all;
  };
}

interface UnitCovariance {
  /** Columns of the rest that occur in the unit. */
  readonly count: number;
  /** Of the unit's own effects, q × q; E Cov, q × count; Cov, count × count. */
  readonly own: Float64Array;
  readonly between: Float64Array;
  readonly rest: Float64Array;
}

function unitCovariance(state: CrossedState, unit: number): UnitCovariance {
  const { products, factors } = state;
  const { effects: q } = products;
  const { p, count, width } = projections(state, unit);
  const t = relativeCovariance(factors[0], q);
  const e = new Float64Array(q * count);
  const pz = new Float64Array(q * q);
  for (let a = 0; a < q; a++) {
    for (let b = 0; b < q; b++) {
      pz[a * q + b] = p[a * width + count + b];
      for (let c = 0; c < count; c++) e[a * count + c] += t[a * q + b] * p[b * width + c];
    }
  }
  const rest = restCovariance(state, unit);
  const between = new Float64Array(q * count);
  for (let a = 0; a < q; a++) {
    for (let c = 0; c < count; c++) {
      for (let d = 0; d < count; d++) between[a * count + c] += e[a * count + d] * rest[d * count + c];
    }
  }
  const shrunk = multiplySquare(multiplySquare(t, pz), t);
  const own = t.map((value, entry) => {
    const a = Math.floor(entry / q);
    const b = entry % q;
    let sum = value - shrunk[entry];
    for (let c = 0; c < count; c++) sum += between[a * count + c] * e[b * count + c];
    return sum;
  });
  return { count, own, between, rest };
}

/** ΛG⁻¹Λ' at the columns of the rest that occur in a unit of the first factor, count × count. */
function restCovariance(state: CrossedState, unit: number): Float64Array {
  const { products, design, factors, system } = state;
  state.inverse ??= system.invert();
  const inverse = state.inverse;
  const { stride } = system;
  const own = products.columns.subarray(products.columnStarts[unit], products.columnStarts[unit + 1]);
  const count = own.length;
  const blocks = Array.from(own, (column) => {
    const f = design.rest.findLastIndex(({ offset }) => offset <= column);
    const { offset, z } = design.rest[f];
    const effect = (column - offset) % z.length;
    return { from: column - effect, effect, size: z.length, lambda: factors[f + 1] };
  });
  const entry = (i: number, j: number) => (i >= j ? inverse[i * stride + j] : inverse[j * stride + i]);
  const covariance = new Float64Array(count * count);
  for (const [a, one] of blocks.entries()) {
    for (const [b, other] of blocks.slice(0, a + 1).entries()) {
      let sum = 0;
      for (let c = 0; c < one.size; c++) {
        for (let d = 0; d < other.size; d++) {
          const weight = one.lambda[one.effect * one.size + c] * other.lambda[other.effect * other.size + d];
          if (weight !== 0) sum += weight * entry(one.from + c, other.from + d);
        }
      }
      covariance[a * count + b] = sum;
      covariance[b * count + a] = sum;
    }
  }
  return covariance;
}

/** By factor the unit of each row, the first factor's first. */
function unitsByRow({ design: { starts, rest } }: CrossedState): readonly Int32Array[] {
  const first = new Int32Array(starts[starts.length - 1]);
  for (let unit = 0; unit + 1 < starts.length; unit++) first.fill(unit, starts[unit], starts[unit + 1]);
  return [first, ...rest.map(({ unitOf }) => unitOf)];
}
