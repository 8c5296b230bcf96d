import type { NewRow } from "../../../src-contract/after.ts";
import type { TermVariable } from "../../../src-contract/analysis.ts";
import type { ModelDraft } from "../../../src-contract/project.ts";
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
  const units = models.flatMap(({ random }) => random.flatMap(({ group }) => groupOf(group)));
  return [
    ...[...new Set(variables.map(({ name }) => name))].map((name) => ({ name, isUnit: false })),
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
