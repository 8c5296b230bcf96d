import { type Curve, exponential, mirrored, write } from "./curve.ts";
import type { LinkFunction } from "./link-function.ts";

const logMean: Curve = (eta, into) => {
  const small = Math.exp(-Math.abs(eta));
  const mean = (eta > 0 ? 1 : small) / (1 + small);
  const complement = (eta > 0 ? small : 1) / (1 + small);
  const slope = mean * complement;
  write(into, Math.min(eta, 0) - Math.log1p(small), complement, -slope, -slope * (complement - mean));
};

/** η = ln (μ/(1 − μ)). */
export const logit: LinkFunction = {
  eta: (mean) => Math.log(mean / (1 - mean)),
  mean: exponential(logMean),
  logMean,
  logComplement: mirrored(logMean),
};
