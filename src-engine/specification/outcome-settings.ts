import { type Distribution, distributions } from "../../src-contract/analysis.ts";
import type { ContextVariable } from "./context.ts";

const counts: readonly Distribution[] = ["poisson", "negative-binomial", "negative-binomial-linear", "geometric"];

/** What goes with an outcome beside its distribution and link, and which distributions have a use for it. */
export const outcomeSettingUsers: Readonly<
  Record<
    | "trials"
    | "exposure"
    | "offset"
    | "event"
    | "reference"
    | "order"
    | "zeros"
    | "survival"
    | "degreesOfFreedom"
    | "overdispersion",
    readonly Distribution[]
  >
> = {
  trials: ["binomial"],
  exposure: counts,
  offset: distributions,
  event: ["bernoulli"],
  reference: ["multinomial"],
  order: ["ordinal"],
  zeros: counts,
  survival: ["bernoulli"],
  degreesOfFreedom: ["student-t"],
  overdispersion: ["binomial", "poisson"],
};

/** Distributions of categories: their outcome may be a text. */
export const categoricalOutcomes: readonly Distribution[] = ["bernoulli", "ordinal", "multinomial"];

/** More categories than this are a number that is meant as such, or names. */
export const mostOutcomeCategories = 50;

/** What an outcome looks like by its values. */
export type OutcomeLook =
  | { readonly kind: "two-values"; readonly values: readonly [string, string] }
  | { readonly kind: "counts"; readonly largest: number; readonly zeros: ZeroShares | null }
  /** A few whole numbers above zero: categories, perhaps, in an order. */
  | { readonly kind: "ratings"; readonly smallest: number; readonly largest: number }
  /** Texts: categories, in an order or not. */
  | { readonly kind: "texts"; readonly count: number }
  /** Numbers that stand for categories, as their measure and labels say: in an order or not. */
  | { readonly kind: "names" | "grades"; readonly labels: readonly string[] }
  /** All between 0 and 1, and not whole. `hasEnds`: some are exactly 0 or 1. */
  | { readonly kind: "shares"; readonly hasEnds: boolean }
  /** From 0 to 100, and not whole. */
  | { readonly kind: "percentages" }
  /** None below 0, and the highest farther from the mean than the lowest. */
  | { readonly kind: "long-tailed"; readonly hasZeros: boolean };

/** Of a count: the share of zeros, and what a Poisson distribution of the same mean has. */
export interface ZeroShares {
  readonly observed: number;
  readonly poisson: number;
}

/** What its look depends on. */
export type OutcomeFacts = Pick<
  ContextVariable,
  "categories" | "storage" | "range" | "measure" | "isCategorical" | "shape"
>;

/** Whole numbers up to this many are ratings rather than measurements. */
export const mostRatings = 7;

/** Null where nothing speaks against a normal distribution, as far as is known. */
export function outcomeLook(facts: OutcomeFacts): OutcomeLook | null {
  const { categories, storage, range, measure, isCategorical } = facts;
  if (range !== null && range.min > 0 && range.max < 1) return { kind: "shares", hasEnds: false };
  if (categories === null) return measuredLook(facts);
  const [first, second, ...others] = categories;
  if (first === undefined || second === undefined) return null;
  if (others.length === 0) return { kind: "two-values", values: [first.label, second.label] };
  const numbers = categories.map(({ value }) => value);
  if (storage === "text") return { kind: "texts", count: numbers.length };
  const labels = categories.map(({ label }) => label);
  const areLabelled = categories.every(({ value, label }) => label !== String(value));
  if (labels.length <= mostOutcomeCategories) {
    if (isCategorical) return { kind: "names", labels };
    if (measure === "ordinal" && areLabelled) return { kind: "grades", labels };
  }
  if (!numbers.every((value) => typeof value === "number" && Number.isInteger(value))) return measuredLook(facts);
  const smallest = Math.min(...numbers.map(Number));
  const largest = Math.max(...numbers.map(Number));
  if (smallest < 0) return null;
  if (smallest === 0) return { kind: "counts", largest, zeros: zeroShares(facts) };
  return numbers.length <= mostRatings ? { kind: "ratings", smallest, largest } : null;
}

/** Of numbers that are not all whole, as far as is known. */
function measuredLook({ storage, range, shape }: OutcomeFacts): OutcomeLook | null {
  if (storage !== "number" || range === null || range.min < 0) return null;
  const { min, max } = range;
  if (max <= 1) return { kind: "shares", hasEnds: true };
  const isLongTailed = shape !== undefined && max - shape.mean > longTail * (shape.mean - min);
  if (isLongTailed) return { kind: "long-tailed", hasZeros: min === 0 };
  return max <= 100 && max > 50 ? { kind: "percentages" } : null;
}

/** So many times as far from the mean is the highest value of a long tail. */
const longTail = 2;

function zeroShares({ shape }: OutcomeFacts): ZeroShares | null {
  return shape === undefined || shape.zeros === null ? null : { observed: shape.zeros, poisson: Math.exp(-shape.mean) };
}

/** Whether there are far more than a Poisson distribution of this mean has. */
export function areManyZeros({ observed, poisson }: ZeroShares): boolean {
  return observed >= poisson + 0.1 && observed >= 1.5 * poisson;
}

/** The distribution that the values ask for, whatever else is meant; null: they leave it open. */
export function plainDistribution(look: OutcomeLook | null): Distribution | null {
  switch (look?.kind) {
    case "two-values":
      return "bernoulli";
    case "names":
      return "multinomial";
    case "grades":
      return "ordinal";
    default:
      return null;
  }
}
