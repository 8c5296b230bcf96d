import type { Distribution, Link, ModelSpecification, NamedLink } from "../../src-contract/analysis.ts";

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

const probabilities = ["logit", "probit", "cloglog", "loglog", "cauchit"] as const;

/** The link of an analysis that names none. */
export function usualLink(distribution: Distribution): NamedLink {
  const [usual] = allowedLinks(distribution);
  return usual === undefined || usual === "power" ? "identity" : usual;
}

export function isLinkAllowed(distribution: Distribution, link: Link): boolean {
  return allowedLinks(distribution).includes(typeof link === "string" ? link : "power");
}

/** Of what an analysis says, what decides the kind of model. */
export type OutcomeForm = Pick<ModelSpecification, "distribution" | "link">;

/** Whether it is a linear (mixed) model: a normal outcome as it is. */
export function isLinear({ distribution = "normal", link = "identity" }: OutcomeForm): boolean {
  return distribution === "normal" && link === "identity";
}

/** Whether no mean below zero belongs to any η. */
export function hasPositiveMeans(link: Link): boolean {
  return (
    link === "log" || link === "inverse-squared" || (typeof link === "object" && link.power !== 1 && link.power !== -1)
  );
}
