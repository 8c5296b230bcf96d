import type { Distribution, Link, NamedLink } from "../../src-contract/analysis.ts";

/**
 * Which links make sense with a distribution, the usual one first. The rule of SPSS and SAS: links of probabilities for
 * outcomes that are probabilities or shares, those of positive means for counts and durations, and for categories cumulative
 * links (ordinal) or the generalized logit (multinomial). `power` stands for power(k) of any k.
 */
export function allowedLinks(distribution: Distribution): readonly (NamedLink | "power")[] {
  switch (distribution) {
    case "normal":
    case "student-t":
      return ["identity", "log", "inverse", "inverse-squared", "power"];
    case "lognormal":
      return ["identity"];
    case "bernoulli":
    case "binomial":
      return [...probabilities, "log", "log-complement", "identity", "power"];
    case "beta":
      return [...probabilities, "log", "log-complement"];
    case "poisson":
    case "negative-binomial":
    case "negative-binomial-linear":
    case "geometric":
      return ["log", "identity", "power"];
    case "gamma":
    case "exponential":
      return ["log", "inverse", "identity", "inverse-squared", "power"];
    case "inverse-gaussian":
      return ["inverse-squared", "log", "inverse", "identity", "power"];
    case "ordinal":
      return probabilities;
    case "multinomial":
      return ["logit"];
  }
}

/** The links that can be fitted: the linear engine takes the normal distribution as it is. */
export function fittedLinks(distribution: Distribution): readonly (NamedLink | "power")[] {
  return distribution === "normal" ? ["identity"] : allowedLinks(distribution);
}

const probabilities = ["logit", "probit", "cloglog", "loglog", "cauchit"] as const;

/** The link of an analysis that names none. */
export function usualLink(distribution: Distribution): NamedLink {
  const [usual] = allowedLinks(distribution);
  return usual === undefined || usual === "power" ? "identity" : usual;
}

export function isLinkFitted(distribution: Distribution, link: Link): boolean {
  return fittedLinks(distribution).includes(typeof link === "string" ? link : "power");
}
