import type { Distribution, Link } from "../../src-contract/analysis.ts";

/** The η to which means of a distribution belong. */
export interface PredictorRange {
  /** Ends that are not infinite. */
  readonly ends: readonly PredictorEnd[];
}

export interface PredictorEnd {
  readonly eta: number;
  /** Whether η lies above it. */
  readonly isLowest: boolean;
  /** μ there: 0, 1 or ∞. */
  readonly mean: number;
}

/** Means of one sign by the links that keep the outcome's units; probabilities of at most 1. */
export function predictorRange(distribution: Distribution, link: Link): PredictorRange {
  return { ends: endsOf(distribution, link) };
}

function endsOf(distribution: Distribution, link: Link): readonly PredictorEnd[] {
  const isProbability = distribution === "bernoulli" || distribution === "binomial" || distribution === "beta";
  if (isProbability && link === "log") return [{ eta: 0, isLowest: false, mean: 1 }];
  if (isProbability && link === "log-complement") return [{ eta: 0, isLowest: false, mean: 0 }];
  const power = powerOf(link);
  if (power === null || hasEitherSign(distribution)) return [];
  const first = { eta: 0, isLowest: true, mean: power > 0 ? 0 : Number.POSITIVE_INFINITY };
  if (!isProbability) return [first];
  const second = { eta: 1, isLowest: power < 0, mean: 1 };
  return power > 0 ? [first, second] : [second];
}

/** Where the mean (of the lognormal distribution: of the logarithm) may be below zero; what other links make of it is another matter. */
function hasEitherSign(distribution: Distribution): boolean {
  return distribution === "normal" || distribution === "student-t" || distribution === "lognormal";
}

/** How far η is from an end; negative beyond it. */
export function distanceFrom({ eta: end, isLowest }: PredictorEnd, eta: number): number {
  return isLowest ? eta - end : end - eta;
}

/** k of the links η = μᵏ. */
function powerOf(link: Link): number | null {
  if (typeof link === "object") return link.power === 0 ? null : link.power;
  switch (link) {
    case "identity":
      return 1;
    case "inverse":
      return -1;
    case "inverse-squared":
      return -2;
    default:
      return null;
  }
}
