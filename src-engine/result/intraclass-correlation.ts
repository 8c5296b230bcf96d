import type { ResultDocument } from "../../src-contract/result.ts";
import type { ModelFit } from "../fit/model-fit.ts";

/**
 * The share of each grouping factor in the variance that the fixed part leaves, every component in the denominator
 * (Raudenbush & Bryk 2002, equation 2.10); for outcomes that are not normal on the scale of the linear predictor, for multinomial
 * ones in each equation (Hedeker 2003). Null where a random slope makes it depend on the predictor, or there is no grouping factor.
 */
export function intraclassCorrelations(fit: ModelFit): ResultDocument["icc"] {
  const { design, covariances } = fit;
  const { random, equations, groupings } = design;
  const own = (column: { readonly equation?: string | number }) =>
    column.equation === undefined ? "" : `${column.equation}: `;
  const interceptsOnly = random.every(({ columns }) =>
    columns.every((column) => column.name === `${own(column)}(Intercept)`),
  );
  if (!interceptsOnly || random.length === 0) return null;
  const residualVariance = residualOf(fit);
  if (residualVariance === null) return null;
  return (equations ?? [undefined]).flatMap((category, effect) => {
    const variances = random.map(({ columns }, part) => covariances[part]?.[effect * columns.length + effect] ?? 0);
    const total = variances.reduce((sum, variance) => sum + variance, residualVariance);
    return random.map(({ grouping }, part) => ({
      group: groupings[grouping]?.name ?? "",
      ...(category !== undefined && { category }),
      icc: (variances[part] ?? 0) / total,
    }));
  });
}

/** Of the rows, on the scale of the linear predictor: behind each equation of a multinomial outcome a logistic variable stands. */
function residualOf(fit: ModelFit): number | null {
  if (fit.kind === "linear") return fit.residualVariance;
  return fit.design.equations === null ? fit.latentVariance : Math.PI ** 2 / 3;
}
