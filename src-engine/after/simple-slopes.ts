import type { ComparisonAdjustment } from "../../src-contract/after.ts";
import type { ColumnFactor } from "../design/columns.ts";
import type { Design } from "../design/design.ts";
import { variesWithin } from "../design/identifiable.ts";
import { meanOf } from "../design/row-values.ts";
import { type CombinationTest, combinationTest } from "../fit/inference/coefficient-tests.ts";
import type { ModelFit } from "../fit/model-fit.ts";
import type { CategoricalVariable, ContinuousVariable, ResolvedVariable } from "../specification/specification.ts";
import { type JohnsonNeyman, johnsonNeyman } from "./johnson-neyman.ts";
import { varianceOf } from "./moments.ts";
import { type AdjustedTest, pairwiseComparisons } from "./multiple-comparisons.ts";
import { formKey, type ReferenceGrid, referenceGrid, type Setting } from "./reference-grid.ts";

/** The slope of a predictor at values of another one that it interacts with (Preacher, Curran & Bauer 2006). */
export interface SimpleSlopes {
  /** Multinomial: the category whose equation they are of; undefined for others. */
  readonly equation: string | number | undefined;
  readonly predictor: ContinuousVariable;
  readonly moderator: ContinuousVariable | CategoricalVariable;
  readonly slopes: readonly SimpleSlope[];
  /** What both interact with in a product of three or more: held at its mean, or averaged over its categories. */
  readonly others: readonly ResolvedVariable[];
  /** Differences between categories of the moderator; none where it is a number: they are its product's coefficient. */
  readonly differences: readonly SlopeDifference[];
  readonly adjustment: ComparisonAdjustment;
  /** Null: the moderator has no range of values. */
  readonly region: JohnsonNeyman | null;
  /** The same where the other factors of a product of three have given values; none where the moderator has no range. */
  readonly regionsAt: readonly RegionAt[];
}

export interface RegionAt {
  readonly other: ContinuousVariable | CategoricalVariable;
  readonly at: ModeratorValue;
  readonly region: JohnsonNeyman;
}

export interface SimpleSlope {
  readonly at: ModeratorValue;
  readonly test: CombinationTest;
}

export type ModeratorValue =
  | { readonly kind: "category"; readonly category: number }
  /** In standard deviations from its mean; null: one of the two values that there are. */
  | { readonly kind: "number"; readonly value: number; readonly deviations: -1 | 0 | 1 | null };

export interface SlopeDifference {
  readonly first: ModeratorValue;
  readonly second: ModeratorValue;
  readonly test: AdjustedTest;
}

/** Of every product of two predictors of which one at least is a number. */
export function simpleSlopes(fit: ModelFit, adjustment: ComparisonAdjustment): readonly SimpleSlopes[] {
  const pairs = interactions(fit.design);
  return (fit.design.equations ?? [undefined]).flatMap((equation) => {
    const grid = referenceGrid(fit.design, equation);
    return pairs.flatMap((pair) => {
      const slopes = slopesOf(fit, grid, pair, adjustment);
      return slopes === null ? [] : [{ equation, ...slopes }];
    });
  });
}

interface Interaction {
  readonly predictor: ContinuousVariable;
  readonly moderator: ContinuousVariable | CategoricalVariable;
}

function interactions(design: Design): readonly Interaction[] {
  const found = new Map<string, Interaction>();
  for (const { factors } of design.fixed) {
    const forms = new Set(factors.map(({ variable }) => formKey(variable)));
    const [first, second] = factors;
    if (factors.length !== 2 || forms.size !== 2) continue;
    const pair = interactionOf(first, second, design);
    if (pair !== null) found.set(JSON.stringify([...forms].toSorted()), pair);
  }
  return [...found.values()];
}

/** Of two numbers the one that varies within units is the predictor, the other one its moderator. */
function interactionOf(first: ColumnFactor, second: ColumnFactor, { groupings }: Design): Interaction | null {
  const [a, b] = [linear(first.variable), linear(second.variable)];
  if (a.kind === "categorical") return b.kind === "categorical" ? null : { predictor: b, moderator: a };
  if (b.kind === "categorical") return { predictor: a, moderator: b };
  const [innermost] = groupings;
  const varies = ({ values }: ColumnFactor) => innermost === undefined || variesWithin(values, innermost);
  return varies(second) && !varies(first) ? { predictor: b, moderator: a } : { predictor: a, moderator: b };
}

function linear(variable: ResolvedVariable): ResolvedVariable {
  return variable.kind === "continuous" ? { ...variable, power: 1 } : variable;
}

/** Null: the data do not tell a slope. */
function slopesOf(
  fit: ModelFit,
  grid: ReferenceGrid,
  { predictor, moderator }: Interaction,
  adjustment: ComparisonAdjustment,
): Omit<SimpleSlopes, "equation"> | null {
  const rowAt = (setting: Setting) => grid.slope(predictor, [setting]);
  const points = moderatorValues(fit.design, moderator).flatMap((at) => {
    const row = rowAt(settingOf(moderator, at));
    return row === null ? [] : [{ at, row, test: combinationTest(fit, fit.reference, row) }];
  });
  if (points.length === 0) return null;
  const comparisons = moderator.kind === "continuous" ? [] : pairwiseComparisons(fit, points, adjustment);
  const others = othersWith(fit.design, predictor, moderator);
  const hasRange = points.some(({ at }) => at.kind === "number" && at.deviations !== null);
  const regionWith = (given: readonly Setting[]) =>
    moderator.kind === "continuous" && hasRange
      ? johnsonNeyman(fit, fit.design.values.continuous(moderator), (value) => {
          return grid.slope(predictor, [{ variable: moderator, value }, ...given]);
        })
      : null;
  return {
    predictor,
    moderator,
    slopes: points.map(({ at, test }) => ({ at, test })),
    others,
    differences: comparisons.map(({ first, second, test }) => ({ first: first.at, second: second.at, test })),
    adjustment,
    region: regionWith([]),
    regionsAt: others.flatMap((other) =>
      moderatorValues(fit.design, other).flatMap((at): readonly RegionAt[] => {
        const region = regionWith([settingOf(other, at)]);
        return region === null ? [] : [{ other, at, region }];
      }),
    ),
  };
}

/** The other factors of products that hold both. */
function othersWith({ fixed }: Design, ...pair: readonly ResolvedVariable[]): readonly ResolvedVariable[] {
  const keys = new Set(pair.map(formKey));
  const others = new Map<string, ResolvedVariable>();
  for (const { factors } of fixed) {
    const forms = new Set(factors.map(({ variable }) => formKey(variable)));
    if (![...keys].every((key) => forms.has(key))) continue;
    for (const { variable } of factors)
      if (!keys.has(formKey(variable))) others.set(formKey(variable), linear(variable));
  }
  return [...others.values()];
}

function settingOf(variable: Interaction["moderator"], at: ModeratorValue): Setting {
  if (variable.kind === "categorical") return { variable, category: at.kind === "category" ? at.category : 0 };
  return { variable, value: at.kind === "number" ? at.value : 0 };
}

/** All categories; of a number the two values it has, or its mean and one standard deviation below and above. */
function moderatorValues({ values }: Design, moderator: Interaction["moderator"]): readonly ModeratorValue[] {
  if (moderator.kind === "categorical") {
    return values.categories(moderator.name).values.map((_, category) => ({ kind: "category", category }));
  }
  const numbers = values.continuous(moderator);
  const distinct = firstDistinct(numbers, 3);
  if (distinct.length <= 2) {
    return distinct.toSorted((a, b) => a - b).map((value) => ({ kind: "number", value, deviations: null }));
  }
  const [mean, deviation] = [meanOf(numbers), Math.sqrt(varianceOf(numbers))];
  return ([-1, 0, 1] as const).map((deviations) => ({
    kind: "number",
    value: mean + deviations * deviation,
    deviations,
  }));
}

function firstDistinct(values: Float64Array, most: number): readonly number[] {
  const distinct = new Set<number>();
  for (const value of values) {
    distinct.add(value);
    if (distinct.size >= most) break;
  }
  return [...distinct];
}
