import type { VisitUnit } from "../random-effects.ts";
import { projectionRoom, projections } from "./crossed-projections.ts";
import { remainders, restModes } from "./crossed-remainders.ts";
import { lambdaTimes } from "./crossed-scaling.ts";
import type { CrossedState } from "./crossed-state.ts";

/** Visits every unit with Z_u'V⁻¹[X̃ ỹ] v, q, v being the combination. */
export function visitCrossedScores(state: CrossedState, combination: Float64Array, visit: VisitUnit): void {
  const { products, design, factors } = state;
  const { rest, effects: q, fixed, units, columns } = products;
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
    const { p, first, count, width } = projections(state, unit, room);
    for (let k = 0; k < q; k++) {
      let sum = 0;
      for (let f = 0; f < fixed; f++) sum += p[k * width + count + q + f] * combination[f];
      for (let c = 0; c < count; c++) sum -= p[k * width + c] * scaled[columns[first + c]];
      scores[k] = sum;
    }
    visit(0, unit, scores);
  }
}
