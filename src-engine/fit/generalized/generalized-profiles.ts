import type { Objective } from "../../math/minimize.ts";
import { combinationOnBasis } from "../basis.ts";
import type { Profile } from "../intervals/profile-endpoint.ts";
import { elementPosition, userFactor } from "../intervals/user-factor.ts";
import type { PartPlacement } from "../profiled-deviance.ts";
import type { GeneralizedFit } from "./generalized-fit.ts";
import { thetaCount } from "./generalized-problem.ts";
import { laplaceDeviance } from "./laplace.ts";
import type { MarginalDeviance } from "./marginal-deviance.ts";
import { quadratureDeviance } from "./quadrature/quadrature.ts";

/**
 * Profiles of the (approximated) marginal likelihood: one quantity held still, all other parameters (θ, β̃, ψ) estimated anew.
 * Standard deviations and correlations are held by the Cholesky factor in the user's units, effects in such an order that they are one coordinate.
 */

/** Of l'β: one coordinate of β̃ follows from the others. */
export function combinationProfile({ coefficients, deviance, state }: GeneralizedFit, row: readonly number[]): Profile {
  const { basis, problem, marginal, parameters } = state;
  const first = thetaCount(problem);
  const own = combinationOnBasis(basis, row);
  const shift = row.reduce((sum, weight, k) => sum + weight * basis.fixedShift[k], 0);
  const largest = own.reduce((best, weight, k) => (Math.abs(weight) > Math.abs(own[best]) ? k : best), 0);
  const pivot = first + largest;
  const objective =
    (value: number): Objective =>
    (free) => {
      const all = withCoordinate(free, pivot, 0);
      const others = own.reduce((sum, weight, k) => sum + weight * all[first + k], 0);
      all[pivot] = (value - shift - others) / own[largest];
      return evaluated(marginal, all, (gradient) => {
        const inPivot = gradient[pivot];
        return withoutCoordinate(
          gradient.map((slope, i) => slope - (inPivot * (own[i - first] ?? 0)) / own[largest]),
          pivot,
        );
      });
    };
  return {
    estimate: row.reduce((sum, weight, k) => sum + weight * coefficients[k], 0),
    lowest: Number.NEGATIVE_INFINITY,
    highest: Number.POSITIVE_INFINITY,
    deviance,
    start: withoutCoordinate(parameters, pivot),
    objective,
  };
}

/** Of one random effect's standard deviation; null with compound symmetry, where several effects share it. */
export function deviationProfile(fit: GeneralizedFit, index: number, effect: number): Profile | null {
  const { covariances, deviance, state } = fit;
  const part = state.problem.parts[index];
  const { size, structure } = part.parameters;
  if (structure === "compound-symmetry" && size > 1) return null;
  const estimate = Math.sqrt(covariances[index][effect * size + effect]);
  if (structure !== "unstructured") {
    const held = structure === "diagonal" ? part.thetaOffset + effect : part.thetaOffset;
    const unit = Math.abs(state.basis.randomToUser[index][effect][effect]);
    return heldProfile(state.marginal, state.parameters, held, unit, estimate, deviance);
  }
  const order = [effect, ...Array.from({ length: size }, (_, k) => k).filter((k) => k !== effect)];
  const { marginal, parameters, scales } = reordered(fit, index, order);
  return heldProfile(marginal, parameters, part.thetaOffset, scales[effect], estimate, deviance);
}

/** Of a correlation of an unstructured part: L₂₁ = r ρ, L₂₂ = r √(1 − ρ²). Null where there is none. */
export function correlationProfile(fit: GeneralizedFit, index: number, effect: number, other: number): Profile | null {
  const part = fit.state.problem.parts[index];
  const { size, structure } = part.parameters;
  const covariance = fit.covariances[index];
  const spread = Math.sqrt(covariance[effect * size + effect] * covariance[other * size + other]);
  if (structure !== "unstructured" || !(spread > 0)) return null;
  const rest = Array.from({ length: size }, (_, k) => k).filter((k) => k !== effect && k !== other);
  const { marginal, parameters } = reordered(fit, index, [other, effect, ...rest]);
  const across = part.thetaOffset + elementPosition(1, 0, size);
  const down = part.thetaOffset + elementPosition(1, 1, size);
  // The radius stands at `across`.
  const start = withoutCoordinate(parameters, down);
  start[across] = Math.hypot(parameters[across], parameters[down]);
  return {
    estimate: covariance[effect * size + other] / spread,
    lowest: -1,
    highest: 1,
    deviance: fit.deviance,
    start,
    objective: (value) => (free) => {
      const all = withCoordinate(free, down, 0);
      const rise = Math.sqrt(Math.max(0, 1 - value * value));
      const radius = free[across];
      all[across] = radius * value;
      all[down] = radius * rise;
      return evaluated(marginal, all, (gradient) => {
        const inRadius = gradient[across] * value + gradient[down] * rise;
        return withoutCoordinate(gradient.with(across, inRadius), down);
      });
    },
  };
}

function heldProfile(
  marginal: MarginalDeviance,
  parameters: Float64Array,
  held: number,
  unit: number,
  estimate: number,
  deviance: number,
): Profile {
  return {
    estimate,
    lowest: 0,
    highest: Number.POSITIVE_INFINITY,
    deviance,
    start: withoutCoordinate(parameters, held),
    objective: (value) => (free) =>
      evaluated(marginal, withCoordinate(free, held, value / unit), (gradient) => withoutCoordinate(gradient, held)),
  };
}

/** Standard deviations of exactly zero start a little above: the deviance is level there. */
const nudge = 0.02;

/** The problem with one part by its user factor, effects in `order`, and the estimates as its parameters. */
function reordered({ covariances, design, method, state }: GeneralizedFit, index: number, order: readonly number[]) {
  const { problem, basis, parameters } = state;
  const { part, elementsOf, scales } = userFactor(basis, problem.parts[index], index, order);
  const elements = elementsOf(covariances[index]);
  for (const [m, bound] of part.parameters.lower.entries()) if (bound === 0) elements[m] ||= nudge;
  const all = parameters.slice();
  all.set(elements, part.thetaOffset);
  const changed = { ...problem, parts: problem.parts.with(index, part satisfies PartPlacement) };
  const points = method === "agq" ? design.specification.quadraturePoints : 1;
  const marginal = points > 1 ? quadratureDeviance(changed, points) : laplaceDeviance(changed);
  return { marginal, parameters: all, scales };
}

function evaluated(
  marginal: MarginalDeviance,
  parameters: Float64Array,
  gradientOf: (gradient: Float64Array) => Float64Array,
): ReturnType<Objective> {
  const at = marginal(parameters);
  return at && { value: at.value, gradient: () => gradientOf(at.gradient()) };
}

function withoutCoordinate(values: Float64Array, position: number): Float64Array {
  return values.filter((_, i) => i !== position);
}

function withCoordinate(values: Float64Array, position: number, value: number): Float64Array {
  const all = new Float64Array(values.length + 1);
  all.set(values.subarray(0, position));
  all[position] = value;
  all.set(values.subarray(position), position + 1);
  return all;
}
