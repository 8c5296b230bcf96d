import type { DesignColumn } from "../design/columns.ts";
import { variesWithin } from "../design/identifiable.ts";
import { meanOf } from "../design/row-values.ts";
import type { Grouping } from "../design/units.ts";
import type { LinearMixedFit } from "../fit/linear-mixed-model.ts";
import { bilinearForm } from "../math/square-matrix.ts";
import { isCenteredWithin, traceWithCovariance, varianceOf } from "./moments.ts";

/**
 * Rights & Sterba's (2019; for more than two levels 2023) parts of the variance that the model implies: predictors (by level
 * where every predictor varies at one alone), random slopes and intercepts of each grouping factor, residual.
 */
export interface Decomposition {
  readonly fixed: number;
  /** Null: a predictor varies at several levels, or factors are crossed. */
  readonly fixedByLevel: FixedByLevel | null;
  /** By grouping factor. */
  readonly slopes: readonly number[];
  readonly intercepts: readonly number[];
  readonly residual: number;
}

export interface FixedByLevel {
  /** Within the innermost units. */
  readonly rows: number;
  /** By grouping factor, between its units within those of the next one outwards. */
  readonly units: readonly number[];
}

/** Of a model with one grouping factor or more. */
export function decomposition(fit: LinearMixedFit): Decomposition {
  const { design, covariances, residualVariance } = fit;
  const slopes = design.groupings.map(() => 0);
  const intercepts = design.groupings.map(() => 0);
  for (const [part, { grouping, columns }] of design.random.entries()) {
    const values = columns.map((column) => column.values);
    const means = Float64Array.from(values, meanOf);
    slopes[grouping] += traceWithCovariance(covariances[part], values);
    intercepts[grouping] += bilinearForm(means, covariances[part], means);
  }
  return {
    fixed: fixedVariance(fit, () => true),
    fixedByLevel: fixedByLevel(fit),
    slopes,
    intercepts,
    residual: residualVariance,
  };
}

function fixedByLevel(fit: LinearMixedFit): FixedByLevel | null {
  const { fixed, groupings, isNested } = fit.design;
  if (!isNested) return null;
  const levels = fixed.map((column) => levelOf(column, groupings));
  if (levels.includes(null)) return null;
  const at = (level: number) => fixedVariance(fit, (k) => levels[k] === level);
  return { rows: at(0), units: groupings.map((_, index) => at(index + 1)) };
}

/** 0: rows; g: the units of the g-th factor. Null: the column varies there and further out, too. */
function levelOf({ values }: DesignColumn, groupings: readonly Grouping[]): number | null {
  const level = groupings.findLastIndex((grouping) => !variesWithin(values, grouping)) + 1;
  const outer = groupings[level];
  return outer === undefined || isCenteredWithin(values, outer) ? level : null;
}

/** Variance over the rows of what the chosen columns of X predict. */
function fixedVariance({ design, coefficients }: LinearMixedFit, takes: (k: number) => boolean): number {
  const sum = new Float64Array(design.outcome.length);
  for (const [k, { values }] of design.fixed.entries()) {
    if (takes(k)) for (let row = 0; row < sum.length; row++) sum[row] += coefficients[k] * values[row];
  }
  return varianceOf(sum);
}
