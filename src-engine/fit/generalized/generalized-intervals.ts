import { normalQuantile } from "../../math/normal-distribution.ts";
import type { Interval, Intervals, RandomIntervals } from "../intervals/intervals.ts";
import { correlationOf, logInterval } from "../intervals/wald-intervals.ts";
import type { GeneralizedFit } from "./generalized-fit.ts";
import { covarianceChanges, deltaError, type ParameterInformation } from "./parameter-information.ts";

/**
 * Wald intervals of standard deviations on the scale of logarithms and of correlations on that of Fisher's z (Pinheiro &
 * Bates 2000, section 2.4.3), as for normal outcomes. None for a part on its boundary.
 */
export function generalizedIntervals(
  fit: GeneralizedFit,
  information: ParameterInformation,
  singularParts: ReadonlySet<number>,
): Intervals {
  const quantile = normalQuantile((1 + fit.design.specification.confidenceLevel) / 2);
  return {
    kind: "wald",
    fixed: null,
    hypotheses: null,
    random: fit.covariances.map((_, part) => partIntervals(fit, information, part, quantile, singularParts.has(part))),
    residual: null,
    parameters: {},
    bootstrap: null,
  };
}

function partIntervals(
  fit: GeneralizedFit,
  { size, covariance }: ParameterInformation,
  part: number,
  quantile: number,
  isSingular: boolean,
): RandomIntervals {
  const { parameters, thetaOffset } = fit.state.problem.parts[part];
  const { size: q, structure } = parameters;
  const matrix = fit.covariances[part];
  const changes = covarianceChanges(fit, part);
  const effects = Array.from({ length: q }, (_, k) => k);
  const isCorrelated = structure === "unstructured" || structure === "compound-symmetry";
  const error = (slope: (change: Float64Array) => number) => {
    return deltaError(changes.map(slope), thetaOffset, covariance, size);
  };
  const deviation = (k: number): Interval | null => {
    if (isSingular) return null;
    const variance = matrix[k * q + k];
    return logInterval(
      Math.sqrt(variance),
      error((change) => change[k * q + k] / (2 * variance)),
      quantile,
    );
  };
  const correlation = (k: number, other: number): Interval | null => {
    if (isSingular || !isCorrelated) return null;
    const rho = correlationOf(matrix, q, k, other);
    const scale = Math.sqrt(matrix[k * q + k] * matrix[other * q + other]);
    const se = error((change) => {
      const relative = change[k * q + k] / matrix[k * q + k] + change[other * q + other] / matrix[other * q + other];
      return (change[k * q + other] / scale - (rho * relative) / 2) / (1 - rho * rho);
    });
    if (!Number.isFinite(se)) return null;
    const center = Math.atanh(rho);
    return [Math.tanh(center - quantile * se), Math.tanh(center + quantile * se)];
  };
  return {
    sd: effects.map(deviation),
    correlation: effects.map((k) => effects.slice(0, k).map((other) => correlation(k, other))),
  };
}
