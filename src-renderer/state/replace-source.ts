import type { OpenedTable, TableId } from "../../src-contract/data-import.ts";
import type { DataStep, Preparation } from "../../src-contract/data-steps.ts";
import type { ProjectDocument, ProjectTable } from "../../src-contract/project.ts";
import type { TableReference } from "../../src-contract/step-contents.ts";
import type { MissingValues, ValueLabel, Variable } from "../../src-contract/variable.ts";
import { isAboutData } from "../../src-print/report-needs.ts";
import { findTable, setLevels } from "./tables.ts";

/** Another file in the place of a table's: a new wave, the same analysis. */

/** Names of variables of a new file, by the names of those in whose place they are. */
export type SameVariables = Readonly<Record<string, string>>;

/**
 * New variables, described as the user described those of the same column before, or those that the user says are the
 * same under another name. What the new file declares missing is so besides, and its labels stay for values that had none.
 */
export function describedAsBefore(
  before: readonly Variable[],
  now: readonly Variable[],
  same: SameVariables = {},
): readonly Variable[] {
  const known = new Map(before.map((variable) => [variable.column, variable]));
  const saidToBe = new Map(
    before.flatMap((variable) => (variable.name in same ? [[same[variable.name], variable]] : [])),
  );
  const taken = new Set(now.map(({ name }) => name));
  return now.map((variable) => {
    const said = saidToBe.get(variable.name);
    const earlier = said === undefined ? known.get(variable.column) : { ...said, column: variable.column };
    if (earlier === undefined) return variable;
    if (earlier.storage !== variable.storage) return said === undefined ? variable : { ...variable, name: said.name };
    const isFree = earlier.name === variable.name || !taken.has(earlier.name);
    const missing = missingInBoth(earlier.missing, variable.missing);
    const valueLabels = labelsOfBoth(earlier.valueLabels, variable.valueLabels);
    return { ...earlier, name: isFree ? earlier.name : variable.name, valueLabels, missing };
  });
}

/** The declarations of both; the earlier ones as they are where the others say nothing else. */
function missingInBoth(earlier: MissingValues, now: MissingValues): MissingValues {
  const { values, ranges } = furtherMissing(earlier, now);
  if (values.length + ranges.length === 0) return earlier;
  return { values: [...earlier.values, ...values], ranges: [...earlier.ranges, ...ranges] };
}

/** What is declared missing in `now` and was not in `earlier`. */
export function furtherMissing({ values, ranges }: MissingValues, now: MissingValues): MissingValues {
  const holds = (low: number | null, high: number | null) =>
    ranges.some(
      (range) =>
        (range.low === null || (low !== null && low >= range.low)) &&
        (range.high === null || (high !== null && high <= range.high)),
    );
  return {
    values: now.values.filter(
      (value) => !values.includes(value) && !(typeof value === "number" && holds(value, value)),
    ),
    ranges: now.ranges.filter(({ low, high }) => !holds(low, high)),
  };
}

function labelsOfBoth(earlier: readonly ValueLabel[], now: readonly ValueLabel[]): readonly ValueLabel[] {
  const labelled = new Set(earlier.map(({ value }) => value));
  return [...earlier, ...now.filter(({ value }) => !labelled.has(value))];
}

/** The document with the opened table in the place of another one: its name, steps, levels and models stay. */
export function withReplacedSource(
  document: ProjectDocument,
  id: TableId,
  { id: to, ...opened }: OpenedTable,
  path: string | null,
  preparation: Preparation,
  made: Pick<ProjectTable, "rows" | "variables">,
): ProjectDocument {
  const table = findTable(document, id);
  if (table === null) return document;
  const { preparation: _before, ...rest } = table;
  const { name, format, options, problems } = opened;
  const replaced: ProjectTable = {
    ...rest,
    id: to,
    rows: made.rows,
    variables: made.variables,
    source: { name, format, path, options, problems },
    ...(preparation.steps.length > 0 && { preparation }),
  };
  const moved: ProjectDocument = {
    ...document,
    tables: document.tables.map((one) => (one === table ? replaced : withReference(one, id, to))),
    models: document.models.map((model) => (model.table === id ? { ...model, table: to } : model)),
    report: document.report.map((item) => (isAboutData(item) && item.table === id ? { ...item, table: to } : item)),
  };
  const names = new Set(made.variables.map((variable) => variable.name));
  const isWhole = table.levels?.upper.every((level) => level.id.every((one) => names.has(one))) ?? true;
  return isWhole ? moved : setLevels(moved, to, null);
}

function withReference(table: ProjectTable, id: TableId, to: TableId): ProjectTable {
  const { preparation } = table;
  if (preparation === undefined) return table;
  const moved = (reference: TableReference) =>
    "table" in reference && reference.table === id ? { ...reference, table: to } : reference;
  const steps = preparation.steps.map((step): DataStep => {
    if (step.kind === "join") return { ...step, from: moved(step.from) };
    return step.kind === "stack" ? { ...step, from: step.from.map(moved) } : step;
  });
  return { ...table, preparation: { ...preparation, steps } };
}
