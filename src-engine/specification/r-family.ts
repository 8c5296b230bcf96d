import type { Distribution, Link } from "../../src-contract/analysis.ts";

/** How R's glmmTMB is told a distribution and link: `binomial("probit")`; null: it has none. */
export function rFamily(distribution: Distribution, link: Link): string | null {
  const family = families[distribution];
  if (family === undefined || typeof link !== "string" || !links.includes(link)) return null;
  return `${family}(link = "${link}")`;
}

const families: Partial<Readonly<Record<Distribution, string>>> = {
  bernoulli: "binomial",
  binomial: "binomial",
  poisson: "poisson",
  "negative-binomial": "nbinom2",
  "negative-binomial-linear": "nbinom1",
  gamma: "Gamma",
  beta: "beta_family",
};

const links: readonly Link[] = ["identity", "log", "logit", "probit", "cloglog", "inverse"];
