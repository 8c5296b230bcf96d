import type { KnownCurvature, Objective } from "../../math/minimize.ts";
import { type GeneralizedProblem, thetaCount } from "./generalized-problem.ts";
import type { MarginalDeviance } from "./marginal-deviance.ts";

/** A deviance as a search sees it: with the curvature in β̃ known where it was last. */
export function devianceObjective(
  problem: GeneralizedProblem,
  marginal: MarginalDeviance,
): { readonly objective: Objective; readonly known: KnownCurvature } {
  const size = problem.x.length;
  let last: ReturnType<MarginalDeviance> = null;
  return {
    objective: (parameters) => {
      last = marginal(parameters);
      return last;
    },
    known: {
      first: thetaCount(problem),
      size,
      at: () => last?.fixedInformation().map((value) => 2 * value) ?? new Float64Array(size ** 2),
    },
  };
}
