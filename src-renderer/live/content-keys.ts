import type { ProjectDocument, ProjectModel, ProjectTable } from "../../src-contract/project.ts";
import type { Variable } from "../../src-contract/variable.ts";
import { findTable } from "../state/tables.ts";

/**
 * Keys by content: two questions with the same key have the same answer. State is immutable, so that a value that was
 * not changed is the same object, and each object has a number of its own for as long as it lives. Undo brings back the
 * old object and with it the old key.
 */

export function summariesKey(table: ProjectTable): string {
  return `${table.id} ${valuesKey(table.variables)}`;
}

export function levelsKey(table: ProjectTable): string | null {
  const { levels } = table;
  return levels === null || levels.upper.length === 0 ? null : `${summariesKey(table)} ${numberOf(levels)}`;
}

/** Everything that a fit and its tables depend on: values and labels, levels, the model, how results are shown. */
export function fitKey(document: ProjectDocument, { table: id, model }: ProjectModel): string | null {
  const table = findTable(document, id);
  if (table === null || model.outcome === null) return null;
  const levels = table.levels === null ? 0 : numberOf(table.levels);
  return `${id} ${numberOf(table.variables)} ${levels} ${numberOf(model)} ${numberOf(document.output)}`;
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
