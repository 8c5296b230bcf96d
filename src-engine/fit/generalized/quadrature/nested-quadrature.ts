import type { GeneralizedProblem } from "../generalized-problem.ts";
import { devianceAroundModes, type MarginalDeviance } from "../marginal-deviance.ts";
import { innerIntegrals } from "./inner-integrals.ts";
import { nestedQuadratureScores } from "./nested-quadrature-scores.ts";
import { logSumExp, nodeGrid } from "./quadrature-nodes.ts";

/**
 * Whether quadrature can be done: one grouping factor, or two of which one lies within the other, each with one random effect.
 * Points multiply along the path of a row, so that more effects are beyond what can be computed.
 */
export function canIntegrate(
  { effects: { groupings } }: Pick<GeneralizedProblem, "effects">,
  isNested: boolean,
): boolean {
  return (
    groupings.length < 2 || (groupings.length === 2 && isNested && groupings.every(({ effects }) => effects === 1))
  );
}

/**
 * Adaptive Gauss–Hermite quadrature for two nested grouping factors with one effect each (Rabe-Hesketh, Skrondal & Pickles
 * 2005): given the outer effect v at a point, the inner units are independent, and each has an integral of its own,
 *
 *     L_c = ∫ φ(v) Π_j [∫ φ(u) Π f(y | η + λ₁z₁u + λ₂z₂v) du] dv,
 *
 * the outer points v̂ + σx around the joint mode, scaled by its posterior standard deviation, the inner ones around the mode given v, by
 * the curvature there.
 */
export function nestedQuadratureDeviance(problem: GeneralizedProblem, points: number): MarginalDeviance {
  const { rows, effects, precision } = problem;
  const [inner, outer] = effects.groupings;
  const grid = nodeGrid(points, 1);
  const integrals = innerIntegrals(problem, grid);
  const eta = new Float64Array(rows);
  const parents = problem.clusters.ofUnits[0];
  return devianceAroundModes(problem, ({ modes, factors, fixed, own }) => {
    const mode = modes.u.slice(outer.offset, outer.offset + outer.units);
    const deviations = new Float64Array(outer.units);
    precision.invert();
    precision.visitSpreads((grouping, unit, [variance]) => {
      if (grouping === 1) deviations[unit] = Math.sqrt(variance);
    });
    const slopes = innerSlopes(problem, factors, modes.weights);
    const outerPoints = grid.map(({ x: [x], logWeight }) => {
      const v = mode.map((value, unit) => value + deviations[unit] * x);
      for (let row = 0; row < rows; row++) {
        eta[row] = fixed[row] + factors[1][0] * outer.z[0][row] * v[outer.unitOf[row]];
      }
      const near = modes.u.slice(0, inner.units);
      for (let unit = 0; unit < inner.units; unit++) near[unit] += slopes[unit] * x * deviations[parents[unit]];
      const at = integrals(eta, factors[0][0], own, near);
      const log = v.map((value) => logWeight - value ** 2 / 2);
      for (let unit = 0; unit < inner.units; unit++) log[parents[unit]] += at.logs[unit];
      return { x, v, share: log, inner: at };
    });
    const logs = logSumExp(outerPoints.map(({ share }) => share));
    for (const { share } of outerPoints) {
      for (let unit = 0; unit < share.length; unit++) share[unit] = Math.exp(share[unit] - logs[unit]);
    }
    const value = logs.reduce((sum, log, unit) => sum - 2 * (log + Math.log(deviations[unit])), 0);
    return {
      value,
      halfScores: (clusters) =>
        nestedQuadratureScores(problem, factors, modes, { points: outerPoints, deviations, slopes }, clusters),
    };
  });
}

/** How the inner modes move with the outer effect, dû/dv at the joint mode, by inner unit. */
function innerSlopes(
  { effects, rows }: GeneralizedProblem,
  factors: readonly Float64Array[],
  weights: Float64Array,
): Float64Array {
  const [inner, outer] = effects.groupings;
  const across = new Float64Array(inner.units);
  const curvature = new Float64Array(inner.units).fill(1);
  for (let row = 0; row < rows; row++) {
    const own = factors[0][0] * inner.z[0][row];
    across[inner.unitOf[row]] -= weights[row] * own * factors[1][0] * outer.z[0][row];
    curvature[inner.unitOf[row]] += weights[row] * own * own;
  }
  return across.map((value, unit) => value / curvature[unit]);
}
