import { appendedRow } from "../../math/dense/dense-system.ts";
import type { VisitUnit } from "../random-effects.ts";
import { restBlocks } from "./crossed-design.ts";
import { diagonalScale, lambdaTimes } from "./crossed-scaling.ts";
import type { CrossedState } from "./crossed-state.ts";

/**
 * Looks back at an elimination of crossed factors. With G = I + Λ'SΛ and Y = G⁻¹Λ'S_rf (rest × fixed), what is left of the
 * rest is W̃_rf = S_rf − S_rr ΛY and (W̃ Λ)_jj = (SΛG⁻¹)_jj; neither needs Λ⁻¹, so both hold on the boundary. Off it ΛSΛ = G − I
 * says the latter for single effects in one step: (1 − (G⁻¹)_jj)/λ.
 */
export function visitCrossedGradients(state: CrossedState, adjoint: Float64Array, visit: VisitUnit): void {
  const { products, design, factors, system } = state;
  const { fixed } = products;
  state.inverse ??= system.invert();
  const diagonal = state.inverse;
  const { stride } = system;
  state.modes ??= restModes(state);
  visitFirstGradients(state, adjoint, state.modes, visit);
  const left = remainders(
    state,
    state.modes,
    state.modes.map((_, c) => state.cross.subarray(c * products.rest, (c + 1) * products.rest)),
  );
  const isSingle = design.rest.every(({ z }, f) => z.length === 1 && factors[f + 1][0] !== 0);
  const information = isSingle ? null : scaledInformation(state);
  let next = 0;
  for (const [f, { units, z, offset }] of design.rest.entries()) {
    const q = z.length;
    const lambda = factors[f + 1];
    const share = new Float64Array(q * q);
    for (let unit = 0; unit < units; unit++) {
      const at = offset + unit * q;
      if (information === null) share[0] = (1 - diagonal[at * stride + at]) / lambda[0];
      else for (let entry = 0; entry < q * q; entry++, next++) share[entry] = information[next];
      // − (W̃_jf K W̃_fj) Λ
      for (let a = 0; a < q; a++) {
        for (let e = 0; e < q; e++) {
          let sum = 0;
          for (let c = 0; c < fixed; c++) {
            for (let d = 0; d < fixed; d++) sum += left[c][at + a] * adjoint[c * fixed + d] * left[d][at + e];
          }
          for (let b = 0; b < q; b++) share[a * q + b] -= sum * lambda[e * q + b];
        }
      }
      visit(f + 1, unit, share);
    }
  }
}

/** The first factor's shares: [P_z − (P_rΛ)G⁻¹(P_rΛ)' − (PE')K(PE')']Λ with P = Z'V₁⁻¹[rest, z, fixed], PE' = P_f − P_rΛY. */
function visitFirstGradients(
  state: CrossedState,
  adjoint: Float64Array,
  modes: readonly Float64Array[],
  visit: VisitUnit,
): void {
  const { products, factors, design } = state;
  const { effects: q, fixed, units, columns, columnStarts } = products;
  const [lambda] = factors;
  const blocks = restBlocks(design, products.rest);
  // P_rΛ of unit u from columnStarts[u] q.
  const scaled = new Float64Array(columns.length * q);
  const gradients = new Float64Array(units * q * q);
  const room = projectionRoom(state);
  const outer = new Float64Array(q * fixed);
  for (let unit = 0; unit < units; unit++) {
    const first = columnStarts[unit];
    const count = columnStarts[unit + 1] - first;
    const p = projections(state, unit, room);
    const width = count + q + fixed;
    for (let k = 0; k < q; k++) {
      for (let c = 0; c < count; c++) {
        const factor = blocks.factor[columns[first + c]];
        const effect = blocks.effect[columns[first + c]];
        const size = blocks.sizes[factor];
        const own = factors[factor + 1];
        let sum = 0;
        for (let e = 0; e < size; e++) sum += p[k * width + c - effect + e] * own[e * size + effect];
        scaled[first * q + k * count + c] = sum;
      }
    }
    for (let k = 0; k < q; k++) {
      for (let f = 0; f < fixed; f++) {
        let sum = p[k * width + count + q + f];
        for (let c = 0; c < count; c++) sum -= scaled[first * q + k * count + c] * modes[f][columns[first + c]];
        outer[k * fixed + f] = sum;
      }
    }
    for (let a = 0; a < q; a++) {
      for (let b = 0; b < q; b++) {
        let value = p[a * width + count + b];
        for (let f = 0; f < fixed; f++) {
          for (let g = 0; g < fixed; g++) value -= outer[a * fixed + f] * adjoint[f * fixed + g] * outer[b * fixed + g];
        }
        gradients[(unit * q + a) * q + b] = value;
      }
    }
  }
  subtractInverseProducts(state, scaled, gradients);
  const share = new Float64Array(q * q);
  for (let unit = 0; unit < units; unit++) {
    for (let a = 0; a < q; a++) {
      for (let b = 0; b < q; b++) {
        let sum = 0;
        for (let c = 0; c < q; c++) sum += gradients[(unit * q + a) * q + c] * lambda[c * q + b];
        share[a * q + b] = sum;
      }
    }
    visit(0, unit, share);
  }
}

/** Takes v_a G⁻¹ v_b' from the entries of every unit, row by row of G⁻¹, of which only the lower triangle is there. */
function subtractInverseProducts(
  { products, system, inverse: known }: CrossedState,
  v: Float64Array,
  gradients: Float64Array,
): void {
  const { rest, effects: q, columns, columnStarts, occurrences } = products;
  const { starts, units, places } = occurrences;
  const { stride } = system;
  const inverse = known ?? system.invert();
  const along = new Float64Array(q);
  for (let column = 0; column < rest; column++) {
    const row = column * stride;
    for (let occurrence = starts[column]; occurrence < starts[column + 1]; occurrence++) {
      const unit = units[occurrence];
      const place = places[occurrence];
      const first = columnStarts[unit];
      const count = columnStarts[unit + 1] - first;
      for (let k = 0; k < q; k++) {
        const from = first * q + k * count;
        let sum = 0;
        for (let d = 0; d < place; d++) sum += inverse[row + columns[first + d]] * v[from + d];
        along[k] = sum;
      }
      for (let a = 0; a < q; a++) {
        const left = v[first * q + a * count + place];
        for (let b = 0; b < q; b++) {
          const right = v[first * q + b * count + place];
          gradients[(unit * q + a) * q + b] -=
            left * along[b] + right * along[a] + left * inverse[row + column] * right;
        }
      }
    }
  }
}

export function visitCrossedScores(state: CrossedState, combination: Float64Array, visit: VisitUnit): void {
  const { products, design, factors } = state;
  const { rest, effects: q, fixed, units, columns, columnStarts } = products;
  state.modes ??= restModes(state);
  const mode = new Float64Array(rest);
  const cross = new Float64Array(rest);
  for (const [f, column] of state.modes.entries()) {
    for (let j = 0; j < rest; j++) {
      mode[j] += column[j] * combination[f];
      cross[j] += state.cross[f * rest + j] * combination[f];
    }
  }
  const scaled = lambdaTimes(design, factors, mode);
  const [left] = remainders(state, [mode], [cross]);
  for (const [f, { units: many, z, offset }] of design.rest.entries()) {
    for (let unit = 0; unit < many; unit++) {
      visit(f + 1, unit, left.subarray(offset + unit * z.length, offset + (unit + 1) * z.length));
    }
  }
  const scores = new Float64Array(q);
  const room = projectionRoom(state);
  for (let unit = 0; unit < units; unit++) {
    const first = columnStarts[unit];
    const count = columnStarts[unit + 1] - first;
    const p = projections(state, unit, room);
    const width = count + q + fixed;
    for (let k = 0; k < q; k++) {
      let sum = 0;
      for (let f = 0; f < fixed; f++) sum += p[k * width + count + q + f] * combination[f];
      for (let c = 0; c < count; c++) sum -= p[k * width + c] * scaled[columns[first + c]];
      scores[k] = sum;
    }
    visit(0, unit, scores);
  }
}

/** Y = G⁻¹Λ'S_rf by column: L'⁻¹ of what the factorization left in the appended rows. */
function restModes({ products: { rest, fixed }, system }: CrossedState): readonly Float64Array[] {
  const { rows, stride, places } = system;
  const solved = Array.from({ length: fixed }, (_, c) => {
    const from = appendedRow(system, c) * stride;
    return rows.slice(from, from + rest);
  });
  for (let i = rest - 1; i >= 0; i--) {
    for (const mode of solved) {
      const value = mode[i] / rows[i * stride + i];
      mode[i] = value;
      for (let j = 0; j < i; j++) mode[j] -= rows[i * stride + j] * value;
    }
  }
  return solved.map((mode) => Float64Array.from(places, (place) => mode[place]));
}

/**
 * W̃_rf v = S_rf v − S_rr ΛY v from Y v and S_rf v, for several v. It is Λ⁻ᵀY v, by G Y = Λ'S_rf: one division each where every
 * factor has a single effect, well off the boundary.
 */
function remainders(
  state: CrossedState,
  modes: readonly Float64Array[],
  crosses: readonly Float64Array[],
): readonly Float64Array[] {
  const { design, factors, products } = state;
  const scale = diagonalScale(design, factors, products.rest);
  if (scale?.every((value) => Math.abs(value) > wellOffBoundary)) {
    return modes.map((mode) => mode.map((value, column) => value / scale[column]));
  }
  const left = crosses.map((cross) => cross.slice());
  const scaled = modes.map((mode) => lambdaTimes(design, factors, mode));
  subtractSquareTimes(state, scaled, left);
  return left;
}

/** Division by a Λ smaller than this would cost more than four digits. */
const wellOffBoundary = 1e-4;

/** out −= S_rr v for several v. */
export function subtractSquareTimes(
  { square, products: { pattern, rest } }: Pick<CrossedState, "square" | "products">,
  vectors: readonly Float64Array[],
  outs: readonly Float64Array[],
): void {
  const { starts, columns } = pattern;
  for (const [c, v] of vectors.entries()) {
    const out = outs[c];
    for (let i = 0; i < rest; i++) {
      const diagonal = starts[i + 1] - 1;
      let sum = square[diagonal] * v[i];
      for (let at = starts[i]; at < diagonal; at++) {
        sum += square[at] * v[columns[at]];
        out[columns[at]] -= square[at] * v[i];
      }
      out[i] -= sum;
    }
  }
}

/** (SΛG⁻¹) at the units of the other factors, q × q each: the entries (i, offset + u q + b) of a unit's rows i stand together. */
function scaledInformation({ square, products, design, factors, ...state }: CrossedState): Float64Array {
  const { rest, pattern } = products;
  const { starts, columns } = pattern;
  const { factor, effect, sizes } = restBlocks(design, rest);
  const inverse = state.inverse ?? state.system.invert();
  const { stride } = state.system;
  const rowStarts = new Int32Array(rest + 1);
  for (let i = 0; i < rest; i++) rowStarts[i + 1] = rowStarts[i] + sizes[factor[i]];
  const all = new Float64Array(rowStarts[rest]);
  /** S_ik times (ΛG⁻¹)_kj, for the columns j of the unit of i. */
  const add = (i: number, k: number, entry: number) => {
    const lambda = factors[factor[k] + 1];
    const size = sizes[factor[k]];
    for (let b = 0; b < sizes[factor[i]]; b++) {
      const column = i - effect[i] + b;
      let sum = 0;
      for (let e = 0; e < size; e++) {
        const row = k - effect[k] + e;
        const value = row >= column ? inverse[row * stride + column] : inverse[column * stride + row];
        sum += lambda[effect[k] * size + e] * value;
      }
      all[rowStarts[i] + b] += entry * sum;
    }
  };
  for (let i = 0; i < rest; i++) {
    for (let at = starts[i]; at < starts[i + 1]; at++) {
      add(i, columns[at], square[at]);
      if (columns[at] !== i) add(columns[at], i, square[at]);
    }
  }
  return all;
}

/** Room for the projections of any unit. */
export function projectionRoom({ products: { effects, fixed, rest } }: CrossedState): Float64Array {
  return new Float64Array(effects * (rest + effects + fixed));
}

/** P = Z'V₁⁻¹[rest, z, fixed] of a unit of the first factor, into `p`: R'M⁻¹b. */
export function projections({ products, solved }: CrossedState, unit: number, p: Float64Array): Float64Array {
  const { effects: q, fixed, columnStarts, betweenStarts } = products;
  const count = columnStarts[unit + 1] - columnStarts[unit];
  const width = count + q + fixed;
  const from = betweenStarts[unit];
  p.fill(0, 0, q * width);
  for (let k = 0; k < q; k++) {
    for (let j = 0; j < q; j++) {
      const weight = solved[from + j * width + count + k];
      if (weight === 0) continue;
      for (let c = 0; c < width; c++) p[k * width + c] += weight * solved[from + j * width + c];
    }
  }
  return p;
}
