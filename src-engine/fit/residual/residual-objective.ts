import type { Objective } from "../../math/minimize.ts";
import { devianceAdjoint, devianceAt, devianceGradient } from "../profiled-deviance.ts";
import { overResidual, type ResidualFamily } from "./residual-family.ts";

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
