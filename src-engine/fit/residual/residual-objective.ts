import type { Objective } from "../../math/minimize.ts";
import { devianceAt, devianceGradient } from "../profiled-deviance.ts";
import type { ResidualModel } from "./residual-model.ts";

/**
 * The profiled deviance as a function of x = (θ, η), θ the first `count`. Its slope in θ is exact; in η, where each value
 * whitens the rows anew, it is by central differences.
 */
export function residualObjective(model: ResidualModel, count: number): Objective {
  const valueAt = (theta: Float64Array, eta: Float64Array): number => {
    const problem = model.problemAt(eta);
    return (problem && devianceAt(problem, theta)?.deviance) ?? Number.NaN;
  };
  return (x) => {
    const theta = x.slice(0, count);
    const eta = x.slice(count);
    const problem = model.problemAt(eta);
    const at = problem && devianceAt(problem, theta);
    if (problem === null || at === null) return null;
    return {
      value: at.deviance,
      gradient() {
        const inTheta = devianceGradient(problem, at);
        const inEta = eta.map((value, m) => {
          const above = valueAt(theta, eta.with(m, value + differenceStep));
          const below = valueAt(theta, eta.with(m, value - differenceStep));
          return (above - below) / (2 * differenceStep);
        });
        return Float64Array.of(...inTheta, ...inEta);
      },
    };
  };
}

/** η is on the scale of logarithms: a step of this size is one of as large a share. */
const differenceStep = 1e-4;
