import { minimize } from "../../math/minimize.ts";
import type { LinearMixedFit } from "../linear-mixed-model.ts";
import type { DevianceProblem } from "../profiled-deviance.ts";
import { mapFamily, type ResidualFamily, residualFamily } from "../residual/residual-family.ts";
import { residualObjective } from "../residual/residual-objective.ts";
import type { Watch } from "../watch.ts";

/** Where the likelihood of a model is largest, and the family of problems it belongs to. */
export interface Maximum {
  readonly family: ResidualFamily;
  readonly theta: Float64Array;
  readonly eta: Float64Array;
  readonly deviance: number;
  readonly problem: DevianceProblem;
}

/** In deviance: expected gains below this end a search. */
export const searchTolerance = 1e-9;
export const mostEvaluations = 300;

/** The maximum of the likelihood, full or restricted, that the fit itself went by. */
export function ownMaximum({ state: { problem, at, residual } }: LinearMixedFit): Maximum {
  const family = residualFamily(problem, residual);
  return { family, theta: at.theta, eta: family.eta, deviance: at.deviance, problem };
}

/** The maximum of the full likelihood: of a fit by REML it is looked for from the estimates. Null where the search fails. */
export function likelihoodMaximum(fit: LinearMixedFit, { stop }: Watch): Maximum | null {
  if (fit.method === "ML") return ownMaximum(fit);
  const { problem, at, residual } = fit.state;
  const family = mapFamily(residualFamily(problem, residual), (one) => ({ ...one, method: "ML" }));
  const count = at.theta.length;
  const found = minimize(residualObjective(family, count), {
    start: Float64Array.of(...at.theta, ...family.eta),
    maxEvaluations: mostEvaluations,
    tolerance: searchTolerance,
    stop,
  });
  if (found === null) return null;
  const eta = found.x.slice(count);
  const there = family.problemAt(eta);
  return there && { family, theta: found.x.slice(0, count), eta, deviance: found.value, problem: there };
}
