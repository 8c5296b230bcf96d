import { linkFunction } from "../../family/links/named-link.ts";
import { countDistribution } from "../../fit/design-distribution.ts";
import type { InferredGeneralizedFit } from "../../fit/generalized/generalized-inference.ts";
import { categoryProbabilities } from "../../fit/predicted-effects.ts";
import {
  betaDraw,
  binomialDraw,
  gammaDraw,
  inverseGaussianDraw,
  poissonDraw,
  positivePoissonDraw,
} from "../../math/random-draws.ts";
import type { RandomStream } from "../../math/random-stream.ts";

/** Fills in outcomes as the fitted distribution makes them at these linear predictors, on the scale of the mean. */
export type OutcomeDraws = (eta: Float64Array, into: Float64Array) => void;

/** Null for outcomes without order, where prior weights leave open what one row is, and with an overdispersion that no distribution has. */
export function outcomeDraws(fit: InferredGeneralizedFit, random: RandomStream): OutcomeDraws | null {
  const { design } = fit;
  if (design.equations !== null || design.weights !== null || design.specification.overdispersion) return null;
  if (design.categories !== null) return ordinalDraws(fit, random);
  if (design.specification.distribution === "lognormal") return lognormalDraws(fit, random);
  const draw = drawAtMean(fit, random);
  return design.zeros === null ? drawsAtMeans(fit, draw) : drawsWithZeros(fit, draw, random);
}

/** One outcome by its mean; `positive`: a count of at least 1. */
type DrawAtMean = (mean: number, row: number, positive: boolean) => number;

function drawsAtMeans({ own, state }: InferredGeneralizedFit, draw: DrawAtMean): OutcomeDraws {
  const { distribution } = state.problem;
  return (eta, into) => {
    distribution.mean(eta, own, into);
    for (let row = 0; row < into.length; row++) into[row] = draw(into[row], row, false);
  };
}

function drawsWithZeros(fit: InferredGeneralizedFit, draw: DrawAtMean, random: RandomStream): OutcomeDraws {
  const { design, own, zeros } = fit;
  const count = countDistribution(design);
  const isHurdle = design.zeros?.kind === "hurdle";
  const columns = design.zeros?.columns ?? [];
  const probability = Float64Array.from({ length: design.outcome.length }, (_, row) => {
    const logit = columns.reduce((sum, { values }, k) => sum + values[row] * zeros[k].estimate, 0);
    return 1 / (1 + Math.exp(-logit));
  });
  return (eta, into) => {
    count.mean(eta, own, into);
    for (let row = 0; row < into.length; row++) {
      into[row] = random.uniform() < probability[row] ? 0 : draw(into[row], row, isHurdle);
    }
  };
}

function drawAtMean(fit: InferredGeneralizedFit, random: RandomStream): DrawAtMean {
  const { design, ownParameters } = fit;
  const [first, second] = ownParameters.map(({ estimate }) => estimate);
  const poisson = (mean: number, positive: boolean) =>
    positive ? positivePoissonDraw(mean, random) : poissonDraw(mean, random);
  switch (design.specification.distribution) {
    case "bernoulli":
      return (mean) => (random.uniform() < mean ? 1 : 0);
    case "binomial":
      return (mean, row) => {
        const trials = design.trials?.[row] ?? 1;
        return binomialDraw(trials, mean, random) / trials;
      };
    case "poisson":
      return (mean, _, positive) => poisson(mean, positive);
    case "negative-binomial":
      return (mean, _, positive) => mixedPoisson(first, mean, positive, random);
    case "geometric":
      return (mean, _, positive) => mixedPoisson(1, mean, positive, random);
    case "negative-binomial-linear":
      return (mean, _, positive) => mixedPoisson(mean / first, mean, positive, random);
    case "normal":
      return (mean) => mean + Math.sqrt(first) * random.normal();
    case "gamma":
      return (mean) => mean * first * gammaDraw(1 / first, random);
    case "exponential":
      return (mean) => -mean * Math.log(random.uniform());
    case "inverse-gaussian":
      return (mean) => inverseGaussianDraw(mean, 1 / first, random);
    case "beta":
      return (mean) => betaDraw(mean * first, (1 - mean) * first, random);
    case "student-t":
      return (mean) => mean + (first * random.normal()) / Math.sqrt((2 * gammaDraw(second / 2, random)) / second);
    default:
      throw new TypeError(`no draws of ${design.specification.distribution} outcomes by their mean`);
  }
}

/** Negative binomial: Poisson with a gamma distributed mean. Above zero by drawing anew, which few zeros need. */
function mixedPoisson(shape: number, mean: number, positive: boolean, random: RandomStream): number {
  for (let tries = 0; tries < 10_000; tries++) {
    const count = poissonDraw((mean / shape) * gammaDraw(shape, random), random);
    if (!positive || count > 0) return count;
  }
  return 1;
}

function lognormalDraws({ design, ownParameters }: InferredGeneralizedFit, random: RandomStream): OutcomeDraws {
  const link = linkFunction(design.specification.link);
  const deviation = Math.sqrt(ownParameters[0]?.estimate ?? 1);
  const jet = new Float64Array(4);
  return (eta, into) => {
    for (let row = 0; row < into.length; row++) {
      link.mean(eta[row], jet);
      into[row] = Math.exp(jet[0] + deviation * random.normal());
    }
  };
}

function ordinalDraws({ design, own }: InferredGeneralizedFit, random: RandomStream): OutcomeDraws {
  const probabilities = categoryProbabilities(design);
  return (eta, into) => {
    for (let row = 0; row < into.length; row++) {
      const shares = probabilities(eta.subarray(row, row + 1), own);
      let [left, category] = [random.uniform(), 0];
      while (category < shares.length - 1 && left >= shares[category]) left -= shares[category++];
      into[row] = category + 1;
    }
  };
}
