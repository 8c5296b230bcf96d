import type { NewRow } from "../../../src-contract/after.ts";
import type { TermVariable } from "../../../src-contract/analysis.ts";
import type { ModelDraft } from "../../../src-contract/project.ts";
import type { ColumnId, Variable } from "../../../src-contract/variable.ts";
import type { ContextVariable, ModelContext } from "../../../src-engine/specification/context.ts";
import { groupOf } from "../../../src-engine/specification/specification.ts";

/** The rows that predictions are made for, as they are edited. */

/** A variable that a new row can have a value of. */
export interface NewRowField {
  readonly name: string;
  /** Identifies units: without a value the unit is a new one; else the variable is at its mean. */
  readonly isUnit: boolean;
}

/** What models read of a row, predictors before units, in the order in which they are first named. */
export function newRowFields(models: readonly ModelDraft[]): readonly NewRowField[] {
  const variables = models.flatMap(({ fixed, random }): readonly TermVariable[] =>
    [...fixed, ...random.flatMap(({ terms }) => terms)].flatMap((term) => term.variables),
  );
  const amounts = models.flatMap(({ trials, exposure, offset }) =>
    [trials, exposure, offset].flatMap((name) => name ?? []),
  );
  const units = models.flatMap(({ random }) => random.flatMap(({ group }) => groupOf(group)));
  return [
    ...[...new Set([...variables.map(({ name }) => name), ...amounts])].map((name) => ({ name, isUnit: false })),
    ...[...new Set(units)].map((name) => ({ name, isUnit: true })),
  ];
}

/** The row with a value as it was typed; without it where nothing is. */
export function withTyped(row: NewRow, name: string, typed: string): NewRow {
  const { [name]: _, ...others } = row;
  return typed === "" ? others : { ...others, [name]: typed };
}

/** What was typed as values: numbers where they are, with a point or a comma. */
export function typedRows(rows: readonly NewRow[]): readonly NewRow[] {
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).flatMap(([name, value]) => {
        const text = String(value).trim();
        const number = Number(text.replace(",", ".").replace("−", "-"));
        return text === "" ? [] : [[name, Number.isFinite(number) ? number : text]];
      }),
    ),
  );
}

/** So many rows can be predicted for at once, and so many are edited side by side. */
export const mostNewRows = 200;
export const mostEditedRows = 12;

/**
 * Cells from a spreadsheet as rows: by the names or labels of variables in their first line, else in the order of the
 * fields. Columns that are no field are left out.
 */
export function rowsOfCells(
  cells: readonly (readonly string[])[],
  fields: readonly NewRowField[],
  { variables }: Pick<ModelContext, "variables">,
): readonly NewRow[] {
  const [head = [], ...below] = cells;
  const named = head.map((cell) => fields.find(({ name }) => isCalled(cell, name, variables.get(name)?.label ?? "")));
  const hasHead = named.some((field) => field !== undefined);
  const ofColumn = hasHead ? named : fields;
  return (hasHead ? below : cells).slice(0, mostNewRows).map((line) =>
    Object.fromEntries(
      line.flatMap((cell, column): readonly (readonly [string, string])[] => {
        const field = ofColumn[column];
        const text = cell.trim();
        return field === undefined || text === "" ? [] : [[field.name, categoryValue(variables.get(field.name), text)]];
      }),
    ),
  );
}

/** Stored values as a row; what is missing is not given. */
export function rowOfValues(
  variables: readonly Variable[],
  values: Pick<ReadonlyMap<ColumnId, number | string | null>, "get">,
): NewRow {
  return Object.fromEntries(
    variables.flatMap(({ name, column }) => {
      const value = values.get(column) ?? null;
      return value === null || Number.isNaN(value) ? [] : [[name, value]];
    }),
  );
}

function isCalled(cell: string, name: string, label: string): boolean {
  const text = cell.trim().toLowerCase();
  return text !== "" && (text === name.toLowerCase() || text === label.toLowerCase());
}

/** A category's value where its label was given. */
function categoryValue(variable: ContextVariable | undefined, text: string): string {
  const named = variable?.categories?.find(({ label }) => label.toLowerCase() === text.toLowerCase());
  return named === undefined ? text : String(named.value);
}
