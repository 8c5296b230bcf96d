import type { ComparisonAdjustment } from "../../src-contract/after.ts";
import type { Design } from "../design/design.ts";
import { meanOffset } from "../design/outcome.ts";
import { type CombinationTest, combinationTest } from "../fit/inference/coefficient-tests.ts";
import type { ModelFit } from "../fit/model-fit.ts";
import { meanFunction } from "../fit/predicted-effects.ts";
import type { CategoricalVariable } from "../specification/specification.ts";
import { type AdjustedTest, pairwiseComparisons } from "./multiple-comparisons.ts";
import { conditionalMeanAt } from "./outcomes/predicted-outcomes.ts";
import { type ReferenceGrid, referenceGrid, type Setting } from "./reference-grid.ts";

/**
 * Estimated marginal means of the categories of a variable, or of the combinations of two that interact: what the fixed part
 * predicts, other numbers at their means, other categories averaged with equal weights (Searle, Speed & Milliken 1980), an offset at its mean.
 */
export interface MarginalMeans {
  /** Multinomial: the category whose equation they are of; undefined for others. */
  readonly equation: string | number | undefined;
  /** One, or two: the first compared within each category of the second. */
  readonly variables: readonly CategoricalVariable[];
  readonly means: readonly MarginalMean[];
  /** None where there are more categories than `mostCompared`. */
  readonly comparisons: readonly MeanComparison[];
  readonly adjustment: ComparisonAdjustment;
}

export interface MarginalMean {
  /** By variable, the position of its category. */
  readonly categories: readonly number[];
  /** On the scale of the linear predictor; null: the data do not tell it. */
  readonly test: CombinationTest | null;
  /** On the scale of the outcome, with its interval: g⁻¹. Null for ordered categories too, which have no mean. */
  readonly response: { readonly mean: number; readonly interval: readonly [number, number] } | null;
}

/** The first of two means minus the second, adjusted within its family. */
export interface MeanComparison {
  readonly first: MarginalMean;
  readonly second: MarginalMean;
  readonly test: AdjustedTest;
}

/** Of every categorical predictor, then of every two that interact. */
export function marginalMeans(fit: ModelFit, adjustment: ComparisonAdjustment): readonly MarginalMeans[] {
  const combinations = wanted(fit.design);
  return (fit.design.equations ?? [undefined]).flatMap((equation) => {
    const grid = referenceGrid(fit.design, equation);
    return combinations.map((variables) => ({ equation, ...meansOf(fit, grid, variables, adjustment) }));
  });
}

/** More means than that tell nobody anything: combinations of two variables are left out beyond. */
const mostMeans = 100;
/** Of more categories than that there are too many pairs. */
export const mostCompared = 30;

function wanted({ fixed, values }: Design): readonly (readonly CategoricalVariable[])[] {
  const singles = new Map<string, readonly CategoricalVariable[]>();
  const pairs = new Map<string, readonly CategoricalVariable[]>();
  for (const { factors } of fixed) {
    const categorical = factors.flatMap(({ variable }) => (variable.kind === "categorical" ? [variable] : []));
    for (const [index, first] of categorical.entries()) {
      if (!singles.has(first.name)) singles.set(first.name, [first]);
      for (const second of categorical.slice(index + 1)) {
        const key = JSON.stringify([first.name, second.name].toSorted());
        const [own, other] = [first, second].map(({ name }) => values.categories(name).values.length);
        if (first.name !== second.name && own * other <= mostMeans) pairs.set(key, [first, second]);
      }
    }
  }
  return [...singles.values(), ...pairs.values()];
}

/** A combination with the row that it is. */
interface Point {
  readonly mean: MarginalMean;
  readonly row: readonly number[] | null;
}

function meansOf(
  fit: ModelFit,
  grid: ReferenceGrid,
  variables: readonly CategoricalVariable[],
  adjustment: ComparisonAdjustment,
): Omit<MarginalMeans, "equation"> {
  const [own, by] = variables.map(({ name }) => fit.design.values.categories(name).values.length);
  const families = Array.from({ length: by ?? 1 }, (_, other) =>
    Array.from({ length: own }, (_, category): Point => {
      const categories = by === undefined ? [category] : [category, other];
      const settings = variables.map((variable, index) => ({ variable, category: categories[index] }));
      const row = grid.prediction(settings);
      const test = row && meanTest(fit, row);
      return { mean: { categories, test, response: test && responseOf(fit, grid, settings, test) }, row };
    }),
  );
  return {
    variables,
    means: families.flatMap((family) => family.map(({ mean }) => mean)),
    comparisons: own > mostCompared ? [] : families.flatMap((family) => comparisonsOf(fit, family, adjustment)),
    adjustment,
  };
}

/** Of l'β + o. */
function meanTest(fit: ModelFit, row: readonly number[]): CombinationTest {
  const offset = meanOffset(fit.design);
  const test = combinationTest(fit, fit.reference, row, -offset);
  const [low, high] = test.interval;
  return { ...test, estimate: test.estimate + offset, interval: [low + offset, high + offset] };
}

/** With zeros of their own kind these are at the same values as the count, and their coefficients are not known exactly either. */
function responseOf(
  fit: ModelFit,
  grid: ReferenceGrid,
  settings: readonly Setting[],
  { estimate, interval }: CombinationTest,
): MarginalMean["response"] {
  if (fit.design.categories !== null || fit.design.equations !== null) return null;
  if (fit.kind === "generalized" && fit.design.zeros !== null) {
    const mean = conditionalMeanAt(fit, grid, settings);
    return mean && { mean: mean.estimate, interval: mean.interval };
  }
  const meanAt = meanFunction(fit);
  const ends = interval.map(meanAt);
  return { mean: meanAt(estimate), interval: [Math.min(...ends), Math.max(...ends)] };
}

function comparisonsOf(
  fit: ModelFit,
  family: readonly Point[],
  adjustment: ComparisonAdjustment,
): readonly MeanComparison[] {
  const known = family.flatMap(({ mean, row }) => (row === null ? [] : [{ mean, row }]));
  return pairwiseComparisons(fit, known, adjustment).map(({ first, second, test }) => ({
    first: first.mean,
    second: second.mean,
    test,
  }));
}
