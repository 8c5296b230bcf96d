import type { ImportOptions, ImportPreview, ImportReason } from "../../../src-contract/data-import.ts";
import { type Outcome, succeed } from "../../../src-contract/outcome.ts";
import { firstRowsShown } from "../rows-shown.ts";
import { type AssembledTable, assembleTable } from "./assemble-table.ts";
import { cellText } from "./cell.ts";
import type { CollectRequest } from "./collect-columns.ts";
import { type ColumnLayout, layOutColumns } from "./column-layout.ts";
import { type FirstRows, firstRowsOf, onlyFirstRows, withoutFooter } from "./first-rows.ts";
import { firstMissingCodes } from "./missing-codes.ts";
import { readColumns } from "./read-columns.ts";

/** What a preview shows of cells; the format adds what it knows of the file. */
export type CellPreview = Pick<ImportPreview, "columns" | "firstRows" | "values" | "rows" | "problems"> & {
  readonly choices: CellChoices;
};

export interface CellTable extends Omit<AssembledTable, "missingCodes"> {
  readonly choices: CellChoices;
}

/** What was chosen on the way from cells to columns. */
export interface CellChoices {
  readonly headerRow: number | null;
  readonly headerReason: ImportReason;
  readonly missingCodes: readonly string[];
  readonly missingReason: ImportReason | null;
}

export interface CellRequest extends Pick<CollectRequest, "source" | "report" | "checkSize"> {
  /** Shown to the user. */
  readonly name: string;
  readonly options: ImportOptions;
}

/** All rows of a source as a table. */
export async function readCells(request: CellRequest): Promise<Outcome<CellTable>> {
  const first = await firstRowsAsRead(request);
  const source = first.complete ? onlyFirstRows(request.source, first) : request.source;
  const layout = layOutColumns(request.name, first, source, request.options);
  return layout.ok ? succeed(await readLaidOut({ ...request, source }, layout.value)) : layout;
}

/** The first rows of a source as they would be read. */
export async function previewCells(request: CellRequest): Promise<Outcome<CellPreview>> {
  const first = await firstRowsAsRead(request);
  const layout = layOutColumns(request.name, first, request.source, request.options);
  if (!layout.ok) return layout;
  const read = await readLaidOut({ ...request, source: onlyFirstRows(request.source, first) }, layout.value);
  const values = firstRowsShown(read.table, read.variables);
  return succeed({
    columns: read.columns,
    firstRows: first.rows.slice(0, Math.max(values.length, 1)).map((row) => row.map(cellText)),
    values,
    rows: first.complete ? read.table.rows : null,
    problems: read.problems,
    choices: read.choices,
  });
}

async function firstRowsAsRead({ source, options }: CellRequest): Promise<FirstRows> {
  return withoutFooter(await firstRowsOf(source, options.headerRow ?? 0), source, options);
}

async function readLaidOut(
  { source, options, report, checkSize }: CellRequest,
  layout: ColumnLayout,
): Promise<CellTable> {
  const isMissingCode = firstMissingCodes(options.missingCodes);
  const read = await readColumns(source, layout, isMissingCode, {
    keepFooter: options.keepFooter ?? false,
    report,
    checkSize,
  });
  const { missingCodes, ...assembled } = assembleTable(read, layout, options.missingCodes);
  const choices: CellChoices = {
    headerRow: layout.headerRow,
    headerReason: layout.reason,
    missingCodes: missingCodes.codes,
    missingReason: missingCodes.reason,
  };
  return { ...assembled, choices };
}
