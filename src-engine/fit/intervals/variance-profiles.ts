import type { LinearMixedFit } from "../linear-mixed-model.ts";
import { userRandomCovariance } from "../linear-mixed-model.ts";
import { type DevianceAt, devianceAt, type PartPlacement } from "../profiled-deviance.ts";
import { mapFamily, overResidual } from "../residual/residual-family.ts";
import type { Maximum } from "./maximum.ts";
import type { Profile } from "./profile-endpoint.ts";
import { devianceOnSurface, type Surface } from "./surface.ts";
import { elementPosition, userFactor } from "./user-factor.ts";

/**
 * Profiles of standard deviations and correlations of random effects and of the residual standard deviation, in the user's
 * units. Each is a family of surfaces on which one coordinate is held still, zero and ±1 included.
 */
export interface VarianceProfiles {
  /** By random part and effect. */
  readonly sd: readonly (readonly Profile[])[];
  /** By random part, effect and effect before it; null where one of the two has no variance, or none is in the model. */
  readonly correlation: readonly (readonly (readonly (Profile | null)[])[])[];
  /** Null where residual variances differ. */
  readonly residual: Profile | null;
}

export function varianceProfiles(fit: LinearMixedFit, maximum: Maximum): VarianceProfiles {
  const at = devianceAt(maximum.problem, maximum.theta);
  if (at === null) throw new RangeError("the deviance is not finite at its minimum");
  const place: Place = { fit, maximum, at, scale: Math.sqrt(at.variance) };
  const { parts } = maximum.problem;
  return {
    sd: parts.map((part, index) => Array.from({ length: part.parameters.size }, (_, k) => sdProfile(place, index, k))),
    correlation: parts.map((part, index) =>
      Array.from({ length: part.parameters.size }, (_, k) =>
        Array.from({ length: k }, (_other, other) => correlationProfile(place, index, k, other)),
      ),
    ),
    residual: residualProfile(place),
  };
}

interface Place {
  readonly fit: LinearMixedFit;
  readonly maximum: Maximum;
  /** At the maximum. */
  readonly at: DevianceAt;
  /** σ̃ there. */
  readonly scale: number;
}

/** A surface with the parts whose parameters are its θ. */
interface PlacedSurface extends Surface {
  readonly parts: readonly PartPlacement[];
  readonly start: Float64Array;
}

function profileOver(
  { maximum }: Place,
  surface: PlacedSurface,
  estimate: number,
  [lowest, highest]: readonly [number, number],
): Profile {
  const { family, eta, deviance } = maximum;
  const count = surface.start.length;
  const placed = mapFamily(family, (problem) => ({ ...problem, parts: surface.parts }));
  return {
    estimate,
    lowest,
    highest,
    deviance,
    start: Float64Array.of(...surface.start, ...eta),
    objective: (value) =>
      overResidual(placed, count, (problem, coordinates) => devianceOnSurface(problem, surface, coordinates, value)),
  };
}

const nonNegative = [0, Number.POSITIVE_INFINITY] as const;

/** σ̃ is what is left: the coordinates are θ itself. */
function residualProfile(place: Place): Profile | null {
  const { fit, maximum, at, scale } = place;
  if (fit.design.residual.kind !== "independent" && fit.state.residual?.at.variances !== null) return null;
  const unit = fit.state.basis.outcomeScale;
  const surface: PlacedSurface = {
    parts: maximum.problem.parts,
    start: at.theta,
    at: (theta, value) => ({ theta, scale: value / unit }),
  };
  return profileOver(place, surface, scale * unit, nonNegative);
}

function sdProfile(place: Place, index: number, effect: number): Profile {
  const { fit, maximum, at, scale } = place;
  const { basis } = fit.state;
  const part = maximum.problem.parts[index];
  const { size, structure } = part.parameters;
  const sd = Math.sqrt(userCovariance(place, index)[effect * size + effect]);
  if (structure === "compound-symmetry" && size > 1)
    return profileOver(place, sharedSurface(place, index), sd, nonNegative);
  if (structure !== "unstructured") {
    const own = structure === "diagonal" ? part.thetaOffset + effect : part.thetaOffset;
    const unit = basis.outcomeScale * basis.randomToUser[index][effect][effect];
    return profileOver(
      place,
      heldSurface(maximum.problem.parts, at.theta, scale, own, Math.abs(unit)),
      sd,
      nonNegative,
    );
  }
  const order = [effect, ...Array.from({ length: size }, (_, k) => k).filter((k) => k !== effect)];
  const { parts, theta, scales } = reordered(place, index, order);
  const surface = heldSurface(parts, theta, scale, part.thetaOffset, basis.outcomeScale * scales[effect]);
  return profileOver(place, surface, sd, nonNegative);
}

/** θ's element `own` is the standard deviation over σ̃ and `unit`; coordinates are the others and ln σ̃. */
function heldSurface(
  parts: readonly PartPlacement[],
  theta: Float64Array,
  scale: number,
  own: number,
  unit: number,
): PlacedSurface {
  const others = Array.from(theta.keys()).filter((m) => m !== own);
  return {
    parts,
    start: Float64Array.of(...others.map((m) => theta[m]), Math.log(scale)),
    at(coordinates, value) {
      const there = Math.exp(coordinates[others.length]);
      const full = new Float64Array(theta.length);
      for (const [m, position] of others.entries()) full[position] = coordinates[m];
      full[own] = value / (unit * there);
      return { theta: full, scale: there };
    },
  };
}

function correlationProfile(place: Place, index: number, effect: number, other: number): Profile | null {
  const part = place.maximum.problem.parts[index];
  const { size, structure } = part.parameters;
  const covariance = userCovariance(place, index);
  const variances = covariance[effect * size + effect] * covariance[other * size + other];
  if (!(variances > 0)) return null;
  const estimate = Math.min(1, Math.max(-1, covariance[effect * size + other] / Math.sqrt(variances)));
  if (structure === "compound-symmetry") {
    return profileOver(place, sharedCorrelationSurface(place, index), estimate, [-1 / (size - 1), 1]);
  }
  if (structure !== "unstructured") return null;
  const rest = Array.from({ length: size }, (_, k) => k).filter((k) => k !== effect && k !== other);
  const { parts, theta } = reordered(place, index, [other, effect, ...rest]);
  const across = part.thetaOffset + elementPosition(1, 0, size);
  const down = part.thetaOffset + elementPosition(1, 1, size);
  return profileOver(place, turnedSurface(parts, theta, place.scale, across, down), estimate, [-1, 1]);
}

/** L₂₁ = r ρ, L₂₂ = r √(1 − ρ²): coordinates are r in the place of both, the others, and ln σ̃. */
function turnedSurface(
  parts: readonly PartPlacement[],
  theta: Float64Array,
  scale: number,
  across: number,
  down: number,
): PlacedSurface {
  const others = Array.from(theta.keys()).filter((m) => m !== across && m !== down);
  const last = others.length + 1;
  return {
    parts,
    start: Float64Array.of(...others.map((m) => theta[m]), Math.hypot(theta[across], theta[down]), Math.log(scale)),
    at(coordinates, value) {
      const full = new Float64Array(theta.length);
      for (const [m, position] of others.entries()) full[position] = coordinates[m];
      full[across] = coordinates[others.length] * value;
      full[down] = coordinates[others.length] * Math.sqrt(Math.max(0, 1 - value * value));
      return { theta: full, scale: Math.exp(coordinates[last]) };
    },
  };
}

/**
 * Compound symmetry has the eigenvalues θ₁² (q − 1 times) and θ₂²: its variance is their mean r², and θ₁ = r √(q/(q − 1)) cos φ,
 * θ₂ = r √q sin φ.
 */
function sharedSurface(place: Place, index: number): PlacedSurface {
  const { fit, maximum, at, scale } = place;
  const { thetaOffset, parameters } = maximum.problem.parts[index];
  const { size } = parameters;
  const unit = fit.state.basis.outcomeScale * fit.state.basis.randomToUser[index][0][0];
  const [least, most] = [at.theta[thetaOffset], at.theta[thetaOffset + 1]];
  const angle = Math.atan2(most / Math.sqrt(size), least / Math.sqrt(size / (size - 1)));
  const others = Array.from(at.theta.keys()).filter((m) => m !== thetaOffset && m !== thetaOffset + 1);
  const last = others.length + 1;
  return {
    parts: maximum.problem.parts,
    start: Float64Array.of(...others.map((m) => at.theta[m]), angle, Math.log(scale)),
    at(coordinates, value) {
      const there = Math.exp(coordinates[last]);
      const radius = value / (Math.abs(unit) * there);
      const full = new Float64Array(at.theta.length);
      for (const [m, position] of others.entries()) full[position] = coordinates[m];
      full[thetaOffset] = radius * Math.sqrt(size / (size - 1)) * Math.cos(coordinates[others.length]);
      full[thetaOffset + 1] = radius * Math.sqrt(size) * Math.sin(coordinates[others.length]);
      return { theta: full, scale: there };
    },
  };
}

/** ρ of compound symmetry holds the eigenvalues' ratio: θ₂²/θ₁² = (1 + (q − 1)ρ)/(1 − ρ). */
function sharedCorrelationSurface(place: Place, index: number): PlacedSurface {
  const { maximum, at, scale } = place;
  const { thetaOffset, parameters } = maximum.problem.parts[index];
  const { size } = parameters;
  const others = Array.from(at.theta.keys()).filter((m) => m !== thetaOffset && m !== thetaOffset + 1);
  const last = others.length + 1;
  const length = Math.hypot(at.theta[thetaOffset], at.theta[thetaOffset + 1]);
  return {
    parts: maximum.problem.parts,
    start: Float64Array.of(...others.map((m) => at.theta[m]), length, Math.log(scale)),
    at(coordinates, value) {
      const [least, most] = [Math.sqrt(Math.max(0, 1 - value)), Math.sqrt(Math.max(0, 1 + (size - 1) * value))];
      const share = coordinates[others.length] / Math.hypot(least, most);
      const full = new Float64Array(at.theta.length);
      for (const [m, position] of others.entries()) full[position] = coordinates[m];
      full[thetaOffset] = share * least;
      full[thetaOffset + 1] = share * most;
      return { theta: full, scale: Math.exp(coordinates[last]) };
    },
  };
}

/** Standard deviations of exactly zero start a little above: the deviance is level there. */
const nudge = 0.02;

/** The parts with the `index`th by its user factor, effects in `order`, and θ at the maximum for them. */
function reordered(place: Place, index: number, order: readonly number[]) {
  const { fit, maximum, at, scale } = place;
  const { basis } = fit.state;
  const factor = userFactor(basis, maximum.problem.parts[index], index, order);
  const unit = (scale * basis.outcomeScale) ** 2;
  const elements = factor.elementsOf(userCovariance(place, index).map((value) => value / unit));
  for (const [m, bound] of factor.part.parameters.lower.entries()) if (bound === 0) elements[m] ||= nudge;
  const theta = at.theta.slice();
  theta.set(elements, factor.part.thetaOffset);
  return { parts: maximum.problem.parts.with(index, factor.part), theta, scales: factor.scales };
}

function userCovariance({ fit, maximum, at }: Place, index: number): Float64Array {
  return userRandomCovariance(fit.state.basis, at, maximum.problem.parts[index], index);
}
