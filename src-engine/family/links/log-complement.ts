import { exponential } from "./curve.ts";
import type { LinkFunction } from "./link-function.ts";
import { log } from "./log.ts";

/** η = ln (1 − μ), what the log link is to 1 − μ. */
export const logComplement: LinkFunction = {
  eta: (mean) => Math.log1p(-mean),
  mean: exponential(log.logComplement),
  logMean: log.logComplement,
  logComplement: log.logMean,
};
