import { readFileSync } from "node:fs";
import type { ImportOptions, ImportProblem, SheetSummary } from "../../src-contract/data-import.ts";
import { type Outcome, refuse, succeed } from "../../src-contract/outcome.ts";
import { type CellBatch, isEmpty } from "./cells/cell.ts";
import type { OpenedCells } from "./cells/cell-format.ts";
import type { MergedCells } from "./cells/merged-headers.ts";
import type { DataFile } from "./format-reader.ts";
import { ReadRefusal } from "./read-refusal.ts";

/** A sheet of a workbook, as its format understands it. */
export interface WorkbookSheet extends SheetSummary {
  readonly hidden: boolean;
  readonly merges?: () => readonly MergedCells[];
  /** Its rows, from the first one at each call; `note` hears what is read otherwise than it is shown elsewhere. */
  readonly batches: (note: (problem: ImportProblem) => void) => Iterable<CellBatch> | AsyncIterable<CellBatch>;
}

/** The whole content of a workbook's file. */
export function workbookContent(file: DataFile): Buffer {
  if (file.bytes > mostBytes) {
    throw new ReadRefusal({ code: "file-too-large", name: file.name, bytes: file.bytes, limit: mostBytes });
  }
  return readFileSync(file.path);
}

/** The sheet that the user chose, or the first one that is shown and holds a table. */
export async function openWorkbook(
  file: DataFile,
  sheets: readonly WorkbookSheet[],
  options: ImportOptions,
): Promise<Outcome<OpenedCells>> {
  const chosen =
    options.sheet === undefined ? await firstSheetWithData(sheets) : sheets.find(({ name }) => name === options.sheet);
  if (chosen === undefined) {
    const names = sheets.map(({ name }) => name);
    return refuse({ code: "sheet-not-found", name: file.name, sheet: options.sheet ?? "", sheets: names });
  }
  return succeed({
    source: {
      batches: chosen.batches,
      shortRowsAreProblems: false,
      mayHaveAsides: true,
      decimalComma: false,
      merges: chosen.merges?.() ?? [],
    },
    sheets: sheets.map(({ name, hidden, rows, columns }) => ({ name, rows, columns, ...(hidden && { hidden }) })),
    sheet: {
      value: chosen.name,
      reason: { code: options.sheet === undefined ? "first-sheet-with-data" : "user-chose" },
    },
    encoding: null,
    quotes: null,
    delimiter: null,
    decimalComma: null,
  });
}

const mostBytes = 1 << 30;

/** Nested data need two columns: a sheet of remarks is passed over where another one holds a table. */
async function firstSheetWithData(sheets: readonly WorkbookSheet[]): Promise<WorkbookSheet | undefined> {
  const shown = sheets.filter(({ hidden }) => !hidden);
  let something: WorkbookSheet | undefined;
  for (const sheet of shown) {
    const cells = await mostCellsInARow(sheet);
    if (cells >= 2) return sheet;
    if (cells > 0) something ??= sheet;
  }
  return something ?? shown[0] ?? sheets[0];
}

/** Cells that are filled, in the fullest row; 2 where there are more. */
async function mostCellsInARow(sheet: WorkbookSheet): Promise<number> {
  let most = 0;
  for await (const { rows } of sheet.batches(() => {})) {
    for (const row of rows) most = Math.max(most, row.filter((cell) => !isEmpty(cell)).length);
    if (most >= 2) return 2;
  }
  return most;
}
