import type { Link } from "../../../src-contract/analysis.ts";
import { cauchit } from "./cauchit.ts";
import { cloglog } from "./cloglog.ts";
import type { Curve } from "./curve.ts";
import { log } from "./log.ts";
import { logComplement } from "./log-complement.ts";
import { logit } from "./logit.ts";
import { loglog } from "./loglog.ts";
import { power } from "./power.ts";
import { probit } from "./probit.ts";

/**
 * A link g through its inverse: a mean μ as a function of η = g(μ). Densities are taken in ln μ and ln (1 − μ), so that nothing
 * cancels, overflows or vanishes where μ is close to 0 or 1. NaN: no mean of this kind belongs to η.
 */
export interface LinkFunction {
  /** η = g(μ). */
  eta(mean: number): number;
  readonly mean: Curve;
  readonly logMean: Curve;
  readonly logComplement: Curve;
}

export function linkFunction(link: Link): LinkFunction {
  if (typeof link === "object") return link.power === 0 ? log : power(link.power);
  switch (link) {
    case "identity":
      return power(1);
    case "inverse":
      return power(-1);
    case "inverse-squared":
      return power(-2);
    case "log":
      return log;
    case "log-complement":
      return logComplement;
    case "logit":
      return logit;
    case "probit":
      return probit;
    case "cauchit":
      return cauchit;
    case "cloglog":
      return cloglog;
    case "loglog":
      return loglog;
  }
}
