import type { ResultDocument } from "../../src-contract/result.ts";
import type { ModelFit } from "../fit/model-fit.ts";

/**
 * The share of each grouping factor in the variance that the fixed part leaves, every component in the denominator
 * (Raudenbush & Bryk 2002, equation 2.10); for outcomes that are not normal on the scale of the linear predictor. Null where a random slope makes it depend on the predictor, or there is no
 * grouping factor.
 */
export function intraclassCorrelations(fit: ModelFit): ResultDocument["icc"] {
  const { design, covariances } = fit;
  const residualVariance = fit.kind === "linear" ? fit.residualVariance : fit.latentVariance;
  const interceptsOnly = design.random.every(({ columns }) => columns.every(({ name }) => name === "(Intercept)"));
  if (!interceptsOnly || design.random.length === 0 || residualVariance === null) return null;
  const variances = design.random.map((_, part) => covariances[part]?.[0] ?? 0);
  const total = variances.reduce((sum, variance) => sum + variance, residualVariance);
  return design.random.map(({ grouping }, part) => ({
    group: design.groupings[grouping]?.name ?? "",
    icc: (variances[part] ?? 0) / total,
  }));
}
