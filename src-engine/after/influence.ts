import type { Grouping } from "../design/units.ts";
import { unitSize } from "../design/units.ts";
import { zeroVariances } from "../fit/boundary.ts";
import {
  type LinearMixedFit,
  standardDeviations,
  userCoefficients,
  userRandomCovariance,
} from "../fit/linear-mixed-model.ts";
import {
  type DevianceProblem,
  devianceAt,
  devianceGradient,
  generalizedLeastSquares,
} from "../fit/profiled-deviance.ts";
import type { Watch } from "../fit/watch.ts";
import { choleskyInPlace, solveLowerInPlace } from "../math/cholesky.ts";
import { minimize, type Objective } from "../math/minimize.ts";
import { transform } from "../math/small-matrices.ts";
import { canLeaveOut, withoutUnit } from "./leave-out.ts";

/** What every unit of a grouping factor does to the estimates: how they change without it. */
export interface Influence {
  readonly grouping: Grouping;
  /** Whether the variances were estimated anew without each unit; else they are kept, and β's change is exact given them. */
  readonly isRefitted: boolean;
  /** In the order of the grouping's units. */
  readonly units: readonly UnitInfluence[];
}

export interface UnitInfluence {
  readonly size: number;
  /** (β̂ − β̂₍ⱼ₎)' (Var β̂)⁻¹ (β̂ − β̂₍ⱼ₎) / p (Cook 1977). NaN: the model cannot be fitted without the unit. */
  readonly cook: number;
  /** By coefficient: (β̂ − β̂₍ⱼ₎) / SE₍ⱼ₎ (Belsley, Kuh & Welsch 1980, with the SE without the unit). */
  readonly dfbetas: readonly number[];
  /** |Var β̂₍ⱼ₎| / |Var β̂|: above 1 the unit makes the estimates more precise. */
  readonly covarianceRatio: number;
  /** By random part, the variances' relative change (τ̂₍ⱼ₎ − τ̂)/τ̂; NaN where τ̂ is 0. Null: kept. */
  readonly variances: readonly (readonly number[])[] | null;
  /** The same of σ². */
  readonly residual: number | null;
}

/** Up to so many units the model is fitted again without each. */
export const mostRefits = 1000;

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
      if (stop()) return unknown(unitSize(grouping, unit), fit);
      progress(++done / all);
      const changed = withoutUnit(fit, index, unit, isRefitted ? refit : (problem) => atSameVariances(fit, problem));
      const size = unitSize(grouping, unit);
      return changed === null ? unknown(size, fit) : { size, ...differences(fit, changed) };
    });
    return { grouping, isRefitted, units };
  });
}

/** Estimates without a unit, in the user's units. */
interface Changed {
  readonly coefficients: Float64Array;
  readonly covariance: Float64Array;
  /** Null: those of the whole sample. */
  readonly variances: { readonly random: readonly Float64Array[]; readonly scale: number } | null;
}

/** β̂₍ⱼ₎ by generalized least squares at the fit's own V: no search. */
function atSameVariances(
  { state: { at, basis }, scaleVariance }: LinearMixedFit,
  problem: DevianceProblem,
): Changed | null {
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
function refitter(fit: LinearMixedFit, stop: () => boolean): (problem: DevianceProblem) => Changed | null {
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
    const found = minimize(objectiveOf(problem), { ...options, start, hessian });
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

function differences(fit: LinearMixedFit, changed: Changed): Omit<UnitInfluence, "size"> {
  const { coefficients, coefficientCovariance, covariances, scaleVariance } = fit;
  const p = coefficients.length;
  const change = coefficients.map((value, k) => value - changed.coefficients[k]);
  const own = coefficientCovariance.slice();
  const ownDeterminant = choleskyInPlace(own, p);
  const scaled = change.slice();
  solveLowerInPlace(own, p, scaled, 1);
  const changedDeterminant = choleskyInPlace(changed.covariance.slice(), p);
  const { variances } = changed;
  return {
    cook: scaled.reduce((sum, value) => sum + value * value, 0) / p,
    dfbetas: Array.from(change, (value, k) => value / Math.sqrt(changed.covariance[k * p + k])),
    covarianceRatio: Math.exp(changedDeterminant - ownDeterminant),
    variances:
      variances &&
      covariances.map((covariance, part) => {
        const size = Math.sqrt(covariance.length);
        return Array.from({ length: size }, (_, k) => {
          const before = covariance[k * size + k];
          return before > 0 ? (variances.random[part][k * size + k] - before) / before : Number.NaN;
        });
      }),
    residual: variances && (variances.scale - scaleVariance) / scaleVariance,
  };
}

function unknown(size: number, { coefficients }: LinearMixedFit): UnitInfluence {
  return {
    size,
    cook: Number.NaN,
    dfbetas: Array.from(coefficients, () => Number.NaN),
    covarianceRatio: Number.NaN,
    variances: null,
    residual: null,
  };
}
