import type { ConditionalDistribution } from "./conditional-distribution.ts";
import { positive } from "./densities/density.ts";

/**
 * A distribution without parameters of its own whose variance has a factor σ² beside it: Var(y | η) = σ² V(μ), by quasi-likelihood
 * ln f/σ² (McCullagh & Nelder 1989, chapter 9). Own parameter: ln σ²; no likelihood says what it is.
 */
export function overdispersed(distribution: ConditionalDistribution): ConditionalDistribution {
  const none = new Float64Array(0);
  const scale = (values: Float64Array, factor: number) => {
    for (let row = 0; row < values.length; row++) values[row] *= factor;
  };
  return {
    ...distribution,
    parameters: [positive("sigma2", 1)],
    evaluate(eta, [logFactor], order, into) {
      distribution.evaluate(eta, none, order, into);
      const inverse = Math.exp(-logFactor);
      for (const values of [into.value, into.first, into.second, into.third].slice(0, order + 1))
        scale(values, inverse);
    },
    expectedInformation(eta, [logFactor], into) {
      distribution.expectedInformation(eta, none, into);
      scale(into, Math.exp(-logFactor));
    },
    variance(eta, [logFactor], into) {
      distribution.variance(eta, none, into);
      scale(into, Math.exp(logFactor));
    },
  };
}
