import { rowDerivatives } from "../../../family/row-derivatives.ts";
import type { GeneralizedProblem } from "../generalized-problem.ts";
import { type OwnRows, ownRows } from "../own-rows.ts";
import { logSumExp, type Node } from "./quadrature-nodes.ts";

/** What the inner units' integrals ln ∫ φ(u) Π f(y | η + λzu) du come to at one η, and how they move. */
export interface InnerIntegralsAt {
  /** By inner unit. */
  readonly logs: Float64Array;
  /** Their derivatives in η and in the distribution's own parameters, by row. */
  readonly rows: Float64Array;
  readonly own: OwnRows;
  /** And in λ, by inner unit. */
  readonly lambda: Float64Array;
}

/** At η by row, λ and the own parameters; `near`: where the modes are looked for, by inner unit. */
export type InnerIntegrals = (
  eta: Float64Array,
  lambda: number,
  own: Float64Array,
  near: Float64Array,
) => InnerIntegralsAt;

const mostSteps = 50;
const longestStep = 4;
/** A step shorter than this is the last: what the next would be goes with its square. */
const lastStep = 1e-5;

/**
 * Adaptive quadrature in each inner unit: points û + x κ^(−½) around the mode û of g(u) = −Σ ln f + ½u², κ = g″(û). All units
 * step and are summed together: a look at the outcome is one at all rows. Derivatives follow the points as they move: with shares p
 * of the points, G_û = −Σ p g′, G_κ = −1/(2κ) + Σ p g′ x/(2κ^(3/2)) and c = (G_û − λ³ G_κ Σ z³ f‴)/κ, f the logarithm of the density
 * at the mode,
 *
 *     ∂/∂η = Σ p f′(u) + a,   a = c λz f″ − G_κ λ²z² f‴,
 *     ∂/∂λ = Σ_rows (Σ p f′(u) zu + a zû + c z f′ − 2 G_κ λz² f″)
 */
export function innerIntegrals(
  { distribution, effects, rows }: GeneralizedProblem,
  grid: readonly Node[],
): InnerIntegrals {
  const [{ units, unitOf, z }] = effects.groupings;
  const [column] = z;
  const count = distribution.parameters.length;
  const atMode = rowDerivatives(rows, count);
  const atPoints = grid.map(() => rowDerivatives(rows, count));
  const at = new Float64Array(rows);
  const slope = new Float64Array(units);
  const curvature = new Float64Array(units);
  const bend = new Float64Array(units);
  const place = (eta: Float64Array, lambda: number, u: Float64Array) => {
    for (let row = 0; row < rows; row++) at[row] = eta[row] + lambda * column[row] * u[unitOf[row]];
  };
  /** g′, κ and Σ λ³z³f‴ at u; where g bends down as if it did not bend but for ½u². */
  const look = (lambda: number, u: Float64Array) => {
    slope.set(u);
    curvature.fill(1);
    bend.fill(0);
    for (let row = 0; row < rows; row++) {
      const unit = unitOf[row];
      const scale = lambda * column[row];
      slope[unit] -= scale * atMode.first[row];
      curvature[unit] -= scale * scale * atMode.second[row];
      bend[unit] += scale ** 3 * atMode.third[row];
    }
    for (let unit = 0; unit < units; unit++) if (!(curvature[unit] > 0)) curvature[unit] = 1;
  };
  const findModes = (eta: Float64Array, lambda: number, own: Float64Array, mode: Float64Array) => {
    for (let steps = 0; steps < mostSteps; steps++) {
      place(eta, lambda, mode);
      distribution.evaluate(at, own, 2, atMode);
      look(lambda, mode);
      let longest = 0;
      for (let unit = 0; unit < units; unit++) {
        const step = Math.max(-longestStep, Math.min(longestStep, slope[unit] / curvature[unit]));
        mode[unit] -= step;
        longest = Math.max(longest, Math.abs(step));
      }
      if (!(longest > lastStep)) break;
    }
    place(eta, lambda, mode);
    distribution.evaluate(at, own, 3, atMode);
    look(lambda, mode);
  };

  return (eta, lambda, own, near) => {
    const mode = near.slice();
    findModes(eta, lambda, own, mode);
    const points = grid.map(({ x: [x] }) => mode.map((value, unit) => value + x / Math.sqrt(curvature[unit])));
    const shares = points.map((u, k) => {
      place(eta, lambda, u);
      distribution.evaluate(at, own, count > 0 ? 3 : 1, atPoints[k]);
      const log = u.map((value) => grid[k].logWeight - value ** 2 / 2);
      for (let row = 0; row < rows; row++) log[unitOf[row]] += atPoints[k].value[row];
      return log;
    });
    const sums = logSumExp(shares);
    for (const share of shares)
      for (let unit = 0; unit < units; unit++) share[unit] = Math.exp(share[unit] - sums[unit]);

    const result = new Float64Array(rows);
    const ofLambda = new Float64Array(units);
    const ofMode = new Float64Array(units);
    const ofCurvature = curvature.map((value) => -0.5 / value);
    const ofOwn = ownRows(count, rows);
    for (const [k, u] of points.entries()) {
      const { first, parameters } = atPoints[k];
      const share = shares[k];
      const downhill = u.map((value) => -value);
      for (let row = 0; row < rows; row++) {
        const unit = unitOf[row];
        const part = share[unit] * first[row];
        result[row] += part;
        ofLambda[unit] += part * column[row] * u[unit];
        downhill[unit] += lambda * column[row] * first[row];
        for (let m = 0; m < count; m++) ofOwn[m][row] += share[unit] * parameters[m].first[row];
      }
      const x = grid[k].x[0];
      for (let unit = 0; unit < units; unit++) {
        const pull = share[unit] * downhill[unit];
        ofMode[unit] += pull;
        ofCurvature[unit] -= (0.5 * pull * x) / curvature[unit] ** 1.5;
      }
    }
    const { first, second, third, parameters } = atMode;
    for (let row = 0; row < rows; row++) {
      const unit = unitOf[row];
      const scale = lambda * column[row];
      const moved = (ofMode[unit] - ofCurvature[unit] * bend[unit]) / curvature[unit];
      const turned = -ofCurvature[unit] * scale * scale;
      const adjusted = moved * scale * second[row] + turned * third[row];
      result[row] += adjusted;
      ofLambda[unit] +=
        column[row] * (adjusted * mode[unit] + moved * first[row] - 2 * ofCurvature[unit] * scale * second[row]);
      for (let m = 0; m < count; m++) {
        ofOwn[m][row] += moved * scale * parameters[m].mixed[row] + turned * parameters[m].mixedSecond[row];
      }
    }
    for (let unit = 0; unit < units; unit++) sums[unit] -= Math.log(curvature[unit]) / 2;
    return { logs: sums, rows: result, own: ofOwn, lambda: ofLambda };
  };
}
