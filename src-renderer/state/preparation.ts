import type { TableId } from "../../src-contract/data-import.ts";
import { type DataStep, type Preparation, tablesIn } from "../../src-contract/data-steps.ts";
import type { PreparedTable, PrepareRequest } from "../../src-contract/engine-api.ts";
import { allUnits } from "../../src-contract/levels.ts";
import type { ProjectDocument, ProjectTable } from "../../src-contract/project.ts";
import type { AppState } from "./app-state.ts";
import { freshId } from "./identifiers.ts";
import { findTable, setLevels } from "./tables.ts";

/** What was done to a table since it was read. */

export function stepsOf({ preparation }: ProjectTable): readonly DataStep[] {
  return preparation?.steps ?? [];
}

/** As the table was read. */
export function sourceOf({ preparation, rows, variables }: ProjectTable): Preparation["source"] {
  return preparation?.source ?? { rows, variables };
}

/** What the engine needs to do these steps on a table. */
export function prepareRequest(table: ProjectTable, steps: readonly DataStep[]): PrepareRequest {
  const levels = table.levels?.upper.map(({ id }) => id) ?? [];
  return { table: table.id, variables: sourceOf(table).variables, steps, levels };
}

export function freshStepId(steps: readonly DataStep[]): string {
  return freshId(steps, "step");
}

type Made = Pick<PreparedTable, "rows" | "variables">;

/**
 * The table with other steps and what they made. Levels whose identifiers are gone have to be chosen anew: other rows are
 * other units.
 */
export function withSteps(
  document: ProjectDocument,
  id: TableId,
  preparation: Preparation,
  { rows, variables }: Made,
): ProjectDocument {
  const table = findTable(document, id);
  if (table === null) return document;
  const { preparation: _before, ...rest } = table;
  const made = { ...rest, rows, variables, ...(preparation.steps.length > 0 && { preparation }) };
  const changed = { ...document, tables: document.tables.map((candidate) => (candidate === table ? made : candidate)) };
  const names = new Set(variables.map(({ name }) => name));
  const units = made.levels === null ? [] : allUnits(made.levels);
  const isWhole = units.every((level) => level.id.every((name) => names.has(name)));
  return isWhole ? changed : setLevels(changed, id, null);
}

/** What the engine made of the present steps, where the document says otherwise: a table they take from has changed. */
export function settlePrepared(state: AppState, id: TableId, preparation: Preparation, made: Made): AppState {
  const { present } = state.history;
  const table = findTable(present, id);
  if (table === null || table.preparation !== preparation) return state;
  const { rows, variables } = made;
  if (table.rows === rows && JSON.stringify(table.variables) === JSON.stringify(variables)) return state;
  const changed = { ...table, rows, variables };
  const tables = present.tables.map((candidate) => (candidate === table ? changed : candidate));
  return { ...state, history: { ...state.history, present: { ...present, tables } } };
}

/** The tables that could give rows or variables to this one: not itself, nor one that takes from it. */
export function otherTables({ tables }: ProjectDocument, id: TableId): readonly ProjectTable[] {
  const takes = (table: ProjectTable, visited: ReadonlySet<TableId>): boolean => {
    const sources = tablesIn(stepsOf(table));
    if (sources.includes(id)) return true;
    const further = new Set([...visited, table.id]);
    return tables.some((other) => sources.includes(other.id) && !further.has(other.id) && takes(other, further));
  };
  return tables.filter((table) => table.id !== id && !takes(table, new Set()));
}
