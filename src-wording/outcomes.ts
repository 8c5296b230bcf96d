import type { Distribution, Link } from "../src-contract/analysis.ts";

/** How outcomes that are not normal are spoken of: distributions, links, and what exp(b) is called. */

const distributionWords: Readonly<Record<Distribution, string>> = {
  normal: "normal",
  bernoulli: "Bernoulli",
  binomial: "binomial",
  poisson: "Poisson",
  "negative-binomial": "negative binomial",
  "negative-binomial-linear": "negative binomial (linear variance)",
  gamma: "gamma",
  "inverse-gaussian": "inverse Gaussian",
  beta: "beta",
  lognormal: "lognormal",
  exponential: "exponential",
  geometric: "geometric",
  "student-t": "Student t",
  ordinal: "ordinal",
  multinomial: "multinomial",
};

const linkWords: Readonly<Record<Extract<Link, string>, string>> = {
  identity: "identity",
  log: "log",
  logit: "logit",
  probit: "probit",
  cloglog: "complementary log-log",
  loglog: "log-log",
  "log-complement": "log-complement",
  inverse: "inverse",
  "inverse-squared": "inverse-squared",
  cauchit: "cauchit",
};

/** "Bernoulli distribution, logit link". */
export function outcomeModelText(distribution: Distribution, link: Link): string {
  const name = typeof link === "string" ? linkWords[link] : `power (${link.power})`;
  const words = distributionWords[distribution];
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} distribution, ${name} link`;
}

/** What exp(b) is. */
export interface RatioWords {
  readonly abbreviation: string;
  readonly name: string;
}

const isCount: readonly Distribution[] = ["poisson", "negative-binomial", "negative-binomial-linear", "geometric"];
const isProbability: readonly Distribution[] = ["bernoulli", "binomial"];

/** Null where exp(b) has no name: the link is none of logit, log and complementary log-log. */
export function ratioWords(distribution: Distribution, link: Link): RatioWords | null {
  if (link === "logit") return { abbreviation: "OR", name: "odds ratio" };
  if (link === "log") {
    if (isCount.includes(distribution)) return { abbreviation: "RR", name: "rate ratio" };
    if (isProbability.includes(distribution)) return { abbreviation: "RR", name: "risk ratio" };
    return distribution === "normal" ? null : { abbreviation: "MR", name: "ratio of means" };
  }
  if (link === "cloglog" && isProbability.includes(distribution)) return { abbreviation: "HR", name: "hazard ratio" };
  return null;
}

/** What a chart on the scale of the mean shows. `event`: the category that counts as 1. */
export function meanAxisText(distribution: Distribution, outcome: string, event: string | null): string {
  if (distribution === "bernoulli") return `Probability of ${outcome}: ${event ?? "1"}`;
  if (distribution === "binomial") return `Probability of ${outcome}`;
  return distribution === "normal" ? outcome : `Expected ${outcome}`;
}

export const offsetHeld = "The offset (or exposure) is held at its mean.";
