import type { Grouping } from "../design/units.ts";
import { choleskyInPlace, solveLowerInPlace } from "../math/cholesky.ts";

/** What every unit of a grouping factor does to the estimates: how they change without it. */
export interface Influence {
  readonly grouping: Grouping;
  /**
   * Refitted: everything estimated anew without each unit. Given variances: the variances kept, and β's change exact given them.
   * One step: everything by one Newton step from the estimates of the whole sample, which the change is approximated by.
   */
  readonly method: "refitted" | "given-variances" | "one-step";
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
  /** The same of σ²; null: kept, or the model has none. */
  readonly residual: number | null;
}

/** In the user's units. */
interface Estimates {
  readonly coefficients: Float64Array;
  /** Var β̂ by the model, p × p. */
  readonly coefficientCovariance: Float64Array;
  /** By random part, q × q. */
  readonly covariances: readonly Float64Array[];
  /** σ², where the model has one. */
  readonly scaleVariance?: number;
}

/** Estimates without a unit, in the user's units. */
export interface EstimatesWithout {
  readonly coefficients: Float64Array;
  readonly covariance: Float64Array;
  /** Null: those of the whole sample. */
  readonly variances: { readonly random: readonly Float64Array[]; readonly scale?: number } | null;
}

/** Of a unit of so many rows; null: the model cannot be fitted without it. */
export function influenceOf(whole: Estimates, size: number, without: EstimatesWithout | null): UnitInfluence {
  const { coefficients, coefficientCovariance } = whole;
  const p = coefficients.length;
  const changedDeterminant = without === null ? Number.NaN : choleskyInPlace(without.covariance.slice(), p);
  if (without === null || Number.isNaN(changedDeterminant)) return unknown(size, p);
  const change = coefficients.map((value, k) => value - without.coefficients[k]);
  const own = coefficientCovariance.slice();
  const ownDeterminant = choleskyInPlace(own, p);
  const scaled = change.slice();
  solveLowerInPlace(own, p, scaled, 1);
  return {
    size,
    cook: scaled.reduce((sum, value) => sum + value * value, 0) / p,
    dfbetas: Array.from(change, (value, k) => value / Math.sqrt(without.covariance[k * p + k])),
    covarianceRatio: Math.exp(changedDeterminant - ownDeterminant),
    ...variancesOf(whole, without),
  };
}

function variancesOf(
  { covariances, scaleVariance }: Estimates,
  { variances }: EstimatesWithout,
): Pick<UnitInfluence, "variances" | "residual"> {
  if (variances === null) return { variances: null, residual: null };
  const { random, scale } = variances;
  return {
    variances: covariances.map((covariance, part) => {
      const size = Math.sqrt(covariance.length);
      return Array.from({ length: size }, (_, k) => {
        const before = covariance[k * size + k];
        return before > 0 ? (random[part][k * size + k] - before) / before : Number.NaN;
      });
    }),
    residual: scale === undefined || scaleVariance === undefined ? null : (scale - scaleVariance) / scaleVariance,
  };
}

function unknown(size: number, coefficients: number): UnitInfluence {
  return {
    size,
    cook: Number.NaN,
    dfbetas: Array.from({ length: coefficients }, () => Number.NaN),
    covarianceRatio: Number.NaN,
    variances: null,
    residual: null,
  };
}
