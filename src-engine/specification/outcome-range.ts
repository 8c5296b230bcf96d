import type { Distribution } from "../../src-contract/analysis.ts";
import type { ContextVariable } from "./context.ts";
import { categoricalOutcomes, mostOutcomeCategories } from "./outcome-settings.ts";

/** What values a distribution can have. */
export type OutcomeRange = "number" | "binary" | "count" | "positive" | "proportion";

/** Why a variable cannot be the outcome of a distribution, by what is known of its values. */
export type OutcomeMisfit =
  | "texts"
  | "not-two-values"
  | "many-categories"
  | "negative"
  | "not-whole"
  | "not-positive"
  | "ends"
  | "outside-unit-interval";

type KnownValues = Pick<ContextVariable, "storage" | "categories" | "range">;

/** Null: nothing is known that speaks against it. */
export function outcomeMisfit(variable: KnownValues, distribution: Distribution): OutcomeMisfit | null {
  const { storage, categories, range } = variable;
  if (storage === "text" && !categoricalOutcomes.includes(distribution)) return "texts";
  // Numbers of which only the range is known have too many values to be listed.
  const count = categories?.length ?? (range === null ? null : Number.POSITIVE_INFINITY);
  switch (distribution) {
    case "bernoulli":
      return count === null || count === 2 ? null : "not-two-values";
    case "ordinal":
    case "multinomial":
      return count === null || count <= mostOutcomeCategories ? null : "many-categories";
    default:
      return rangeMisfit(variable, rangeOf(distribution));
  }
}

export function rangeMisfit(
  { categories, range: values }: Pick<KnownValues, "categories" | "range">,
  range: OutcomeRange,
): OutcomeMisfit | null {
  if (values === null) return null;
  const { min, max } = values;
  switch (range) {
    case "positive":
      return min > 0 ? null : "not-positive";
    case "proportion":
      return min > 0 && max < 1 ? null : min >= 0 && max <= 1 ? "ends" : "outside-unit-interval";
    case "count":
      if (min < 0) return "negative";
      return (categories ?? []).every(({ value }) => Number.isInteger(value)) ? null : "not-whole";
    default:
      return null;
  }
}

export function rangeOf(distribution: Exclude<Distribution, "ordinal" | "multinomial">): OutcomeRange {
  switch (distribution) {
    case "normal":
    case "student-t":
      return "number";
    case "bernoulli":
      return "binary";
    case "binomial":
    case "poisson":
    case "negative-binomial":
    case "negative-binomial-linear":
    case "geometric":
      return "count";
    case "gamma":
    case "exponential":
    case "inverse-gaussian":
    case "lognormal":
      return "positive";
    case "beta":
      return "proportion";
  }
}

/** Whether a distribution of this range can have a value. */
export function isPossible(range: OutcomeRange, value: number): boolean {
  switch (range) {
    case "number":
      return true;
    case "binary":
      return value === 0 || value === 1;
    case "count":
      return value >= 0 && Number.isInteger(value);
    case "positive":
      return value > 0;
    case "proportion":
      return value > 0 && value < 1;
  }
}
