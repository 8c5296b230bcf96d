import type { Design } from "../design/design.ts";
import { linkFunction } from "../family/links/named-link.ts";
import { categoryProbability } from "../family/ordinal/category-probability.ts";
import { boundsOf } from "../family/ordinal/cumulative.ts";
import { conditionalDeviations, conditionalModes } from "./conditional-modes.ts";
import { atMeanZeros } from "./design-distribution.ts";
import type { InferredGeneralizedFit } from "./generalized/generalized-inference.ts";
import { posteriorDeviationsByPart, posteriorModesByPart } from "./generalized/posterior-effects.ts";
import type { ModelFit } from "./model-fit.ts";

/** The random effects' conditional modes, in the user's units, by random part: units × q row by row. */
export function effectModes(fit: ModelFit): readonly Float64Array[] {
  return fit.kind === "linear" ? conditionalModes(fit) : posteriorModesByPart(fit);
}

/** Their conditional standard deviations. */
export function effectDeviations(fit: ModelFit): readonly Float64Array[] {
  return fit.kind === "linear" ? conditionalDeviations(fit) : posteriorDeviationsByPart(fit);
}

/**
 * Probabilities of an outcome's categories, low to high (multinomial: in the order of the equations, the reference last), at
 * the linear predictors of its equations; none for others.
 */
export function categoryProbabilitiesAt(
  { design, own }: InferredGeneralizedFit,
  predictors: readonly number[],
): readonly number[] {
  return categoryProbabilities(design)(Float64Array.from(predictors), own);
}

/** The same as a function of the linear predictors and the distribution's own parameters. */
export function categoryProbabilities({
  categories,
  equations,
  specification,
}: Design): (predictors: Float64Array, own: Float64Array) => readonly number[] {
  if (equations !== null) return (predictors) => softmax([...predictors, 0]);
  const probability = categoryProbability(linkFunction(specification.link));
  const jet = new Float64Array(7);
  let known: { readonly own: Float64Array; readonly bounds: ReturnType<typeof boundsOf> } | null = null;
  return ([eta], own) => {
    if (known?.own !== own) known = { own, bounds: boundsOf(own) };
    const { bounds } = known;
    return (categories ?? []).map((_, k) => {
      probability(eta, bounds[k], bounds[k + 1], jet);
      return Math.exp(jet[0]);
    });
  };
}

function softmax(values: readonly number[]): readonly number[] {
  const highest = Math.max(...values);
  const odds = values.map((value) => Math.exp(value - highest));
  const total = odds.reduce((sum, value) => sum + value, 0);
  return odds.map((value) => value / total);
}

/**
 * The outcome's mean by linear predictor (offset included): itself for a normal outcome. Predictors of zeros are at their
 * means.
 */
export function meanFunction(fit: ModelFit): (eta: number) => number {
  if (fit.kind === "linear") return (eta) => eta;
  const { design, state, own } = fit;
  const distribution = design.zeros === null ? state.problem.distribution : atMeanZeros(design, design.zeros);
  const mean = new Float64Array(1);
  return (eta) => {
    distribution.mean(Float64Array.of(eta), own, mean);
    return mean[0];
  };
}
