import { meanOf } from "../../design/row-values.ts";
import { linkFunction } from "../../family/links/named-link.ts";
import type { GeneralizedFit } from "./generalized-fit.ts";

/**
 * The variance that rows have on the scale of η beside the random effects (Nakagawa, Johnson & Schielzeth 2017): that of the
 * latent variable behind a probability (π²/3 logit, 1 probit, π²/6 cloglog and loglog, times σ² with overdispersion), for the log link ln(1 + V/λ²), for a
 * lognormal outcome σ² of its logarithm, else by the delta method V/(dμ/dη)², V and dμ/dη where the mean is λ, the mean of all rows. With a zero part V is
 * the variance of the count and its zeros together, where their mean is λ. Null where it has none (cauchit) or more than one (the
 * equations of a multinomial outcome).
 */
export function latentVariance({ design, own, state }: GeneralizedFit): number | null {
  const { distribution, link, overdispersion } = design.specification;
  const factor = overdispersion ? Math.exp(own[0]) : 1;
  if (design.equations !== null) return null;
  if (distribution === "lognormal") return Math.exp(own[0]);
  const isProbability = distribution === "bernoulli" || distribution === "binomial" || distribution === "ordinal";
  if (isProbability) {
    switch (link) {
      case "logit":
        return (factor * Math.PI ** 2) / 3;
      case "probit":
        return factor;
      case "cloglog":
      case "loglog":
        return (factor * Math.PI ** 2) / 6;
      case "cauchit":
        return null;
    }
  }
  const { problem } = state;
  const mean = meanOf(problem.distribution.response);
  const eta = new Float64Array(problem.rows).fill(
    design.zeros === null ? linkFunction(link).eta(mean) : etaOfMean({ own, state }, mean),
  );
  const variances = new Float64Array(problem.rows);
  problem.distribution.variance(eta, own, variances);
  if (link === "log") return Math.log1p(meanOf(variances) / mean ** 2);
  const slopes = new Float64Array(problem.rows);
  problem.distribution.slope(eta, own, slopes);
  const latent = meanOf(variances.map((variance, row) => variance / slopes[row] ** 2));
  return Number.isFinite(latent) ? latent : null;
}

/** The η, the same in all rows, at which the mean of all rows is this one: by bisection, as means rise with η. */
function etaOfMean({ own, state }: Pick<GeneralizedFit, "own" | "state">, mean: number): number {
  const { distribution, rows } = state.problem;
  const means = new Float64Array(rows);
  let [low, high] = [-30, 30];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    distribution.mean(new Float64Array(rows).fill(middle), own, means);
    if (meanOf(means) < mean) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
