import { isIntercept } from "../design/aliasing.ts";
import type { DesignColumn } from "../design/columns.ts";
import { meanOf } from "../design/row-values.ts";
import type { Grouping } from "../design/units.ts";
import type { LinearMixedFit } from "../fit/linear-mixed-model.ts";
import { bilinearForm } from "../math/square-matrix.ts";
import { varianceOf } from "./moments.ts";

/** How the variance that the predictors leave is divided among the levels. */
export interface VariancePartition {
  /** By grouping factor. With random slopes at the mean of every random predictor. */
  readonly shares: readonly LevelShare[];
  /** With random slopes: the same where one predictor is a standard deviation below and above its mean. */
  readonly curves: readonly PartitionCurve[];
}

export interface LevelShare {
  readonly grouping: Grouping;
  readonly variance: number;
  /** VPC: its variance over the sum of all. */
  readonly share: number;
  /** ICC: the correlation of two rows of the same unit; units further out, which they share too, count. */
  readonly correlation: number;
}

/** Where units are drawn and not rows: what the sample is worth (Kish 1965). */
export interface DesignEffect {
  readonly grouping: Grouping;
  readonly meanSize: number;
  /** 1 + (n̄ − 1) ICC. */
  readonly effect: number;
  /** N over it. */
  readonly effectiveRows: number;
}

export interface PartitionCurve {
  readonly column: DesignColumn;
  readonly points: readonly CurvePoint[];
  /** Over its observed values. */
  readonly curve: readonly CurvePoint[];
}

export interface CurvePoint {
  readonly value: number;
  readonly shares: readonly LevelShare[];
}

export function variancePartition(fit: LinearMixedFit): VariancePartition {
  const columns = fit.design.random.flatMap((part) => part.columns);
  const byName = new Map(columns.filter((column) => !isIntercept(column)).map((column) => [column.name, column]));
  const numeric = [...byName.values()].filter(({ factors: [first, ...others] }) => {
    return others.length === 0 && first.variable.kind === "continuous" && first.variable.power === 1;
  });
  return {
    shares: sharesAt(fit, null),
    curves: numeric.map((column) => {
      const mean = meanOf(column.values);
      const deviation = Math.sqrt(varianceOf(column.values));
      const pointAt = (value: number): CurvePoint => ({ value, shares: sharesAt(fit, { column, value }) });
      return {
        column,
        points: [mean - deviation, mean, mean + deviation].map(pointAt),
        curve: valuesOver(column.values).map(pointAt),
      };
    }),
  };
}

export function designEffects({ design }: LinearMixedFit, shares: readonly LevelShare[]): readonly DesignEffect[] {
  const rows = design.outcome.length;
  return shares.map(({ grouping, correlation }) => {
    const meanSize = rows / grouping.labels.length;
    const effect = 1 + (meanSize - 1) * correlation;
    return { grouping, meanSize, effect, effectiveRows: rows / effect };
  });
}

/** Forty-one values from the least to the greatest. */
function valuesOver(values: Float64Array): readonly number[] {
  const low = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const high = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  return Array.from({ length: 41 }, (_, k) => low + ((high - low) * k) / 40);
}

/** With every random predictor at its mean, but for one. */
function sharesAt(
  { design, covariances, residualVariance }: LinearMixedFit,
  moved: { readonly column: DesignColumn; readonly value: number } | null,
): readonly LevelShare[] {
  const variances = design.groupings.map(() => 0);
  for (const [part, { grouping, columns }] of design.random.entries()) {
    const z = Float64Array.from(columns, ({ name, values }) =>
      name === moved?.column.name ? moved.value : meanOf(values),
    );
    variances[grouping] += bilinearForm(z, covariances[part], z);
  }
  const total = variances.reduce((sum, variance) => sum + variance, residualVariance);
  return design.groupings.map((grouping, index) => {
    const shared = design.isNested ? variances.slice(index) : [variances[index]];
    return {
      grouping,
      variance: variances[index],
      share: variances[index] / total,
      correlation: shared.reduce((sum, variance) => sum + variance, 0) / total,
    };
  });
}
