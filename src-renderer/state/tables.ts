import type { OpenedTable, TableId } from "../../src-contract/data-import.ts";
import type { DataQuestion } from "../../src-contract/data-question.ts";
import type { LevelsDefinition, UpperLevel } from "../../src-contract/levels.ts";
import type { ProjectDocument, ProjectTable } from "../../src-contract/project.ts";
import type { VariableDescription } from "../../src-contract/step-contents.ts";
import type { ColumnId, Variable } from "../../src-contract/variable.ts";
import { nullModelName } from "../../src-engine/specification/model-name.ts";
import { nullModel } from "../../src-engine/specification/null-model.ts";
import { relevel } from "../../src-engine/specification/relevel.ts";
import { renameVariable } from "../../src-engine/specification/variable-names.ts";
import { comparisonNeed, isAboutData } from "../../src-print/report-needs.ts";
import { withDescription, withRenamedSource } from "./descriptions.ts";
import { freshId } from "./identifiers.ts";
import { untitled } from "./untitled.ts";

/** The tables of a document and their variables. */

export function findTable(document: ProjectDocument, id: TableId): ProjectTable | null {
  return document.tables.find((table) => table.id === id) ?? null;
}

/**
 * A table that the host opened becomes part of the document, with a null model to begin with; the first table gives an
 * untitled project its title.
 */
export function addTable(document: ProjectDocument, opened: OpenedTable, path: string | null): ProjectDocument {
  const { id, name, rows, variables, format, options, problems } = opened;
  const table: ProjectTable = {
    id,
    name: freeName(withoutExtension(name), options.sheet, document.tables),
    rows,
    variables,
    levels: null,
    source: { name, format, path, options, problems },
  };
  const title = document.tables.length === 0 && document.title === untitled ? table.name : document.title;
  const model = { id: freshId(document.models, "model"), name: nullModelName, table: id, model: nullModel(null, null) };
  return { ...document, title, tables: [...document.tables, table], models: [...document.models, model] };
}

/** Removes a table with the models that use it and what the report shows of them. */
export function removeTable(document: ProjectDocument, id: TableId): ProjectDocument {
  const gone = new Set(document.models.filter(({ table }) => table === id).map((model) => model.id));
  return {
    ...document,
    tables: document.tables.filter((table) => table.id !== id),
    models: document.models.filter((model) => !gone.has(model.id)),
    report: document.report.filter((item) => {
      if ("model" in item) return !gone.has(item.model);
      if (item.kind === "comparison") return comparisonNeed(item, document)?.table !== id;
      return !isAboutData(item) || item.table !== id;
    }),
  };
}

/** What a project without a file is called once the table is gone: a title that was the table's goes with it. */
export function titleWithout({ title, tables }: ProjectDocument, { id, name }: ProjectTable): string {
  return title === name ? (tables.find((table) => table.id !== id)?.name ?? untitled) : title;
}

/** Says which variables identify the units of each level; the table's models take the new units. */
export function setLevels(document: ProjectDocument, id: TableId, levels: LevelsDefinition | null): ProjectDocument {
  const table = findTable(document, id);
  if (table === null || table.levels === levels) return document;
  return {
    ...document,
    tables: document.tables.map((candidate) => (candidate === table ? { ...table, levels } : candidate)),
    models: document.models.map((model) =>
      model.table === id ? { ...model, model: relevel(model.model, table.levels, levels) } : model,
    ),
  };
}

/** Changes a variable in everything but its name. */
export function changeVariable(
  document: ProjectDocument,
  id: TableId,
  column: ColumnId,
  change: Partial<Omit<Variable, "name" | "column" | "storage">>,
): ProjectDocument {
  return replaceTable(document, id, (table) => {
    const variable = table.variables.find((candidate) => candidate.column === column);
    const isChanged = Object.entries(change).some(([field, value]) => variable?.[field as keyof Variable] !== value);
    if (variable === undefined || !isChanged) return table;
    const changed = { ...variable, ...change };
    return {
      ...table,
      variables: table.variables.map((candidate) => (candidate === variable ? changed : candidate)),
      ...described(table, variable.name, change),
    };
  });
}

export type NameProblem = "variable-name-empty" | "variable-name-taken";

/** Why a variable cannot be called `name`; null: it can. Names are compared with their case, as models refer to them. */
export function nameProblem(table: ProjectTable, column: ColumnId, name: string): NameProblem | null {
  if (name.trim() === "") return "variable-name-empty";
  const taken = table.variables.some((variable) => variable.column !== column && variable.name === name.trim());
  return taken ? "variable-name-taken" : null;
}

/** Renames a variable in its table, in the table's levels and in every model that uses it. */
export function renameInTable(document: ProjectDocument, id: TableId, column: ColumnId, name: string): ProjectDocument {
  const table = findTable(document, id);
  const variable = table?.variables.find((candidate) => candidate.column === column);
  const to = name.trim();
  if (table === null || variable === undefined || variable.name === to) return document;
  if (nameProblem(table, column, to) !== null) return document;
  const from = variable.name;
  const renamed: ProjectTable = {
    ...table,
    variables: table.variables.map((candidate) => (candidate === variable ? { ...variable, name: to } : candidate)),
    levels: table.levels === null ? null : renameInLevels(table.levels, from, to),
    ...described(table, from, { name: to }),
  };
  return {
    ...document,
    tables: document.tables.map((candidate) =>
      candidate === table ? renamed : withRenamedSource(candidate, id, from, to),
    ),
    models: document.models.map((model) =>
      model.table === id ? { ...model, model: renameVariable(model.model, from, to) } : model,
    ),
    report: document.report.map((item) =>
      isAboutData(item) && item.table === id ? { ...item, question: renameInQuestion(item.question, from, to) } : item,
    ),
  };
}

function renameInQuestion(question: DataQuestion, from: string, to: string): DataQuestion {
  const renamed = (name: string) => (name === from ? to : name);
  const variables = question.variables.map(renamed);
  if (question.kind === "attrition") return { ...question, variables, time: renamed(question.time) };
  return question.kind === "checks"
    ? { ...question, variables, key: question.key.map(renamed) }
    : { ...question, variables };
}

/** What is said about a variable of a prepared table is a step of its own. */
function described({ preparation }: ProjectTable, name: string, description: VariableDescription) {
  return preparation === undefined ? {} : { preparation: withDescription(preparation, name, description) };
}

function renameInLevels(levels: LevelsDefinition, from: string, to: string): LevelsDefinition {
  const renamed = (level: UpperLevel) => ({ ...level, id: level.id.map((name) => (name === from ? to : name)) });
  const { upper, crossed } = levels;
  return { ...levels, upper: upper.map(renamed), ...(crossed !== undefined && { crossed: crossed.map(renamed) }) };
}

function replaceTable(
  document: ProjectDocument,
  id: TableId,
  change: (table: ProjectTable) => ProjectTable,
): ProjectDocument {
  const table = findTable(document, id);
  if (table === null) return document;
  const changed = change(table);
  if (changed === table) return document;
  return { ...document, tables: document.tables.map((candidate) => (candidate === table ? changed : candidate)) };
}

function withoutExtension(name: string): string {
  return name.replace(/\.[A-Za-z0-9]{1,5}$/, "") || name;
}

/** Two tables of the same name get numbers: "schools", "schools (2)". */
/** The file's name; of another sheet of the same file with the sheet's, else numbered. */
function freeName(name: string, sheet: string | null, tables: readonly ProjectTable[]): string {
  const taken = new Set(tables.map((table) => table.name));
  if (!taken.has(name)) return name;
  const ofSheet = `${name} (${sheet})`;
  if (sheet !== null && !taken.has(ofSheet)) return ofSheet;
  for (let number = 2; ; number++) {
    const candidate = `${name} (${number})`;
    if (!taken.has(candidate)) return candidate;
  }
}
