import { type Curve, exponential, write } from "./curve.ts";
import type { LinkFunction } from "./link-function.ts";

/** ln (1 − exp(−t)), t = exp η: with g = t/(eᵗ − 1) and h = 1 − t − g its derivatives are g, gh and g(h² − t − gh). */
const logMean: Curve = (eta, into) => {
  const t = Math.exp(eta);
  if (t > 745) return write(into, 0, 0, 0, 0);
  const g = t === 0 ? 1 : t / Math.expm1(t);
  const h = t < 0.2 ? complementSeries(t) : 1 - t - g;
  write(into, t < 1e-8 ? eta - t / 2 : Math.log(-Math.expm1(-t)), g, g * h, g * (h * h - t - g * h));
};

/** 1 − t − t/(eᵗ − 1) for small t, by Bernoulli's numbers. */
function complementSeries(t: number): number {
  const s = t * t;
  return -t / 2 - s * (1 / 12 - s * (1 / 720 - s * (1 / 30240 - s * (1 / 1209600 - s / 47900160))));
}

const logComplement: Curve = (eta, into) => {
  const value = -Math.min(Math.exp(eta), largest);
  write(into, value, value, value, value);
};

/** Far beyond any probability that a number holds, but finite, so that no product with 0 is undefined. */
const largest = 1e200;

/** Complementary log-log: η = ln (−ln (1 − μ)). */
export const cloglog: LinkFunction = {
  eta: (mean) => Math.log(-Math.log1p(-mean)),
  mean: exponential(logMean),
  logMean,
  logComplement,
};
