import { type ComparisonAdjustment, comparisonAdjustments } from "../../src-contract/after.ts";
import type { AfterResult, CombinationResult } from "../../src-contract/after-result.ts";
import type { ModelSpecification } from "../../src-contract/analysis.ts";
import { type AfterComparison, afterOf } from "./after-cases.ts";
import { type GoldenFile, goldenFile } from "./golden-file.ts";

/** The golden values of `after-means.R`. */
export interface MeansCase {
  readonly name: string;
  readonly formula: string;
  readonly data: string;
  readonly model: ModelSpecification;
  readonly expected: {
    readonly means?: readonly ExpectedMeans[];
    readonly slopes?: readonly ExpectedSlopes[];
  };
}

interface Columns {
  readonly estimate: readonly number[];
  readonly se: readonly number[];
  /** "Inf": z tests. */
  readonly df: readonly (number | "Inf")[];
  readonly low: readonly number[];
  readonly high: readonly number[];
}

interface ExpectedMeans extends Columns {
  /** Of an outcome that is not normal. */
  readonly response?: readonly number[];
  readonly responseLow?: readonly number[];
  readonly responseHigh?: readonly number[];
  readonly variables: readonly string[];
  readonly at: readonly Readonly<Record<string, string>>[];
  readonly comparisons: readonly (Columns & {
    readonly adjustment: ComparisonAdjustment;
    readonly p: readonly number[];
  })[];
}

interface ExpectedSlopes extends Partial<Columns> {
  readonly moderator: string;
  readonly boundaries?: readonly number[];
  readonly largestP?: number;
  readonly difference?: Readonly<Record<"estimate" | "SE" | "df" | "p.value" | "lower.CL" | "upper.CL", number>>;
}

export const meansGolden = goldenFile<GoldenFile<MeansCase>>("after-means");

/** Everything that a case compares, part by part. */
export function meansComparisons(one: MeansCase): Readonly<Record<string, readonly AfterComparison[]>> {
  const { means, slopes } = one.expected;
  return {
    ...(means && {
      "marginal means": means.flatMap((expected) => meanComparisons(one, expected)),
      "pairwise comparisons": means.flatMap((expected) => pairComparisons(one, expected)),
    }),
    ...(slopes && { "simple slopes": slopes.flatMap((expected) => slopeComparisons(one, expected)) }),
  };
}

function meanComparisons(one: MeansCase, expected: ExpectedMeans): readonly AfterComparison[] {
  const own = marginalMeansOf(one, expected, "tukey");
  return expected.at.flatMap((at, index) => {
    const mean = own.means.find((candidate) => sameCategories(candidate.at, at));
    const name = Object.values(at).join(" ");
    const ends = [expected.responseLow, expected.responseHigh];
    return [
      ...combination(name, mean?.estimate ?? null, expected, index),
      ...(expected.response === undefined
        ? []
        : [
            [`${name}: mean`, mean?.response?.mean ?? Number.NaN, expected.response[index] ?? Number.NaN, 1] as const,
            ...ends.map((values, end): AfterComparison => {
              return [`${name}: mean, end ${end + 1}`, mean?.response?.ci[end] ?? Number.NaN, values?.[index] ?? 0, 1];
            }),
          ]),
    ];
  });
}

function pairComparisons(one: MeansCase, expected: ExpectedMeans): readonly AfterComparison[] {
  return expected.comparisons.flatMap(({ adjustment, p, low, high, se, estimate }) => {
    const { comparisons } = marginalMeansOf(one, expected, adjustment);
    return p.flatMap((reference, index): readonly AfterComparison[] => {
      const own = comparisons[index];
      const unit = se[index] ?? 1;
      const first = Object.values(own?.first ?? {}).join(" ");
      const name = `${first} − ${Object.values(own?.second ?? {}).join(" ")} (${adjustment})`;
      return [
        [`${name}: difference`, own?.estimate ?? Number.NaN, estimate[index] ?? Number.NaN, unit],
        [`${name}: p`, own?.adjustedP ?? Number.NaN, reference, 0.1],
        [`${name}: lower`, own?.adjustedCi[0] ?? Number.NaN, low[index] ?? Number.NaN, unit],
        [`${name}: upper`, own?.adjustedCi[1] ?? Number.NaN, high[index] ?? Number.NaN, unit],
      ];
    });
  });
}

function slopeComparisons(one: MeansCase, expected: ExpectedSlopes): readonly AfterComparison[] {
  const { simpleSlopes = [] } = afterOf(one, { show: ["simple-slopes"] });
  const own = simpleSlopes.find(({ moderator }) => moderator === expected.moderator);
  const { estimate = [], se = [], df = [], low = [], high = [], boundaries = [], difference } = expected;
  const pair = own?.comparisons[0];
  const region = own?.johnsonNeyman;
  return [
    ...estimate.flatMap((_, index) =>
      combination(
        `by ${expected.moderator}, ${index + 1}`,
        own?.slopes[index] ?? null,
        { estimate, se, df, low, high },
        index,
      ),
    ),
    ...boundaries.map((boundary, index): AfterComparison => {
      return [`boundary in ${expected.moderator}`, region?.boundaries[index] ?? Number.NaN, boundary, 1e-2];
    }),
    ...(difference === undefined
      ? []
      : ([
          ["difference of slopes", pair?.estimate ?? Number.NaN, difference.estimate, difference.SE],
          ["difference of slopes: SE", pair?.se ?? Number.NaN, difference.SE, difference.SE],
          ["difference of slopes: df", pair?.df ?? Number.NaN, difference.df, difference.df],
          ["difference of slopes: p", pair?.adjustedP ?? Number.NaN, difference["p.value"], 0.1],
          ["difference of slopes: lower", pair?.adjustedCi[0] ?? Number.NaN, difference["lower.CL"], difference.SE],
        ] satisfies readonly AfterComparison[])),
  ];
}

function combination(
  name: string,
  own: CombinationResult | null,
  expected: Columns,
  index: number,
): readonly AfterComparison[] {
  const at = (values: readonly number[]) => values[index] ?? Number.NaN;
  const unit = at(expected.se);
  return [
    [name, own?.estimate ?? Number.NaN, at(expected.estimate), unit],
    [`${name}: SE`, own?.se ?? Number.NaN, unit, unit],
    ...dfComparison(name, own, expected.df[index] ?? Number.NaN),
    [`${name}: lower`, own?.ci[0] ?? Number.NaN, at(expected.low), unit],
    [`${name}: upper`, own?.ci[1] ?? Number.NaN, at(expected.high), unit],
  ];
}

type Means = NonNullable<AfterResult["marginalMeans"]>[number];

function marginalMeansOf(one: MeansCase, { variables }: ExpectedMeans, adjustment: ComparisonAdjustment): Means {
  if (!comparisonAdjustments.includes(adjustment)) throw new RangeError(`no adjustment "${adjustment}"`);
  const { marginalMeans = [] } = afterOf(one, { show: ["marginal-means"], adjustment });
  const found = marginalMeans.find((means) => means.variables.join() === variables.join());
  if (found === undefined) throw new Error(`no marginal means of ${variables.join(" by ")}`);
  return found;
}

function sameCategories(a: Readonly<Record<string, string | number>>, b: Readonly<Record<string, string>>): boolean {
  return Object.entries(b).every(([name, category]) => String(a[name]) === category);
}

/** None of z tests, which must have none here either. */
function dfComparison(name: string, own: CombinationResult | null, df: number | string): readonly AfterComparison[] {
  if (typeof df === "number") return [[`${name}: df`, own?.df ?? Number.NaN, df, df]];
  if (own?.df !== null) throw new Error(`${name} has ${own?.df} degrees of freedom where the reference has ${df}`);
  return [];
}
