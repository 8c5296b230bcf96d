import type { GroupReference, TermVariable } from "../../src-contract/analysis.ts";
import {
  allUnits,
  type LevelsDefinition,
  type LevelsReport,
  type UnitNoun,
  type UpperLevel,
} from "../../src-contract/levels.ts";
import { distinctLimit, type Variable, type VariableSummary } from "../../src-contract/variable.ts";
import { categoryText } from "../../src-wording/category-text.ts";
import { groupOf } from "./specification.ts";

/** What has to be known about the data to read a model: its variables, the level at which each varies, its levels. */
export interface ModelContext {
  readonly variables: ReadonlyMap<string, ContextVariable>;
  readonly levels: LevelsDefinition;
}

export interface ContextVariable {
  readonly name: string;
  readonly label: string;
  readonly storage: Variable["storage"];
  readonly measure: Variable["measure"];
  /** Enters a model as categories unless a term says otherwise. */
  readonly isCategorical: boolean;
  /** The highest level at which it varies: 1 within level-2 units, 2 only between them …; 0: the same in all rows. */
  readonly level: number;
  /** The crossed factor (its place among them) whose units alone it describes, though it varies in those of every level. */
  readonly crossedFactor: number | null;
  /** False where every value is missing, as far as is known. */
  readonly hasValues: boolean;
  /** It counts the rows, in whatever order, and says nothing of them. */
  readonly numbersRows: boolean;
  /** The values that occur, in sort order; null where they are too many or not known yet. */
  readonly categories: readonly Category[] | null;
  /** Of numbers; null for texts, without values, or not known yet. */
  readonly range: { readonly min: number; readonly max: number } | null;
  /** Of numbers whose summary is known. */
  readonly shape?: ValueShape;
}

/** How a variable's numbers lie. */
export interface ValueShape {
  readonly mean: number;
  /** The share of its values that are 0; null: not known, as of too many different ones. */
  readonly zeros: number | null;
}

export interface Category {
  readonly value: number | string;
  /** As results and files call it where that is not the value itself: of a date "2020-01-31". */
  readonly text?: string | undefined;
  readonly label: string;
}

/** As in the brackets of a coefficient's name. */
export function nameOfCategory({ value, text }: Category): string {
  return text ?? String(value);
}

/** The category that is given by its value or as it is called. */
export function categoryGiven(categories: readonly Category[], given: string | number | undefined | null) {
  const wanted = String(given);
  return categories.find(({ value }) => String(value) === wanted) ?? categories.find(({ text }) => text === wanted);
}

/** Rows without any grouping: what is assumed until the levels are chosen. */
export const singleLevel: LevelsDefinition = { first: { singular: "row", plural: "rows" }, upper: [] };

/**
 * The context from what is known of a table so far. A variable that no report has placed yet counts as level 1, the
 * level that any variable may have.
 */
export function modelContext(known: {
  readonly variables: readonly Variable[];
  readonly levels: LevelsDefinition | null;
  readonly report: LevelsReport | null;
  readonly summaries: Readonly<Record<string, VariableSummary>> | null;
}): ModelContext {
  const placeByName = new Map(known.report?.variables.map((variable) => [variable.name, variable]));
  const levels = known.levels ?? singleLevel;
  const variables = known.variables.map((variable): ContextVariable => {
    const { name, label, storage, measure } = variable;
    const { level = 1, crossedFactor = null } = placeByName.get(name) ?? {};
    const isOfColumns = crossedFactor !== null && isCrossClassified({ levels });
    return {
      name,
      label,
      storage,
      measure,
      isCategorical: isCategoricalByDefault(variable),
      level: isOfColumns ? 2 : Math.min(level, levels.upper.length + 1),
      crossedFactor,
      hasValues: known.summaries?.[name]?.distinct !== 0,
      numbersRows: numbersRows(known.summaries?.[name]),
      categories: categoriesOf(variable, known.summaries?.[name]),
      range: known.summaries?.[name]?.numbers ?? null,
      ...shapeOf(known.summaries?.[name]),
    };
  });
  return { variables: new Map(variables.map((variable) => [variable.name, variable])), levels };
}

/** Whether its values are consecutive whole numbers, one a row; of more than are counted as far as range and mean can tell. */
function numbersRows(summary: VariableSummary | undefined): boolean {
  if (summary === undefined || summary.numbers === null || summary.valid < 2) return false;
  const { valid, missing, distinct, numbers } = summary;
  const { mean, min, max } = numbers;
  const isCount = missing === 0 && max - min + 1 === valid && distinct === Math.min(valid, distinctLimit);
  return isCount && Math.abs(mean - (min + max) / 2) < 1e-9 * valid;
}

/** Texts and labelled nominal variables are categories, other numbers are continuous: the public format's rule. */
export function isCategoricalByDefault({ storage, measure, valueLabels }: Variable): boolean {
  return storage === "text" || (measure === "nominal" && valueLabels.length > 0);
}

export function entersAsCategories({ variables }: ModelContext, variable: TermVariable): boolean {
  const known = variables.get(variable.name);
  return formIsCategorical(known?.storage ?? "number", known?.isCategorical ?? false, variable);
}

/**
 * A labelled number that is centered, averaged or raised to a power is meant as a number, whatever its labels; one with a coding or
 * a reference category as categories.
 */
export function formIsCategorical(
  storage: Variable["storage"],
  isCategorical: boolean,
  { type, center = "none", power = 1, aggregate, coding, reference }: TermVariable,
): boolean {
  if (type !== undefined) return type === "categorical";
  const isTransformed = center !== "none" || power !== 1 || aggregate !== undefined;
  if (!isTransformed && (coding !== undefined || reference !== undefined)) return true;
  return isCategorical && (storage === "text" || !isTransformed);
}

function shapeOf(summary: VariableSummary | undefined): { readonly shape?: ValueShape } {
  if (summary === undefined || summary.numbers === null) return {};
  const { numbers, categories, valid } = summary;
  const zeros = categories === null ? null : (categories.find(({ value }) => value === 0)?.count ?? 0) / valid;
  return { shape: { mean: numbers.mean, zeros } };
}

function categoriesOf(
  { valueLabels, storage }: Variable,
  summary: VariableSummary | undefined,
): readonly Category[] | null {
  if (summary === undefined || summary.categories === null) return null;
  const labels = new Map(valueLabels.map(({ value, label }) => [value, label]));
  return summary.categories.map(({ value }) => {
    const text = categoryText(value, { storage });
    return { value, ...(storage === "date" && { text }), label: labels.get(value) ?? text };
  });
}

/** How many levels a model on these data has; the rows are level 1. */
export function levelCount({ levels }: ModelContext): number {
  return levels.upper.length + 1;
}

/**
 * Rows within the cells of a cross-classification: two levels, of which the upper is that of several factors that cross each
 * other, HLM's row and column factor. More levels keep their equations, and crossed factors stand beside them.
 */
export function isCrossClassified({ levels }: Pick<ModelContext, "levels">): boolean {
  return levels.upper.length === 1 && (levels.crossed ?? []).length > 0;
}

/** The place of a group among the factors of a cross-classification, the level's own units first; null: it is none of them. */
export function crossClassifiedFactor({ levels }: ModelContext, group: GroupReference): number | null {
  const position = allUnits(levels).findIndex(({ id }) => groupKey(id) === groupKey(group));
  return position < 0 ? null : position;
}

/** What a unit of the level is called. */
export function nounOfLevel({ levels }: ModelContext, level: number): UnitNoun {
  const noun = level === 1 ? levels.first : levels.upper[level - 2];
  if (noun === undefined) throw new RangeError(`level ${level} of ${levels.upper.length + 1}`);
  return noun;
}

/** How the units of a level from 2 up are named in the public form: the identifier, or several that identify together. */
export function groupOfLevel({ levels }: ModelContext, level: number): GroupReference {
  const units = levels.upper[level - 2];
  if (units === undefined) throw new RangeError(`level ${level} of ${levels.upper.length + 1}`);
  return groupOfUnits(units);
}

export function groupOfUnits({ id }: UpperLevel): GroupReference {
  const [only, ...others] = id;
  return only !== undefined && others.length === 0 ? only : id;
}

/** The level whose units `group` names; null: it is none of the levels. */
export function levelOfGroup({ levels }: ModelContext, group: GroupReference): number | null {
  const key = groupKey(group);
  const position = levels.upper.findIndex(({ id }) => groupKey(id) === key);
  return position < 0 ? null : position + 2;
}

/** The same for the same set of identifiers, in whatever order they stand. */
export function groupKey(group: GroupReference): string {
  return JSON.stringify([...groupOf(group)].sort());
}

/** The units that the variable helps to identify, of a level or a crossed factor; null: it identifies none. */
export function unitsIdentifiedBy({ levels }: ModelContext, name: string): UnitNoun | null {
  return allUnits(levels).findLast(({ id }) => id.includes(name)) ?? null;
}

/** The lowest level whose units the variable helps to identify; null: it identifies none. */
export function levelIdentifiedBy({ levels }: ModelContext, name: string): number | null {
  const positions = levels.upper.flatMap(({ id }, position) => (id.includes(name) ? [position] : []));
  const last = positions.at(-1);
  return last === undefined ? null : last + 2;
}
