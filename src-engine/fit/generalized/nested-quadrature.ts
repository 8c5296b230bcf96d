import { groupingFactors } from "../profiled-deviance.ts";
import { fixedPredictor, type GeneralizedProblem, takeApart } from "./generalized-problem.ts";
import { innerIntegrals } from "./inner-integrals.ts";
import { fixedInformation, type MarginalDeviance } from "./marginal-deviance.ts";
import { posteriorModes } from "./posterior-modes.ts";
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

/** Steps of the differences, relative to a parameter. */
const stepLength = 1e-4;

/**
 * Adaptive Gauss–Hermite quadrature for two nested grouping factors with one effect each (Rabe-Hesketh, Skrondal & Pickles
 * 2005): given the outer effect v at a point, the inner units are independent, and each has an integral of its own,
 *
 *     L_c = ∫ φ(v) Π_j [∫ φ(u) Π f(y | η + λ₁z₁u + λ₂z₂v) du] dv,
 *
 * the outer points around the joint mode, scaled by its posterior variance, the inner ones around the mode given v, by the
 * curvature there. The gradient is by central differences.
 */
export function nestedQuadratureDeviance(problem: GeneralizedProblem, points: number): MarginalDeviance {
  const { rows, effects, precision, clusters } = problem;
  const [, outer] = effects.groupings;
  const findModes = posteriorModes(problem);
  const grid = nodeGrid(points, 1);
  const integrals = innerIntegrals(problem, grid);
  const fixed = new Float64Array(rows);
  const eta = new Float64Array(rows);
  const place = (parameters: Float64Array) => {
    const { theta, beta, own } = takeApart(problem, parameters);
    fixedPredictor(problem, beta, fixed);
    const factors = groupingFactors(problem, theta);
    const modes = findModes(fixed, factors, own);
    return modes && { modes, factors, own };
  };
  /** −2 ln L of every outer unit; null where it is not finite. */
  const deviances = (parameters: Float64Array): Float64Array | null => {
    const placed = place(parameters);
    if (placed === null) return null;
    const { modes, factors, own } = placed;
    const mode = modes.u.slice(outer.offset, outer.offset + outer.units);
    const inner = modes.u.slice(0, outer.offset);
    const deviations = new Float64Array(outer.units);
    precision.invert();
    precision.visitSpreads((grouping, unit, [variance]) => {
      if (grouping === 1) deviations[unit] = Math.sqrt(variance);
    });
    const logs = grid.map(({ x: [x], logWeight }) => {
      const v = mode.map((value, unit) => value + deviations[unit] * x);
      for (let row = 0; row < rows; row++) {
        const unit = outer.unitOf[row];
        eta[row] = fixed[row] + factors[1][0] * outer.z[0][row] * v[unit];
      }
      const sums = integrals(eta, factors[0][0], own, inner);
      return sums.map((sum, unit) => sum + logWeight - v[unit] ** 2 / 2);
    });
    const result = logSumExp(logs).map((log, unit) => -2 * (log + Math.log(deviations[unit])));
    return result.every(Number.isFinite) ? result : null;
  };
  const size = (parameters: Float64Array) => parameters.length;
  const scoresAt = (parameters: Float64Array): Float64Array => {
    const units = clusters.starts.length - 1;
    const scores = new Float64Array(units * size(parameters));
    for (let i = 0; i < parameters.length; i++) {
      const step = stepLength * Math.max(Math.abs(parameters[i]), 0.1);
      const above = deviances(parameters.with(i, parameters[i] + step));
      const below = deviances(parameters.with(i, parameters[i] - step));
      for (let unit = 0; unit < units; unit++) {
        scores[unit * parameters.length + i] =
          above === null || below === null ? Number.NaN : (above[unit] - below[unit]) / (2 * step);
      }
    }
    return scores;
  };
  return (parameters) => {
    const found = deviances(parameters);
    const placed = place(parameters);
    if (found === null || placed === null) return null;
    const { modes, factors } = placed;
    /** The differences move the modes: they are found again. */
    const scores = () => {
      const result = scoresAt(parameters);
      place(parameters);
      return result;
    };
    return {
      value: found.reduce((sum, value) => sum + value, 0),
      gradient: () => columnSums(scores(), parameters.length),
      scores,
      fixedInformation: () => fixedInformation(problem, factors, modes.weights),
      modes,
      factors,
    };
  };
}

function columnSums(values: Float64Array, columns: number): Float64Array {
  const sums = new Float64Array(columns);
  for (let at = 0; at < values.length; at++) sums[at % columns] += values[at];
  return sums;
}
