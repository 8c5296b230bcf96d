import type { Link } from "../../../src-contract/analysis.ts";
import { cauchit } from "./cauchit.ts";
import { cloglog } from "./cloglog.ts";
import type { LinkFunction } from "./link-function.ts";
import { log } from "./log.ts";
import { logComplement } from "./log-complement.ts";
import { logit } from "./logit.ts";
import { loglog } from "./loglog.ts";
import { power } from "./power.ts";
import { probit } from "./probit.ts";

/** The link of a model; `sign`: of the means, where the link has those of one sign only and either will do. */
export function linkFunction(link: Link, sign: 1 | -1 = 1): LinkFunction {
  if (typeof link === "object") return link.power === 0 ? log : power(link.power, sign);
  switch (link) {
    case "identity":
      return power(1);
    case "inverse":
      return power(-1, sign);
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
