import type { Design } from "../../design/design.ts";
import { linkFunction } from "../../family/links/named-link.ts";
import { standardizedColumns } from "../../fit/basis.ts";
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

/** What outcomes depend on beside their linear predictors. */
export interface DrawnRows {
  /** ψ on the search's scale. */
  readonly own: Float64Array;
  /** Binomial: by row; null: 1 each. */
  readonly trials: Float64Array | null;
  /** Columns of the zero part by row; none: no zero part. */
  readonly zeros: readonly Float64Array[];
}

/** The rows of the data, at the estimates. */
export function rowsOfData({ design, own }: Pick<InferredGeneralizedFit, "design" | "own">): DrawnRows {
  return { own, trials: design.trials, zeros: design.zeros?.columns.map(({ values }) => values) ?? [] };
}

/** Fills in outcomes as the fitted distribution makes them at these linear predictors, on the scale of the mean. */
export type OutcomeDraws = (eta: Float64Array, rows: DrawnRows, into: Float64Array) => void;

/** Null for outcomes without order, where prior weights leave open what one row is, and with an overdispersion that no distribution has. */
export function outcomeDraws(fit: InferredGeneralizedFit, random: RandomStream): OutcomeDraws | null {
  const { design } = fit;
  if (design.equations !== null || design.weights !== null || design.specification.overdispersion) return null;
  if (design.categories !== null) return ordinalDraws(fit, random);
  if (design.specification.distribution === "lognormal") return lognormalDraws(fit, random);
  const draw = drawAtMean(fit, random);
  return design.zeros === null ? drawsAtMeans(fit, draw) : drawsWithZeros(fit, draw, random);
}

/** One outcome by its mean. `first`, `second`: the distribution's own parameters; `positive`: a count of at least 1. */
type DrawAtMean = (mean: number, first: number, second: number, trials: number, positive: boolean) => number;

function drawsAtMeans(fit: InferredGeneralizedFit, draw: DrawAtMean): OutcomeDraws {
  const { distribution } = fit.state.problem;
  return (eta, { own, trials }, into) => {
    const [first, second] = naturalParameters(fit, own);
    distribution.mean(eta, own, into);
    for (let row = 0; row < into.length; row++) into[row] = draw(into[row], first, second, trials?.[row] ?? 1, false);
  };
}

/** The first two, on the scale that users see. */
function naturalParameters({ state }: InferredGeneralizedFit, own: Float64Array): readonly [number, number] {
  const natural = (k: number) => state.problem.distribution.parameters[k]?.natural(own[k]) ?? Number.NaN;
  return [natural(0), natural(1)];
}

function drawsWithZeros(fit: InferredGeneralizedFit, draw: DrawAtMean, random: RandomStream): OutcomeDraws {
  const { design } = fit;
  const count = countDistribution(design);
  const isHurdle = design.zeros?.kind === "hurdle";
  const coefficients = zeroCoefficientsAt(design);
  return (eta, { own, zeros }, into) => {
    const [first, second] = naturalParameters(fit, own);
    const weights = coefficients(own);
    count.mean(eta, own, into);
    for (let row = 0; row < into.length; row++) {
      const logit = zeros.reduce((sum, values, k) => sum + values[row] * weights[k], 0);
      const isZero = random.uniform() < 1 / (1 + Math.exp(-logit));
      into[row] = isZero ? 0 : draw(into[row], first, second, 1, isHurdle);
    }
  };
}

/** The zero part's coefficients in the user's units by ψ, whose last elements they are on the search's scale. */
function zeroCoefficientsAt({ zeros }: Design): (own: Float64Array) => readonly number[] {
  const { toUser } = standardizedColumns(zeros?.columns ?? []);
  return (own) => {
    const from = own.length - toUser.length;
    return toUser.map((row) => row.reduce((sum, weight, k) => sum + weight * own[from + k], 0));
  };
}

function drawAtMean(fit: InferredGeneralizedFit, random: RandomStream): DrawAtMean {
  const { specification } = fit.design;
  const poisson = (mean: number, positive: boolean) =>
    positive ? positivePoissonDraw(mean, random) : poissonDraw(mean, random);
  switch (specification.distribution) {
    case "bernoulli":
      return (mean) => (random.uniform() < mean ? 1 : 0);
    case "binomial":
      return (mean, _first, _second, trials) => binomialDraw(trials, mean, random) / trials;
    case "poisson":
      return (mean, _first, _second, _trials, positive) => poisson(mean, positive);
    case "negative-binomial":
      return (mean, first, _second, _trials, positive) => mixedPoisson(first, mean, positive, random);
    case "geometric":
      return (mean, _first, _second, _trials, positive) => mixedPoisson(1, mean, positive, random);
    case "negative-binomial-linear":
      return (mean, first, _second, _trials, positive) => mixedPoisson(mean / first, mean, positive, random);
    case "normal":
      return (mean, first) => mean + Math.sqrt(first) * random.normal();
    case "gamma":
      return (mean, first) => mean * first * gammaDraw(1 / first, random);
    case "exponential":
      return (mean) => -mean * Math.log(random.uniform());
    case "inverse-gaussian":
      return (mean, first) => inverseGaussianDraw(mean, 1 / first, random);
    case "beta":
      return (mean, first) => betaDraw(mean * first, (1 - mean) * first, random);
    case "student-t":
      return (mean, first, second) => {
        const df = specification.degreesOfFreedom ?? second;
        return mean + (first * random.normal()) / Math.sqrt((2 * gammaDraw(df / 2, random)) / df);
      };
    default:
      throw new TypeError(`no draws of ${specification.distribution} outcomes by their mean`);
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

function lognormalDraws(fit: InferredGeneralizedFit, random: RandomStream): OutcomeDraws {
  const link = linkFunction(fit.design.specification.link);
  const jet = new Float64Array(4);
  return (eta, { own }, into) => {
    const deviation = Math.sqrt(naturalParameters(fit, own)[0]);
    for (let row = 0; row < into.length; row++) {
      link.mean(eta[row], jet);
      into[row] = Math.exp(jet[0] + deviation * random.normal());
    }
  };
}

function ordinalDraws({ design }: InferredGeneralizedFit, random: RandomStream): OutcomeDraws {
  const probabilities = categoryProbabilities(design);
  return (eta, { own }, into) => {
    for (let row = 0; row < into.length; row++) {
      const shares = probabilities(eta.subarray(row, row + 1), own);
      let [left, category] = [random.uniform(), 0];
      while (category < shares.length - 1 && left >= shares[category]) left -= shares[category++];
      into[row] = category + 1;
    }
  };
}
