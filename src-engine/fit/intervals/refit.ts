import { type Minimum, minimize, type Objective } from "../../math/minimize.ts";
import { zeroVariances } from "../boundary.ts";
import { type LinearMixedFit, problemMaker, userCoefficients, userRandomCovariance } from "../linear-mixed-model.ts";
import { lowestValley } from "../lowest-valley.ts";
import { type DevianceProblem, devianceAt, devianceGradient } from "../profiled-deviance.ts";
import { standardDeviations } from "../random-structure.ts";
import { meanRelativeVariance } from "../residual/mean-variance.ts";
import { residualModel } from "../residual/residual-model.ts";
import { residualObjective } from "../residual/residual-objective.ts";
import { mostEvaluations } from "./maximum.ts";

/** What the same model estimates from another outcome, in the user's units. */
export interface Refit {
  readonly coefficients: Float64Array;
  /** By random part, q × q. */
  readonly covariances: readonly Float64Array[];
  readonly residualSd: number;
  readonly parameters: Readonly<Record<string, number>>;
}

/** Expected gains below this, in deviance, end a search: a thousandth of what resampling scatters by is far less exact. */
const tolerance = 1e-7;
/** Standard deviations below this start from it: at zero the deviance is level. */
const smallestStart = 0.05;

/**
 * Fits the model of a fit to other outcomes (on the scale of its basis), from the estimates on. Only products with y are made
 * anew. Null where there is no fit.
 */
export function refitter(fit: LinearMixedFit, stop: () => boolean): (outcome: Float64Array) => Refit | null {
  return fit.state.residual === null ? plainRefitter(fit, stop) : residualRefitter(fit, stop);
}

function plainRefitter(fit: LinearMixedFit, stop: () => boolean): (outcome: Float64Array) => Refit | null {
  const { design, state, method } = fit;
  const { basis, at } = state;
  const problemOf = problemMaker(design, basis, method);
  const { plain: problem } = residualModel(design, basis, problemOf);
  const roots = design.weights?.map(Math.sqrt) ?? null;
  const objective: Objective = (theta) => {
    const there = devianceAt(problem, theta);
    return there && { value: there.deviance, gradient: () => devianceGradient(problem, there) };
  };
  const places = standardDeviations(problem);
  const start = at.theta.map((value, m) => (places.includes(m) ? Math.max(value, smallestStart) : value));
  const options = { maxEvaluations: mostEvaluations, tolerance, stop };
  const hessian = minimize(objective, { ...options, start: at.theta })?.hessian;
  const take = problem.effects.otherOutcomes();
  return (outcome) => {
    take(roots === null ? outcome : outcome.map((value, row) => value * roots[row]));
    const first = minimize(objective, { ...options, start, hessian });
    const found = first && lowestValley(objective, first, places, options);
    return found && estimates(fit, problem, found, null);
  };
}

/** Residuals' families whiten the rows at every step: nothing of theirs can be kept. */
function residualRefitter(fit: LinearMixedFit, stop: () => boolean): (outcome: Float64Array) => Refit | null {
  const { design, state, method } = fit;
  const { basis, at, residual } = state;
  const problemOf = problemMaker(design, basis, method);
  const places = standardDeviations(state.problem);
  const count = at.theta.length;
  const start = Float64Array.of(
    ...at.theta.map((value, m) => (places.includes(m) ? Math.max(value, smallestStart) : value)),
    ...(residual?.eta ?? []),
  );
  let hessian: Float64Array | undefined;
  return (outcome) => {
    const { model } = residualModel(design, { ...basis, columns: basis.columns.with(-1, outcome) }, problemOf);
    if (model === null) return null;
    const options = { maxEvaluations: mostEvaluations, tolerance, stop };
    const found = minimize(residualObjective(model, count), { ...options, start, hessian });
    if (found === null) return null;
    hessian ??= found.hessian;
    const eta = found.x.slice(count);
    const problem = model.problemAt(eta);
    const theta = { ...found, x: found.x.slice(0, count) };
    return problem && estimates(fit, problem, theta, { at: model.structure.at(eta) });
  };
}

function estimates(
  { design, state: { basis } }: LinearMixedFit,
  problem: DevianceProblem,
  found: Minimum,
  residual: Parameters<typeof meanRelativeVariance>[1],
): Refit | null {
  const settled = zeroVariances(problem, found.x, found.value, (theta) => devianceAt(problem, theta)?.deviance);
  const at = devianceAt(problem, settled.theta);
  if (at === null) return null;
  const scale = at.variance * basis.outcomeScale ** 2;
  return {
    coefficients: userCoefficients(basis, at.beta),
    covariances: problem.parts.map((part, index) => userRandomCovariance(basis, at, part, index)),
    residualSd: Math.sqrt(scale * meanRelativeVariance(design.residual, residual)),
    parameters: residual?.at.parameters(scale) ?? {},
  };
}
