import { cloglog } from "./cloglog.ts";
import { exponential, mirrored } from "./curve.ts";
import type { LinkFunction } from "./link-function.ts";

const logMean = mirrored(cloglog.logComplement);

/** Log-log: η = −ln (−ln μ), what the complementary log-log link is to 1 − μ, with the sign turned. */
export const loglog: LinkFunction = {
  eta: (mean) => -Math.log(-Math.log(mean)),
  mean: exponential(logMean),
  logMean,
  logComplement: mirrored(cloglog.logMean),
};
