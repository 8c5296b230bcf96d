import { variesWithin } from "../design/identifiable.ts";
import { meanOf } from "../design/row-values.ts";
import type { Grouping } from "../design/units.ts";
import type { LinearMixedFit } from "../fit/linear-mixed-model.ts";
import { bilinearForm } from "../math/square-matrix.ts";
import { isCenteredWithin, traceWithCovariance, varianceOf } from "./moments.ts";

/**
 * Rights & Sterba's (2019) parts of the variance that the model implies: predictors (within and between units where every
 * predictor is one or the other), random slopes, random intercepts, residual.
 */
export interface Decomposition {
  /** Null: a predictor varies both within and between units. */
  readonly fixedWithin: number | null;
  readonly fixedBetween: number | null;
  readonly fixed: number;
  readonly slopes: number;
  readonly intercepts: number;
  readonly residual: number;
}

/** Of a model with one grouping factor. */
export function decomposition(fit: LinearMixedFit, grouping: Grouping): Decomposition {
  const { design, coefficients, covariances, residualVariance } = fit;
  const within = design.fixed.map(({ values }) => isCenteredWithin(values, grouping));
  const between = design.fixed.map(({ values }) => !variesWithin(values, grouping));
  const isDecomposed = design.fixed.every((_, k) => within[k] || between[k]);
  const ofFixed = (takes: (k: number) => boolean) => {
    const sum = new Float64Array(design.outcome.length);
    for (const [k, { values }] of design.fixed.entries()) {
      if (takes(k)) for (let row = 0; row < sum.length; row++) sum[row] += coefficients[k] * values[row];
    }
    return varianceOf(sum);
  };
  let slopes = 0;
  let intercepts = 0;
  for (const [part, { columns }] of design.random.entries()) {
    const values = columns.map((column) => column.values);
    const means = Float64Array.from(values, meanOf);
    slopes += traceWithCovariance(covariances[part], values);
    intercepts += bilinearForm(means, covariances[part], means);
  }
  return {
    fixedWithin: isDecomposed ? ofFixed((k) => within[k] && !between[k]) : null,
    fixedBetween: isDecomposed ? ofFixed((k) => between[k]) : null,
    fixed: ofFixed(() => true),
    slopes,
    intercepts,
    residual: residualVariance,
  };
}
