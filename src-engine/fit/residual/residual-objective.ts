import type { Objective } from "../../math/minimize.ts";
import {
  type DevianceAt,
  type DevianceProblem,
  devianceAdjoint,
  devianceAt,
  devianceGradient,
  thetaGradient,
} from "../profiled-deviance.ts";
import { overResidual, type ResidualFamily } from "./residual-family.ts";
import type { ResidualModel } from "./residual-model.ts";

/** The profiled deviance as a function of x = (θ, η), θ the first `count`. */
export function residualObjective(family: Pick<ResidualFamily, "problemAt" | "slopeAt">, count: number): Objective {
  return overResidual(family, count, (problem, theta) => {
    const at = devianceAt(problem, theta);
    return (
      at && {
        value: at.deviance,
        gradient: () => devianceGradient(problem, at),
        adjoint: () => devianceAdjoint(problem, at),
      }
    );
  });
}

/**
 * The same function for a search, which may come to where R is singular: by the covariance matrices of small units where there are such. It
 * holds at η = ±∞ then.
 */
export function searchObjective(model: ResidualModel, count: number): Objective {
  const { units, structure, plain } = model;
  if (units === null) return residualObjective(model, count);
  return (x) => {
    const theta = x.slice(0, count);
    const here = units(structure, theta, x.slice(count));
    const at = here && devianceAt(here.problem, theta);
    if (here === null || at === null) return null;
    return {
      value: at.deviance,
      gradient() {
        const adjoint = devianceAdjoint(here.problem, at);
        const outer = here.problem.effects.covarianceGradient(adjoint);
        const { inner, eta } = here.slope(adjoint);
        return Float64Array.of(...thetaGradient(plain, theta, [...inner, ...outer]), ...eta);
      },
    };
  };
}

/** The same with all that goes with it. */
export function devianceOver(
  { units, structure, problemAt }: ResidualModel,
  x: Float64Array,
  count: number,
): DevianceAt | null {
  const [theta, eta] = [x.slice(0, count), x.slice(count)];
  const problem = units === null ? problemAt(eta) : (units(structure, theta, eta)?.problem ?? null);
  return problem && devianceAt(problem, theta);
}

/**
 * What a search found at η, which may be infinite, on the way of the search: `problem` is that of rows whitened there or, where R is singular,
 * next to it.
 */
export function devianceFound(
  model: ResidualModel,
  eta: Float64Array,
  problem: DevianceProblem,
  theta: Float64Array,
): DevianceAt | null {
  const found = devianceOver(model, Float64Array.of(...theta, ...eta), theta.length);
  const near = devianceAt(problem, theta);
  return near && found && { ...found, factors: near.factors, relative: near.relative };
}
