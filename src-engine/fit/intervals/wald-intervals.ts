import { normalQuantile } from "../../math/normal-distribution.ts";
import type { VarianceInformation } from "../inference/information.ts";
import { type LinearMixedFit, userRandomCovariance } from "../linear-mixed-model.ts";
import { factorOf, relativeCovariance } from "../relative-covariance.ts";
import type { ResidualEstimate, residualEstimates } from "../residual/residual-estimates.ts";
import type { Interval, Intervals, RandomIntervals } from "./intervals.ts";

/**
 * Wald intervals of standard deviations and correlations from the observed information, on scales where they are nearly
 * normal and cannot leave what is possible: ln s ± z se and artanh ρ ± z se, as nlme's `intervals` (Pinheiro & Bates 2000,
 * section 2.4.3). None for a part on its boundary, where there is no curvature to rest on. Those of the fixed effects are the t
 * tests' own.
 */
export function waldIntervals(
  fit: LinearMixedFit,
  information: VarianceInformation,
  { varianceSe, parameters }: ReturnType<typeof residualEstimates>,
  singularParts: ReadonlySet<number>,
): Intervals {
  const { residualVariance, state, design } = fit;
  const quantile = normalQuantile((1 + design.specification.confidenceLevel) / 2);
  return {
    kind: "wald",
    fixed: null,
    hypotheses: null,
    random: state.problem.parts.map((_, part) =>
      singularParts.has(part) ? noIntervals(fit, part) : partIntervals(fit, information, part, quantile),
    ),
    residual: logInterval(Math.sqrt(residualVariance), varianceSe / (2 * residualVariance), quantile),
    parameters: parameterIntervals(parameters, quantile),
    bootstrap: null,
  };
}

function noIntervals({ state }: LinearMixedFit, part: number): RandomIntervals {
  const effects = Array.from({ length: state.problem.parts[part].parameters.size });
  return { sd: effects.map(() => null), correlation: effects.map((_, k) => new Array<null>(k).fill(null)) };
}

function partIntervals(
  fit: LinearMixedFit,
  information: VarianceInformation,
  part: number,
  quantile: number,
): RandomIntervals {
  const { size, structure } = fit.state.problem.parts[part].parameters;
  const effects = Array.from({ length: size }, (_, k) => k);
  const isCorrelated = structure === "unstructured" || structure === "compound-symmetry";
  return {
    sd: effects.map((k) => {
      const se = deltaError(fit, information, part, (covariance) => Math.log(covariance[k * size + k]) / 2);
      return logInterval(Math.sqrt(fit.covariances[part][k * size + k]), se, quantile);
    }),
    correlation: effects.map((k) =>
      effects.slice(0, k).map((other) => {
        if (!isCorrelated) return null;
        const inverseTangent = (covariance: Float64Array) => Math.atanh(correlationOf(covariance, size, k, other));
        const se = deltaError(fit, information, part, inverseTangent);
        const center = inverseTangent(fit.covariances[part]);
        return Number.isFinite(se) ? [Math.tanh(center - quantile * se), Math.tanh(center + quantile * se)] : null;
      }),
    ),
  };
}

/** Of a residual structure: variances by their logarithm, covariances and what is a logarithm already as they are, correlations by their inverse tangent. */
function parameterIntervals(parameters: readonly ResidualEstimate[], quantile: number): Intervals["parameters"] {
  return Object.fromEntries(
    parameters.map(({ name, estimate, se }): readonly [string, Interval | null] => {
      if (!Number.isFinite(se)) return [name, null];
      if (name.startsWith("variance")) return [name, logInterval(estimate, se / estimate, quantile)];
      if (name.startsWith("covariance") || name.startsWith("alpha"))
        return [name, [estimate - quantile * se, estimate + quantile * se]];
      const center = Math.atanh(estimate);
      const margin = (quantile * se) / (1 - estimate * estimate);
      return [name, [Math.tanh(center - margin), Math.tanh(center + margin)]];
    }),
  );
}

export function correlationOf(covariance: Float64Array, size: number, k: number, other: number): number {
  const scale = Math.sqrt(covariance[k * size + k] * covariance[other * size + other]);
  return Math.min(1, Math.max(-1, covariance[k * size + other] / scale));
}

/** exp(ln s ± z se), se that of ln s; null where it has none. */
export function logInterval(value: number, se: number, quantile: number): Interval | null {
  if (!Number.isFinite(se) || !(value > 0)) return null;
  const factor = Math.exp(quantile * se);
  return [value / factor, value * factor];
}

/** The standard error of a function of one part's covariance matrix by the delta method, the function's slope by differences. */
export function deltaError(
  { state }: LinearMixedFit,
  { size, covariance }: VarianceInformation,
  part: number,
  value: (covariance: Float64Array) => number,
): number {
  const { basis, problem, at } = state;
  const placement = problem.parts[part];
  const { thetaOffset, parameters, effectOffset, grouping } = placement;
  const valueAt = (theta: Float64Array, variance: number): number => {
    const own = relativeCovariance(factorOf(parameters, theta, thetaOffset), parameters.size);
    const width = problem.effects.groupings[grouping].effects;
    const relative = new Float64Array(width * width);
    for (let i = 0; i < parameters.size; i++) {
      for (let j = 0; j < parameters.size; j++) {
        relative[(effectOffset + i) * width + effectOffset + j] = own[i * parameters.size + j];
      }
    }
    return value(
      userRandomCovariance(basis, { ...at, variance, relative: at.relative.with(grouping, relative) }, placement, part),
    );
  };
  const slopes = new Map<number, number>();
  for (let m = thetaOffset; m < thetaOffset + parameters.basis.length; m++) {
    const step = 1e-5 * Math.max(Math.abs(at.theta[m]), 0.05);
    const above = valueAt(at.theta.with(m, at.theta[m] + step), at.variance);
    const below = valueAt(at.theta.with(m, at.theta[m] - step), at.variance);
    slopes.set(m, (above - below) / (2 * step));
  }
  const step = 1e-5 * at.variance;
  slopes.set(size - 1, (valueAt(at.theta, at.variance + step) - valueAt(at.theta, at.variance - step)) / (2 * step));
  let sum = 0;
  for (const [a, left] of slopes) for (const [b, right] of slopes) sum += left * right * covariance[a * size + b];
  return Math.sqrt(Math.max(sum, 0));
}
