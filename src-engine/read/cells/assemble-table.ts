import type { ImportProblem, ImportReason, PreviewColumn } from "../../../src-contract/data-import.ts";
import { type MissingValues, noMissingValues, type Storage, type Variable } from "../../../src-contract/variable.ts";
import { numericValues } from "../../table/data-set.ts";
import type { Column, Table } from "../../table/table.ts";
import { likelyMissingCodes } from "../../table/usual-missing-codes.ts";
import type { ColumnLayout } from "./column-layout.ts";
import { type ColumnName, columnNames } from "./column-names.ts";
import { guessMeasure } from "./guess-measure.ts";
import { exceptionsOf, isErrorValue, type Misfits } from "./misfits.ts";
import {
  chosenMissingCodes,
  guessMissingCodes,
  type MissingCodes,
  missingNumbers,
  missingTexts,
} from "./missing-codes.ts";
import { NumberCollector } from "./number-collector.ts";
import type { ReadColumn, ReadColumns } from "./read-columns.ts";

/** A table with its variables, where each of them stands in the file and why it was read as it was. */
export interface AssembledTable {
  readonly table: Table;
  readonly variables: readonly Variable[];
  readonly columns: readonly PreviewColumn[];
  readonly missingCodes: MissingCodes;
  readonly problems: readonly ImportProblem[];
}

/** Names the columns that were read, drops those without name and values, and says what each variable is. */
export function assembleTable(
  read: ReadColumns,
  { headers, labels }: Pick<ColumnLayout, "headers" | "labels">,
  chosenCodes: readonly string[] | undefined,
): AssembledTable {
  const names = columnNames(
    read.columns.map((_, position) => headers?.[position] ?? ""),
    headers !== null,
  );
  const kept = names.flatMap((name, position) => {
    const column = read.columns[position];
    return column === undefined || (column.collector.cells === 0 && name.header === "")
      ? []
      : [{ ...column, position, name: withLabel(name, labels[position] ?? "") }];
  });
  const finished = kept.map((column) => ({ ...column, values: column.collector.finish() }));
  const missingCodes =
    chosenCodes === undefined
      ? guessMissingCodes(
          kept.flatMap(({ collector, reason }) =>
            collector instanceof NumberCollector ? [{ collector, userChose: reason.code === "user-chose" }] : [],
          ),
          finished.map(({ values }) => values).filter((values) => values.kind === "text"),
        )
      : chosenMissingCodes(chosenCodes);

  const described = finished.map((column) => ({ ...column, ...describe(column, column.values, missingCodes) }));
  const dropped = read.columns.length - kept.length;
  return {
    table: { rows: read.rows, columns: new Map(described.map(({ variable, values }) => [variable.column, values])) },
    variables: described.map(({ variable }) => variable),
    columns: described.map(({ variable, position, reason }) => ({ variable, position, reason })),
    missingCodes,
    problems: [
      ...read.problems,
      ...(dropped > 0 ? [{ code: "empty-columns-dropped" as const, count: dropped }] : []),
      ...described.flatMap(({ name: { problem } }) => problem ?? []),
      ...described.flatMap((column) => valueProblems(column, column.name.name, missingCodes)),
      ...codesNotMissing(described),
    ],
  };
}

/** A label that says the same as the name says nothing. */
function withLabel(name: ColumnName, written: string): ColumnName {
  const label = written.replace(/\s+/g, " ").trim();
  return label === "" || label === name.header ? name : { ...name, label };
}

function describe(
  { collector, reason, name: { name, label } }: ReadColumn & { readonly name: ColumnName },
  values: Column,
  codes: MissingCodes,
): { readonly variable: Variable; readonly reason: ImportReason } {
  const missing = missingOf(values, collector.storage, codes);
  const { measure, reason: measureReason } =
    values.kind === "text" ? textMeasure : guessMeasure(numericValues(values, missing), collector.storage);
  const variable: Variable = {
    column: name,
    name,
    label,
    storage: collector.storage,
    measure,
    decimals: collector instanceof NumberCollector ? collector.decimals : 0,
    valueLabels: [],
    missing,
  };
  return { variable, reason: reason.code === "all-numbers" && measureReason !== null ? measureReason : reason };
}

const textMeasure = { measure: "nominal", reason: null } as const;

function missingOf(values: Column, storage: Storage, codes: MissingCodes): MissingValues {
  if (values.kind === "number" && storage !== "number") return noMissingValues;
  const found = values.kind === "text" ? missingTexts(values, codes) : missingNumbers(values.values, codes);
  return found.length === 0 ? noMissingValues : { values: found, ranges: [] };
}

/** Cells that could not be kept as what their column is. */
function valueProblems({ collector }: ReadColumn, name: string, { isCode }: MissingCodes): ImportProblem[] {
  if (collector.storage === "text") return [];
  const problems: ImportProblem[] = [];
  const exceptions = exceptionsOf(collector.misfits, isCode);
  const [example, first] = exceptions[0] ?? [];
  const accepted = countTexts(collector.misfits, (text) => isCode(text) || isErrorValue(text));
  if (example !== undefined && first !== undefined) {
    const code = collector.storage === "number" ? "not-a-number" : "not-a-date";
    problems.push({ code, name, count: collector.misfits.count - accepted, example, row: first.row });
  }
  const errors = [...collector.misfits.texts].filter(([text]) => isErrorValue(text) && !isCode(text));
  const [error] = errors[0] ?? [];
  if (error !== undefined) {
    const count = errors.reduce((sum, [, misfit]) => sum + misfit.count, 0);
    problems.push({ code: "error-values", name, count, example: error });
  }
  return problems;
}

/** Nothing is taken for missing by a guess at a number; but what looks like a code is told. */
function codesNotMissing(
  columns: readonly { readonly variable: Variable; readonly values: Column }[],
): readonly ImportProblem[] {
  const found = new Map<number, { names: string[]; count: number }>();
  for (const { variable, values } of columns) {
    if (variable.storage !== "number" || values.kind !== "number") continue;
    for (const { value, rows } of likelyMissingCodes(numericValues(values, variable.missing))) {
      const { names, count } = found.get(value) ?? { names: [], count: 0 };
      found.set(value, { names: [...names, variable.name], count: count + rows });
    }
  }
  return [...found].map(([value, { names, count }]) => ({ code: "likely-missing-code", value, names, count }));
}

function countTexts({ texts }: Misfits, counts: (text: string) => boolean): number {
  return [...texts].reduce((sum, [text, { count }]) => (counts(text) ? sum + count : sum), 0);
}
