import { normalQuantile } from "../../math/normal-distribution.ts";
import type { QuantityScale } from "./outcome-quantities.ts";

/** A quantity that is no linear combination of coefficients, by the delta method. */
export interface DeltaEstimate {
  readonly estimate: number;
  readonly se: number;
  readonly interval: readonly [number, number];
}

/**
 * With the variance that the delta method gives it. The interval is made on the scale of the logit for a
 * probability, of the logarithm for what is positive, so that its ends are such too, and taken back.
 */
export function deltaEstimate(
  estimate: number,
  variance: number,
  scale: QuantityScale,
  confidenceLevel: number,
): DeltaEstimate {
  const se = Math.sqrt(Math.max(variance, 0));
  const margin = normalQuantile((1 + confidenceLevel) / 2) * se;
  return { estimate, se, interval: around(estimate, margin, scale) };
}

/** g'Vg, g the gradient and V the covariance matrix of all parameters. */
export function quadraticForm(gradient: Float64Array, covariance: Float64Array): number {
  const size = gradient.length;
  let sum = 0;
  for (let i = 0; i < size; i++) {
    if (gradient[i] === 0) continue;
    for (let j = 0; j < size; j++) sum += gradient[i] * covariance[i * size + j] * gradient[j];
  }
  return sum;
}

function around(estimate: number, margin: number, scale: QuantityScale): readonly [number, number] {
  if (scale === "probability" && estimate > 0 && estimate < 1) {
    const logit = Math.log(estimate) - Math.log1p(-estimate);
    const reach = margin / (estimate * (1 - estimate));
    return [1 / (1 + Math.exp(reach - logit)), 1 / (1 + Math.exp(-reach - logit))];
  }
  if (scale === "positive" && estimate > 0) {
    const factor = Math.exp(margin / estimate);
    return [estimate / factor, estimate * factor];
  }
  return [estimate - margin, estimate + margin];
}
