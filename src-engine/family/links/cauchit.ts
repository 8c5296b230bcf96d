import { type Curve, exponential, mirrored, write } from "./curve.ts";
import type { LinkFunction } from "./link-function.ts";

const logMean: Curve = (eta, into) => {
  const mean = Math.atan2(1, -eta) / Math.PI;
  const square = 1 + eta * eta;
  const first = 1 / (Math.PI * square * mean);
  const bend = (-2 * eta) / square;
  const rest = bend - first;
  const third = rest * rest + (2 * (eta * eta - 1)) / (square * square) - first * rest;
  write(into, eta > 0 ? Math.log1p(-Math.atan2(1, eta) / Math.PI) : Math.log(mean), first, first * rest, first * third);
};

/** η = tan (π (μ − ½)). */
export const cauchit: LinkFunction = {
  eta: (mean) => Math.tan(Math.PI * (mean - 0.5)),
  mean: exponential(logMean),
  logMean,
  logComplement: mirrored(logMean),
};
