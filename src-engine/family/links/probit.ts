import { logNormalLowerTail } from "../../math/mills-ratio.ts";
import { normalQuantile } from "../../math/normal-distribution.ts";
import { exponential, mirrored } from "./curve.ts";
import type { LinkFunction } from "./link-function.ts";

/** η = Φ⁻¹(μ). */
export const probit: LinkFunction = {
  eta: normalQuantile,
  mean: exponential(logNormalLowerTail),
  logMean: logNormalLowerTail,
  logComplement: mirrored(logNormalLowerTail),
};
