import { type DevianceProblem, degreesOfFreedom, devianceHolding, type FunctionOfRows } from "../profiled-deviance.ts";

/** All (θ, σ̃) at which one parameter has a given value, by free coordinates. */
export interface Surface {
  /** From coordinates to θ of `problem` and σ̃. */
  at(coordinates: Float64Array, value: number): { readonly theta: Float64Array; readonly scale: number };
}

/** The deviance on a surface, σ² no longer profiled out, and its slope in the surface's coordinates. */
export function devianceOnSurface(
  problem: DevianceProblem,
  surface: Surface,
  coordinates: Float64Array,
  value: number,
): FunctionOfRows | null {
  const { theta, scale } = surface.at(coordinates, value);
  const held = scale > 0 ? devianceHolding(problem, theta, scale * scale) : null;
  if (held === null) return null;
  return {
    value: held.value,
    adjoint: held.adjoint,
    gradient() {
      const inLogScale = 2 * degreesOfFreedom(problem) - (2 * held.squares) / (scale * scale);
      return pulledBack(surface, coordinates, value, held.gradient(), inLogScale);
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
