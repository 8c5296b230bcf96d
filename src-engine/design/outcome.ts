import { type Outcome, refuse, succeed } from "../../src-contract/outcome.ts";
import { mostOutcomeCategories } from "../specification/outcome-settings.ts";
import type { Specification } from "../specification/specification.ts";
import { type Categories, continuousAsIs, meanOf, type RowValues } from "./row-values.ts";

/** The outcome by row, with what stands beside it. */
export interface OutcomeColumns {
  /** y; Bernoulli: 1 for the event, 0 else; binomial: successes. */
  readonly outcome: Float64Array;
  /** Bernoulli: the value that counts as 1. */
  readonly event: string | number | null;
  /** Ordinal: the categories from low to high, which `outcome` counts from 1. */
  readonly categories: readonly (string | number)[] | null;
  /** Multinomial: the categories with an equation of their own, which `outcome` counts from 1; 0 is the reference. */
  readonly equations: readonly (string | number)[] | null;
  /** Multinomial: the reference. */
  readonly baseline: string | number | null;
  /** Binomial: trials by row. */
  readonly trials: Float64Array | null;
  /** What is added to η as it is: the offset and ln(exposure). Null: nothing. */
  readonly offset: Float64Array | null;
}

/**
 * Refuses what cannot be coded: Bernoulli outcomes without two values, categories without a place in the order, exposures that
 * have no logarithm.
 */
export function outcomeColumns(
  { outcome: name, distribution, trials, exposure, offset, event, order, reference }: Specification,
  values: RowValues,
  rows: Int32Array,
): Outcome<OutcomeColumns> {
  const column = (variable: string | null) => (variable === null ? null : values.continuous(continuousAsIs(variable)));
  const exposures = column(exposure);
  const impossible = exposures?.findIndex((value) => !(value > 0)) ?? -1;
  if (exposure !== null && exposures !== null && impossible >= 0) {
    const others = exposures.filter((value) => !(value > 0)).length - 1;
    const row = rows[impossible] + 1;
    return refuse({ code: "exposure-not-positive", name: exposure, row, others, value: exposures[impossible] });
  }
  const beside = { trials: column(trials), offset: addColumns(column(offset), exposures?.map(Math.log) ?? null) };
  const uncoded = { ...beside, event: null, categories: null, equations: null, baseline: null };
  switch (distribution) {
    case "bernoulli": {
      const coded = eventColumn(name, event, values);
      return coded.ok ? succeed({ ...uncoded, ...coded.value }) : coded;
    }
    case "ordinal": {
      const coded = categoryColumn(name, order, values);
      return coded.ok ? succeed({ ...uncoded, ...coded.value }) : coded;
    }
    case "multinomial": {
      const coded = equationColumn(name, reference, values);
      return coded.ok ? succeed({ ...uncoded, ...coded.value }) : coded;
    }
    default:
      return succeed({ ...uncoded, outcome: values.continuous(continuousAsIs(name)) });
  }
}

/** y − o, what the rest of a linear predictor is to explain where the link is the identity. */
export function outcomeLessOffset({ outcome, offset }: Pick<OutcomeColumns, "outcome" | "offset">): Float64Array {
  return offset === null ? outcome : outcome.map((value, row) => value - offset[row]);
}

/** What predictions add to X β where nothing is said of the row. */
export function meanOffset({ offset }: Pick<OutcomeColumns, "offset">): number {
  return offset === null ? 0 : meanOf(offset);
}

function addColumns(first: Float64Array | null, second: Float64Array | null): Float64Array | null {
  if (first === null || second === null) return first ?? second;
  return first.map((value, row) => value + second[row]);
}

/** 1 for the event; the higher of the two values where none is named. */
function eventColumn(
  name: string,
  asked: string | number | null,
  values: RowValues,
): Outcome<Pick<OutcomeColumns, "outcome" | "event">> {
  const { codes, values: categories } = values.categories(name);
  if (categories.length > 2) return refuse({ code: "outcome-not-two", name, categories: categories.length });
  if (categories.length < 2) return refuse({ code: "outcome-one-category", name, category: String(categories[0]) });
  const position = asked === null ? 1 : categories.findIndex((value) => String(value) === String(asked));
  if (position < 0) {
    return refuse({ code: "event-unknown", name, event: String(asked), categories: categories.map(String) });
  }
  return succeed({
    outcome: Float64Array.from(codes, (code) => (code === position ? 1 : 0)),
    event: categories[position],
  });
}

/** The category's number, from 1; categories of the order without rows are left out of it. */
function categoryColumn(
  name: string,
  order: readonly (string | number)[] | null,
  values: RowValues,
): Outcome<Pick<OutcomeColumns, "outcome" | "categories">> {
  const several = severalCategories(name, values);
  if (!several.ok) return several;
  const { codes, values: found } = several.value;
  const places = new Map((order ?? found).map((category, place) => [String(category), place]));
  const without = found.find((category) => !places.has(String(category)));
  if (without !== undefined) return refuse({ code: "order-incomplete", name, category: String(without) });
  const placeOf = (category: string | number) => places.get(String(category)) ?? 0;
  const categories = found.toSorted((a, b) => placeOf(a) - placeOf(b));
  const numbers = found.map((category) => categories.indexOf(category) + 1);
  return succeed({ outcome: Float64Array.from(codes, (code) => numbers[code]), categories });
}

/** The reference is the last category in sort order where none is named. */
function equationColumn(
  name: string,
  reference: string | number | null,
  values: RowValues,
): Outcome<Pick<OutcomeColumns, "outcome" | "equations" | "baseline">> {
  const several = severalCategories(name, values);
  if (!several.ok) return several;
  const { codes, values: found } = several.value;
  const position =
    reference === null ? found.length - 1 : found.findIndex((category) => String(category) === String(reference));
  if (position < 0) {
    return refuse({ code: "reference-unknown", name, reference: String(reference), categories: found.map(String) });
  }
  const numberOf = (code: number) => (code === position ? 0 : code < position ? code + 1 : code);
  return succeed({
    outcome: Float64Array.from(codes, numberOf),
    equations: found.toSpliced(position, 1),
    baseline: found[position],
  });
}

function severalCategories(name: string, values: RowValues): Outcome<Categories> {
  const categories = values.categories(name);
  const found = categories.values;
  if (found.length < 2) return refuse({ code: "outcome-one-category", name, category: String(found[0]) });
  if (found.length > mostOutcomeCategories) {
    return refuse({ code: "outcome-categories-many", name, categories: found.length, limit: mostOutcomeCategories });
  }
  return succeed(categories);
}
