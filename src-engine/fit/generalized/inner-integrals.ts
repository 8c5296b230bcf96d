import { rowDerivatives } from "../../family/row-derivatives.ts";
import type { GeneralizedProblem } from "./generalized-problem.ts";
import { logSumExp, type Node } from "./quadrature-nodes.ts";

/**
 * ln ∫ φ(u) Π f(y | η + λzu) du of every inner unit, added up by outer unit, at a λ and the distribution's own parameters.
 * `near`: where the modes are looked for, by inner unit.
 */
export type InnerIntegrals = (eta: Float64Array, lambda: number, own: Float64Array, near: Float64Array) => Float64Array;

const mostSteps = 50;
const longestStep = 4;

/** All inner units step and are summed together: a look at the outcome is one at all rows. */
export function innerIntegrals(
  { distribution, effects, clusters, rows }: GeneralizedProblem,
  grid: readonly Node[],
): InnerIntegrals {
  const [{ units, unitOf, z }] = effects.groupings;
  const [column] = z;
  const parents = clusters.ofUnits[0];
  const derivatives = rowDerivatives(rows, distribution.parameters.length);
  const at = new Float64Array(rows);
  const slope = new Float64Array(units);
  const curvature = new Float64Array(units);
  const place = (eta: Float64Array, lambda: number, u: Float64Array) => {
    for (let row = 0; row < rows; row++) at[row] = eta[row] + lambda * column[row] * u[unitOf[row]];
  };
  /** The slope and curvature of −Σ ln f + ½u²; where it bends down as if it did not bend but for ½u². */
  const bend = (lambda: number, u: Float64Array) => {
    for (let unit = 0; unit < units; unit++) slope[unit] = u[unit];
    curvature.fill(1);
    for (let row = 0; row < rows; row++) {
      const scale = lambda * column[row];
      slope[unitOf[row]] -= scale * derivatives.first[row];
      curvature[unitOf[row]] -= scale * scale * derivatives.second[row];
    }
    for (let unit = 0; unit < units; unit++) if (!(curvature[unit] > 0)) curvature[unit] = 1;
  };
  return (eta, lambda, own, near) => {
    const mode = near.slice();
    for (let count = 0; count < mostSteps; count++) {
      place(eta, lambda, mode);
      distribution.evaluate(at, own, 2, derivatives);
      bend(lambda, mode);
      let longest = 0;
      for (let unit = 0; unit < units; unit++) {
        const step = Math.max(-longestStep, Math.min(longestStep, slope[unit] / curvature[unit]));
        mode[unit] -= step;
        longest = Math.max(longest, Math.abs(step));
      }
      if (!(longest > 1e-7)) break;
    }
    const logs = grid.map(({ x: [x], logWeight }) => {
      const u = mode.map((value, unit) => value + x / Math.sqrt(curvature[unit]));
      place(eta, lambda, u);
      distribution.evaluate(at, own, 0, derivatives);
      const log = u.map((value) => logWeight - value ** 2 / 2);
      for (let row = 0; row < rows; row++) log[unitOf[row]] += derivatives.value[row];
      return log;
    });
    const sums = new Float64Array(clusters.starts.length - 1);
    const inner = logSumExp(logs);
    for (let unit = 0; unit < units; unit++) sums[parents[unit]] += inner[unit] - Math.log(curvature[unit]) / 2;
    return sums;
  };
}
