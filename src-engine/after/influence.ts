import { unitSize } from "../design/units.ts";
import { zeroVariances } from "../fit/boundary.ts";
import { type LinearMixedFit, userCoefficients, userRandomCovariance } from "../fit/linear-mixed-model.ts";
import { lowestOfValleys } from "../fit/lowest-valley.ts";
import {
  type DevianceProblem,
  devianceAt,
  devianceGradient,
  generalizedLeastSquares,
} from "../fit/profiled-deviance.ts";
import { standardDeviations } from "../fit/random-structure.ts";
import type { Watch } from "../fit/watch.ts";
import { minimize, type Objective } from "../math/minimize.ts";
import { transform } from "../math/small-matrices.ts";
import { canLeaveOut, withoutUnit } from "./leave-out.ts";
import { type EstimatesWithout, type Influence, influenceOf } from "./unit-influence.ts";

/** Up to so many units the model is fitted again without each. */
const mostRefits = 1000;

/** Of every grouping factor; null where units cannot be left out. */
export function influence(fit: LinearMixedFit, { stop, progress }: Watch): readonly Influence[] | null {
  if (!canLeaveOut(fit)) return null;
  const { groupings } = fit.design;
  const all = groupings.reduce((sum, { labels }) => sum + labels.length, 0);
  const refit = refitter(fit, stop);
  let done = 0;
  return groupings.map((grouping, index) => {
    const isRefitted = grouping.labels.length <= mostRefits;
    const units = grouping.labels.map((_, unit) => {
      if (stop()) return influenceOf(fit, unitSize(grouping, unit), null);
      progress(++done / all);
      const changed = withoutUnit(fit, index, unit, isRefitted ? refit : (problem) => atSameVariances(fit, problem));
      return influenceOf(fit, unitSize(grouping, unit), changed);
    });
    return { grouping, method: isRefitted ? "refitted" : "given-variances", units };
  });
}

/** β̂₍ⱼ₎ by generalized least squares at the fit's own V: no search. */
function atSameVariances(
  { state: { at, basis }, scaleVariance }: LinearMixedFit,
  problem: DevianceProblem,
): EstimatesWithout | null {
  problem.effects.eliminate(at.factors);
  const { beta, inverse } = generalizedLeastSquares(problem.effects, problem.coefficients);
  if (beta.some(Number.isNaN)) return null;
  return {
    coefficients: userCoefficients(basis, beta),
    covariance: transform(basis.fixedToUser, inverse, scaleVariance),
    variances: null,
  };
}

const tolerance = 1e-10;
/** Standard deviations below this start from it: at zero the deviance is level. */
const smallestStart = 0.05;

/** Fits again from the estimates on, with the second derivatives that the whole sample has there. */
function refitter(fit: LinearMixedFit, stop: () => boolean): (problem: DevianceProblem) => EstimatesWithout | null {
  const { basis, at, problem: whole } = fit.state;
  const places = standardDeviations(whole);
  const start = at.theta.map((value, m) => (places.includes(m) ? Math.max(value, smallestStart) : value));
  const objectiveOf =
    (problem: DevianceProblem): Objective =>
    (theta) => {
      const there = devianceAt(problem, theta);
      return there && { value: there.deviance, gradient: () => devianceGradient(problem, there) };
    };
  const options = { maxEvaluations: 200, tolerance, stop };
  const hessian = minimize(objectiveOf(whole), { ...options, start })?.hessian;
  return (problem) => {
    const objective = objectiveOf(problem);
    const first = minimize(objective, { ...options, start, hessian });
    const found = first && lowestOfValleys(objective, first, { places, rows: problem.rows }, options);
    if (found === null) return null;
    const settled = zeroVariances(problem, found.x, found.value, (theta) => devianceAt(problem, theta)?.deviance);
    const there = devianceAt(problem, settled.theta);
    if (there === null) return null;
    const scale = there.variance * basis.outcomeScale ** 2;
    return {
      coefficients: userCoefficients(basis, there.beta),
      covariance: transform(basis.fixedToUser, there.inverse, scale),
      variances: {
        random: problem.parts.map((part, index) => userRandomCovariance(basis, there, part, index)),
        scale,
      },
    };
  };
}
