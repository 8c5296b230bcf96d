import type { ResultDocument } from "../../src-contract/result.ts";
import type { LinearMixedFit } from "../fit/linear-mixed-model.ts";

/**
 * The share of each grouping factor in the variance that the fixed part leaves, every component in the denominator
 * (Raudenbush & Bryk 2002, equation 2.10). Null where a random slope makes it depend on the predictor, or there is no
 * grouping factor.
 */
export function intraclassCorrelations({
  design,
  covariances,
  residualVariance,
}: LinearMixedFit): ResultDocument["icc"] {
  const interceptsOnly = design.random.every(({ columns }) => columns.every(({ name }) => name === "(Intercept)"));
  if (!interceptsOnly || design.random.length === 0) return null;
  const variances = design.random.map((_, part) => covariances[part]?.[0] ?? 0);
  const total = variances.reduce((sum, variance) => sum + variance, residualVariance);
  return design.random.map(({ grouping }, part) => ({
    group: design.groupings[grouping]?.name ?? "",
    icc: (variances[part] ?? 0) / total,
  }));
}
