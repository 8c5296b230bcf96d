import { solveLowerInPlace } from "../../math/cholesky.ts";
import { multiplySquare } from "../../math/square-matrix.ts";
import type { VisitUnit } from "../random-effects.ts";
import { firstShares, visitCrossedGradients } from "./crossed-gradients.ts";
import { restModes, subtractSquareTimes, wellOffBoundary } from "./crossed-remainders.ts";
import { timesLambda } from "./crossed-scaling.ts";
import type { CrossedState } from "./crossed-state.ts";

/**
 * Z_u'V⁻¹Z_u of every unit after an elimination of crossed factors, q × q. Off the boundary these are the shares of the gradient
 * without their Λ; on it they are looked for without Λ⁻¹.
 */
export function visitCrossedInformation(state: CrossedState, visit: VisitUnit): void {
  const { factors, products } = state;
  const none = new Float64Array(products.fixed ** 2);
  if (!factors.every(isWellOffBoundary)) {
    visitAtBoundary(state, none, visit);
    return;
  }
  const inverses = factors.map(inverseOfLower);
  visitCrossedGradients(state, none, (grouping, unit, share) => {
    visit(grouping, unit, multiplySquare(share, inverses[grouping]));
  });
}

/** Of the rest it is W̃_jj = S_jj − S_jr Λ G⁻¹ Λ'S_rj = S_jj − F_j F_j' with G = LL' and F_j' = L⁻¹Λ'S_rj. */
function visitAtBoundary(state: CrossedState, none: Float64Array, visit: VisitUnit): void {
  const { products, design, factors, system } = state;
  const { units, effects, rest } = products;
  state.modes ??= restModes(state);
  state.inverse ??= system.invert();
  const first = firstShares(state, none, state.modes);
  for (let unit = 0; unit < units; unit++) {
    visit(0, unit, first.slice(unit * effects ** 2, (unit + 1) * effects ** 2));
  }
  const scaled = new Float64Array(rest);
  for (const [f, { units, z, offset }] of design.rest.entries()) {
    const q = z.length;
    for (let unit = 0; unit < units; unit++) {
      const at = offset + unit * q;
      const square = z.map((_, a) => columnOfSquare(state, at + a));
      const reduced = square.map((column) => {
        timesLambda(design, factors, column, scaled);
        return forwardSolved(state, scaled);
      });
      const information = new Float64Array(q * q);
      for (let a = 0; a < q; a++) {
        for (let b = 0; b < q; b++) {
          information[a * q + b] = reduced[a].reduce((sum, value, k) => sum - value * reduced[b][k], square[b][at + a]);
        }
      }
      visit(f + 1, unit, information);
    }
  }
}

/** S e_j, of which only the lower triangle is stored. */
function columnOfSquare(state: CrossedState, j: number): Float64Array {
  const { rest } = state.products;
  const unit = new Float64Array(rest);
  const column = new Float64Array(rest);
  unit[j] = -1;
  subtractSquareTimes(state, [unit], [column]);
  return column;
}

/** L⁻¹v, in the order of the elimination. */
function forwardSolved({ system: { rows, stride, places } }: CrossedState, v: Float64Array): Float64Array {
  const solved = new Float64Array(v.length);
  for (let i = 0; i < v.length; i++) solved[places[i]] = v[i];
  for (let i = 0; i < v.length; i++) {
    let value = solved[i];
    for (let j = 0; j < i; j++) value -= rows[i * stride + j] * solved[j];
    solved[i] = value / rows[i * stride + i];
  }
  return solved;
}

function isWellOffBoundary(factor: Float64Array): boolean {
  const q = Math.sqrt(factor.length);
  return Array.from({ length: q }, (_, a) => factor[a * q + a]).every((value) => Math.abs(value) > wellOffBoundary);
}

function inverseOfLower(factor: Float64Array): Float64Array {
  const q = Math.sqrt(factor.length);
  const inverse = new Float64Array(q * q);
  for (let i = 0; i < q; i++) inverse[i * q + i] = 1;
  solveLowerInPlace(factor, q, inverse, q);
  return inverse;
}
