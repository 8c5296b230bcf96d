import { rowDerivatives } from "../../family/row-derivatives.ts";
import { atZeros } from "../../fit/design-distribution.ts";
import type { InferredGeneralizedFit } from "../../fit/generalized/generalized-inference.ts";
import { categoryProbabilities } from "../../fit/predicted-effects.ts";

/** What is predicted of an outcome: its mean (the probability of an event), that of a category, that of a zero. */
export type QuantityKind =
  | { readonly kind: "mean" }
  | { readonly kind: "category"; readonly category: string | number }
  | { readonly kind: "zero" };

/** On which scale an interval is made, so that it stays where the quantity can be. */
export type QuantityScale = "probability" | "positive" | "number";

/** The quantities of an outcome as functions of the linear predictors of its equations and the distribution's own parameters. */
export interface OutcomeQuantities {
  readonly kinds: readonly QuantityKind[];
  at(predictors: Float64Array, own: Float64Array): readonly number[];
}

/**
 * Of an ordinal or multinomial outcome the probabilities of all categories (multinomial: the reference last), of a count with a
 * zero part its mean and P(0), else the mean. `zeros`: values of the predictors of the zeros.
 */
export function outcomeQuantities(fit: InferredGeneralizedFit, zeros: readonly number[]): OutcomeQuantities {
  const { design, state } = fit;
  const { categories, equations, baseline } = design;
  const all = categories ?? (equations === null ? null : [...equations, ...(baseline === null ? [] : [baseline])]);
  if (all !== null) {
    return {
      kinds: all.map((category) => ({ kind: "category", category })),
      at: categoryProbabilities(design),
    };
  }
  const isMixed = design.zeros !== null;
  const distribution = design.zeros === null ? state.problem.distribution : atZeros(design, design.zeros, zeros);
  const mean = new Float64Array(1);
  const zero = rowDerivatives(1, 0);
  return {
    kinds: isMixed ? [{ kind: "mean" }, { kind: "zero" }] : [{ kind: "mean" }],
    at([eta], own) {
      const predictor = Float64Array.of(eta);
      distribution.mean(predictor, own, mean);
      if (!isMixed) return [mean[0]];
      distribution.evaluate(predictor, own, 0, zero);
      return [mean[0], Math.exp(zero.value[0])];
    },
  };
}

export function scaleOf({ design }: InferredGeneralizedFit, { kind }: QuantityKind): QuantityScale {
  if (kind !== "mean") return "probability";
  switch (design.specification.distribution) {
    case "bernoulli":
    case "binomial":
    case "beta":
      return "probability";
    case "student-t":
    case "normal":
      return "number";
    default:
      return "positive";
  }
}
