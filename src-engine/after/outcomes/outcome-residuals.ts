import { rowDerivatives } from "../../family/row-derivatives.ts";
import type { InferredGeneralizedFit } from "../../fit/generalized/generalized-inference.ts";
import { rowPredictors } from "./row-predictors.ts";
import { unitDeviance } from "./unit-deviance.ts";

/** By row of the design; on the scale of the mean: of a proportion for binomial outcomes, of category numbers for ordinal ones. */
export interface OutcomeResiduals {
  readonly observed: Float64Array;
  /** In an average unit: g⁻¹(Xβ). */
  readonly predictedFixed: Float64Array;
  /** With the random effects at their modes. */
  readonly predicted: Float64Array;
  /** y − μ. */
  readonly response: Float64Array;
  /** (y − μ)/√Var(y | u). */
  readonly pearson: Float64Array;
  /** Signed root of the row's deviance; null where the distribution has none. */
  readonly deviance: Float64Array | null;
}

/** Residuals given the random effects at their modes. Null for outcomes without order, which have no difference from a mean. */
export function outcomeResiduals(fit: InferredGeneralizedFit): OutcomeResiduals | null {
  const { design, own, state } = fit;
  if (design.equations !== null) return null;
  const { distribution } = state.problem;
  const { fixed, conditional } = rowPredictors(fit);
  const rows = conditional.length;
  const column = (fill: (into: Float64Array) => void) => {
    const values = new Float64Array(rows);
    fill(values);
    return values;
  };
  const observed = distribution.response;
  const predicted = column((into) => distribution.mean(conditional, own, into));
  const variance = column((into) => distribution.variance(conditional, own, into));
  const weight = (row: number) => design.weights?.[row] ?? 1;
  const response = observed.map((value, row) => value - predicted[row]);
  return {
    observed,
    predictedFixed: column((into) => distribution.mean(fixed, own, into)),
    predicted,
    response,
    pearson: response.map((value, row) => value / Math.sqrt(variance[row] / weight(row))),
    deviance: devianceResiduals(fit, conditional, predicted, response),
  };
}

function devianceResiduals(
  fit: InferredGeneralizedFit,
  eta: Float64Array,
  predicted: Float64Array,
  response: Float64Array,
): Float64Array | null {
  const { design, own, state } = fit;
  const { distribution } = state.problem;
  const rooted = (row: number, deviance: number) => Math.sign(response[row]) * Math.sqrt(Math.max(deviance, 0));
  if (design.categories !== null) {
    // A model that fits exactly gives the category the probability 1.
    const derivatives = rowDerivatives(eta.length, distribution.parameters.length);
    distribution.evaluate(eta, own, 0, derivatives);
    return response.map((_, row) => rooted(row, -2 * derivatives.value[row]));
  }
  const of = unitDeviance(fit);
  if (of === null) return null;
  const { response: observed } = distribution;
  return response.map((_, row) => {
    const weight = design.weights?.[row] ?? 1;
    return rooted(row, weight * of(observed[row], predicted[row], design.trials?.[row] ?? 1));
  });
}
