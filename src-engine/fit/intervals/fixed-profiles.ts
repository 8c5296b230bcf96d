import { bilinearForm, squareTimes } from "../../math/square-matrix.ts";
import { combinationOnBasis } from "../basis.ts";
import type { LinearMixedFit } from "../linear-mixed-model.ts";
import {
  type DevianceProblem,
  degreesOfFreedom,
  devianceAdjoint,
  devianceAt,
  devianceGradient,
} from "../profiled-deviance.ts";
import { overResidual } from "../residual/residual-family.ts";
import type { Maximum } from "./maximum.ts";
import type { Profile } from "./profile-endpoint.ts";

/**
 * The profile of l'β, in the user's units. At a given V the best β with l'β = v is known, so that a value costs no more than
 * one of the deviance itself:
 *
 *     β_v = β̂ + C l (v − l'β̂) / (l'C l),   ρ²_v = ρ² + (v − l'β̂)² / (l'C l),   C = (X'V⁻¹X)⁻¹
 */
export function combinationProfile({ state }: LinearMixedFit, maximum: Maximum, row: readonly number[]): Profile {
  const { basis } = state;
  const { family, theta, eta, deviance, problem } = maximum;
  const combination = combinationOnBasis(basis, row);
  const shift = row.reduce((sum, weight, k) => sum + weight * basis.fixedShift[k], 0);
  const at = devianceAt(problem, theta);
  if (at === null) throw new RangeError("the deviance is not finite at its maximum");
  const own = combination.reduce((sum, weight, k) => sum + weight * at.beta[k], 0);
  return {
    estimate: own * basis.outcomeScale + shift,
    lowest: Number.NEGATIVE_INFINITY,
    highest: Number.POSITIVE_INFINITY,
    deviance,
    start: Float64Array.of(...theta, ...eta),
    objective: (value) => {
      const held = (value - shift) / basis.outcomeScale;
      return overResidual(family, theta.length, (one, there) => heldDeviance(one, there, combination, held));
    },
  };
}

function heldDeviance(problem: DevianceProblem, theta: Float64Array, combination: Float64Array, held: number) {
  const at = devianceAt(problem, theta);
  if (at === null) return null;
  const df = degreesOfFreedom(problem);
  const spread = bilinearForm(combination, at.inverse, combination);
  const away = held - combination.reduce((sum, weight, k) => sum + weight * at.beta[k], 0);
  const variance = at.variance + (away * away) / spread / df;
  const there = () => {
    const moved = squareTimes(at.inverse, combination);
    const beta = at.beta.map((value, k) => value + (moved[k] * away) / spread);
    return { ...at, beta, variance };
  };
  return {
    value: at.deviance + df * Math.log(variance / at.variance),
    gradient: () => devianceGradient(problem, there()),
    adjoint: () => devianceAdjoint(problem, there()),
  };
}
