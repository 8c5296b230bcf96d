import type { FunctionAt } from "../../math/minimize.ts";
import {
  type DevianceProblem,
  degreesOfFreedom,
  devianceAdjoint,
  devianceAt,
  thetaGradient,
} from "../profiled-deviance.ts";
import { covarianceGradient } from "../random-effects.ts";

/** All (θ, σ̃) at which one parameter has a given value, by free coordinates. */
export interface Surface {
  /** From coordinates to θ of `problem` and σ̃. */
  at(coordinates: Float64Array, value: number): { readonly theta: Float64Array; readonly scale: number };
}

/**
 * The deviance on a surface, σ² no longer profiled out, and its slope in the surface's coordinates:
 *
 *     D(θ, σ̃) = ln |V| + n ln(2π σ̃²) + ρ²(θ)/σ̃²
 */
export function devianceOnSurface(
  problem: DevianceProblem,
  surface: Surface,
  coordinates: Float64Array,
  value: number,
): FunctionAt | null {
  const { theta, scale } = surface.at(coordinates, value);
  const at = devianceAt(problem, theta);
  if (at === null || !(scale > 0)) return null;
  const df = degreesOfFreedom(problem);
  const variance = scale * scale;
  const squares = at.variance * df;
  const deviance = at.deviance - df * (1 + Math.log(at.variance)) + df * Math.log(variance) + squares / variance;
  if (!Number.isFinite(deviance)) return null;
  return {
    value: deviance,
    gradient() {
      const adjoint = devianceAdjoint(problem, { ...at, variance });
      const inTheta = thetaGradient(problem, theta, covarianceGradient(problem.effects, adjoint));
      const inLogScale = 2 * df - (2 * squares) / variance;
      return pulledBack(surface, coordinates, value, inTheta, inLogScale);
    },
  };
}

/** The slope in the coordinates from that in (θ, ln σ̃): what the surface itself does costs nothing, so differences will do. */
function pulledBack(
  surface: Surface,
  coordinates: Float64Array,
  value: number,
  inTheta: Float64Array,
  inLogScale: number,
): Float64Array {
  return coordinates.map((coordinate, m) => {
    const step = 1e-5 * Math.max(1, Math.abs(coordinate));
    const above = surface.at(coordinates.with(m, coordinate + step), value);
    const below = surface.at(coordinates.with(m, coordinate - step), value);
    let sum = (inLogScale * (Math.log(above.scale) - Math.log(below.scale))) / (2 * step);
    for (let k = 0; k < inTheta.length; k++) {
      sum += (inTheta[k] * (above.theta[k] - below.theta[k])) / (2 * step);
    }
    return sum;
  });
}
