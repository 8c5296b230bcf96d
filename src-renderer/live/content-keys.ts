import type { TableId } from "../../src-contract/data-import.ts";
import { tablesIn } from "../../src-contract/data-steps.ts";
import type { ProjectDocument, ProjectModel, ProjectTable } from "../../src-contract/project.ts";
import type { Variable } from "../../src-contract/variable.ts";
import { findTable } from "../state/tables.ts";

/**
 * Keys by content: two questions with the same key have the same answer. State is immutable, so that a value that was
 * not changed is the same object, and each object has a number of its own for as long as it lives. Undo brings back the
 * old object and with it the old key.
 */

export function summariesKey(document: ProjectDocument, table: ProjectTable): string {
  return `${table.id} ${valuesKey(table.variables)} ${preparedKey(document, table)}`;
}

export function levelsKey(document: ProjectDocument, table: ProjectTable): string | null {
  const { levels } = table;
  return levels === null || levels.upper.length === 0 ? null : `${summariesKey(document, table)} ${numberOf(levels)}`;
}

/** What a description of a table's data depends on: values, labels, levels. */
export function dataKey(document: ProjectDocument, table: ProjectTable): string {
  const levels = table.levels === null ? 0 : numberOf(table.levels);
  return `${table.id} ${numberOf(table.variables)} ${levels} ${preparedKey(document, table)}`;
}

/** What a table's rows depend on beside its source: its steps, and the tables that they take from. Empty: on nothing. */
export function preparedKey(
  document: ProjectDocument,
  { id, preparation }: ProjectTable,
  above: readonly TableId[] = [],
): string {
  if (preparation === undefined || above.includes(id)) return "";
  const sources = tablesIn(preparation.steps).map((source) => {
    const table = findTable(document, source);
    if (table === null) return "gone";
    return `${numberOf(table.variables)} ${preparedKey(document, table, [...above, id])}`;
  });
  return [numberOf(preparation), ...sources].join("/");
}

/** Everything that a fit and its tables depend on: values and labels, levels, the model, how results are shown. */
export function fitKey(document: ProjectDocument, { table: id, model }: ProjectModel): string | null {
  const table = findTable(document, id);
  if (table === null || model.outcome === null) return null;
  const levels = table.levels === null ? 0 : numberOf(table.levels);
  const data = `${numberOf(table.variables)} ${preparedKey(document, table)}`;
  return `${id} ${data} ${levels} ${numberOf(model)} ${numberOf(document.output)}`;
}

/** A key of any immutable value. */
export function contentKey(value: object): string {
  return String(numberOf(value));
}

/** What numbers depend on in variables: not labels, not decimals. */
function valuesKey(variables: readonly Variable[]): number {
  const known = contentNumbers.get(variables);
  if (known !== undefined) return known;
  const content = JSON.stringify(
    variables.map(({ column, name, storage, measure, missing }) => [column, name, storage, measure, missing]),
  );
  const number = textNumbers.get(content) ?? nextNumber++;
  textNumbers.set(content, number);
  contentNumbers.set(variables, number);
  return number;
}

function numberOf(value: object): number {
  const known = numbers.get(value);
  if (known !== undefined) return known;
  numbers.set(value, nextNumber);
  return nextNumber++;
}

let nextNumber = 1;
const numbers = new WeakMap<object, number>();
const contentNumbers = new WeakMap<object, number>();
const textNumbers = new Map<string, number>();
