import type { InferredGeneralizedFit } from "../../fit/generalized/generalized-inference.ts";

/** By row: what the row's outcome adds to the deviance against a model that fits it exactly. */
export type UnitDeviance = (outcome: number, mean: number, trials: number) => number;

/**
 * 2 φ (ln f(y | μ = y) − ln f(y | μ)) of the exponential families (McCullagh & Nelder 1989, p. 34), the dispersion φ left out. Null for
 * distributions that are none, or that have no largest likelihood at μ = y.
 */
export function unitDeviance({ design, ownParameters }: InferredGeneralizedFit): UnitDeviance | null {
  if (design.zeros !== null) return null;
  switch (design.specification.distribution) {
    case "bernoulli":
    case "binomial":
      return (y, mean, trials) => 2 * trials * (logRatio(y, mean) + logRatio(1 - y, 1 - mean));
    case "normal":
      return (y, mean) => (y - mean) ** 2;
    case "poisson":
      return (y, mean) => 2 * (logRatio(y, mean) - (y - mean));
    case "geometric":
      return negativeBinomial(1);
    case "negative-binomial":
      return negativeBinomial(ownParameters[0]?.estimate ?? 1);
    case "gamma":
    case "exponential":
      return (y, mean) => 2 * (y / mean - 1 - Math.log(y / mean));
    case "inverse-gaussian":
      return (y, mean) => (y - mean) ** 2 / (mean * mean * y);
    default:
      return null;
  }
}

function negativeBinomial(theta: number): UnitDeviance {
  return (y, mean) => 2 * (logRatio(y, mean) - (y + theta) * Math.log((y + theta) / (mean + theta)));
}

/** y ln (y/μ), 0 at y = 0. */
function logRatio(y: number, mean: number): number {
  return y === 0 ? 0 : y * Math.log(y / mean);
}
