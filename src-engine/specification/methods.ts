import {
  type DegreesOfFreedom,
  type Distribution,
  degreesOfFreedomMethods,
  type EstimationMethod,
  type StandardErrors,
  standardErrorKinds,
} from "../../src-contract/analysis.ts";

/** How models of an outcome can be estimated and tested; the usual choice first. */

export const defaultQuadraturePoints = 7;

export function fittedMethods(distribution: Distribution = "normal"): readonly EstimationMethod[] {
  if (distribution === "normal") return ["REML", "ML"];
  if (distribution === "multinomial") return ["laplace"];
  return quasiLikelihoods.includes(distribution) ? ["laplace", "agq", "pql"] : ["laplace", "agq"];
}

/** Outcomes whose variance is a function of their mean, up to a factor. */
const quasiLikelihoods: readonly Distribution[] = [
  "bernoulli",
  "binomial",
  "poisson",
  "geometric",
  "exponential",
  "gamma",
  "inverse-gaussian",
  "lognormal",
];

export function usualMethod(distribution: Distribution | undefined): EstimationMethod {
  return distribution === undefined || distribution === "normal" ? "REML" : "laplace";
}

/** Degrees of freedom by Satterthwaite, Kenward and Roger are those of normal outcomes. */
export function fittedDegrees(distribution: Distribution = "normal"): readonly DegreesOfFreedom[] {
  return distribution === "normal" ? degreesOfFreedomMethods : ["infinite", "between-within", "residual"];
}

export function usualDegrees(distribution: Distribution | undefined): DegreesOfFreedom {
  return distribution === undefined || distribution === "normal" ? "satterthwaite" : "infinite";
}

export function fittedStandardErrors(distribution: Distribution = "normal"): readonly StandardErrors[] {
  return distribution === "normal" ? standardErrorKinds : ["model", "robust"];
}
