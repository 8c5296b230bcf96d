import {
  type DegreesOfFreedom,
  type Distribution,
  degreesOfFreedomMethods,
  type EstimationMethod,
  type ModelSpecification,
  type StandardErrors,
  standardErrorKinds,
} from "../../src-contract/analysis.ts";
import { isLinear, type OutcomeForm } from "./links.ts";

/** How models of an outcome can be estimated and tested; the usual choice first. */

export const defaultQuadraturePoints = 7;

export function fittedMethods(outcome: OutcomeForm & Pick<ModelSpecification, "zeros">): readonly EstimationMethod[] {
  const { distribution = "normal" } = outcome;
  if (isLinear(outcome)) return ["REML", "ML"];
  if (distribution === "multinomial") return ["laplace"];
  // Quasi-likelihood knows a mean and a variance only, not zeros of a kind of their own.
  const hasQuasiLikelihood = quasiLikelihoods.includes(distribution) && outcome.zeros === undefined;
  return hasQuasiLikelihood ? ["laplace", "agq", "pql"] : ["laplace", "agq"];
}

/**
 * Whether Laplace's approximation, and quadrature with any points, are the likelihood itself: that of an outcome which is normal given
 * effects that are normal, too, as its logarithm is where it is lognormal.
 */
export function isLaplaceExact({ distribution = "normal", link = "identity" }: OutcomeForm): boolean {
  return (distribution === "normal" || distribution === "lognormal") && link === "identity";
}

/** Outcomes whose variance is a function of their mean, up to a factor. */
const quasiLikelihoods: readonly Distribution[] = [
  "normal",
  "bernoulli",
  "binomial",
  "poisson",
  "geometric",
  "exponential",
  "gamma",
  "inverse-gaussian",
  "lognormal",
];

export function usualMethod(outcome: OutcomeForm): EstimationMethod {
  return isLinear(outcome) ? "REML" : "laplace";
}

/** Degrees of freedom by Satterthwaite, Kenward and Roger are those of linear models. */
export function fittedDegrees(outcome: OutcomeForm): readonly DegreesOfFreedom[] {
  return isLinear(outcome) ? degreesOfFreedomMethods : ["infinite", "between-within", "residual"];
}

export function usualDegrees(outcome: OutcomeForm): DegreesOfFreedom {
  return isLinear(outcome) ? "satterthwaite" : "infinite";
}

export function fittedStandardErrors(outcome: OutcomeForm): readonly StandardErrors[] {
  return isLinear(outcome) ? standardErrorKinds : ["model", "robust"];
}
