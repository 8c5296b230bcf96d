import { type CellValue, streamXlsxRows } from "hucre/xlsx";
import type { ImportProblem } from "../../../src-contract/data-import.ts";
import type { Cell, CellBatch, CellRow } from "../cells/cell.ts";
import { cellFormat } from "../cells/cell-format.ts";
import type { DataFile } from "../format-reader.ts";
import { openWorkbook, workbookContent } from "../open-workbook.ts";
import { ReadRefusal } from "../read-refusal.ts";
import { openZip } from "../zip-archive.ts";
import { mergedCells } from "./merged-cells.ts";
import { worksheetRemarks } from "./worksheet-remarks.ts";
import { type Worksheet, worksheetsOf } from "./worksheets.ts";

/** Excel workbooks since 2007. */
export const xlsxFormat = cellFormat(async (file, options) => {
  const content = workbookContent(file);
  const archive = openZip({ name: file.name, format, content });
  const sheets = worksheetsOf(archive);
  if (sheets.length === 0) throw damaged(file, null);
  const remarks = new Map<Worksheet, readonly ImportProblem[]>();
  const batches = (sheet: Worksheet, note: (problem: ImportProblem) => void) => {
    // Unpacking it once tells a damaged sheet by its checksum, which reading it row by row does not.
    const whole = remarks.has(sheet) ? null : archive.bytes(sheet.part);
    if (whole !== null) remarks.set(sheet, worksheetRemarks(whole, sheet.workedOutOnOpening));
    if (!remarks.has(sheet)) throw damaged(file, sheet.name);
    remarks.get(sheet)?.forEach(note);
    return worksheetRows(file, content, sheet);
  };
  return openWorkbook(
    file,
    sheets.map((sheet) => ({
      ...sheet,
      batches: (note) => batches(sheet, note),
      merges: () => mergedCells(archive.bytes(sheet.part) ?? Buffer.alloc(0)),
    })),
    options,
  );
});

const format = "Excel";
const rowsPerBatch = 1_000;
/** So that the first rows of a wide sheet are there as soon as those of others. */
const cellsPerBatch = 100_000;
const mostRows = 1_048_576;
const noCells: CellRow = [];

async function* worksheetRows(file: DataFile, content: Buffer, sheet: Worksheet): AsyncGenerator<CellBatch> {
  let rows: CellRow[] = [];
  let total = 0;
  let cells = 0;
  try {
    for await (const { index, values } of streamXlsxRows(content, { sheet: sheet.name })) {
      if (index >= mostRows) throw damaged(file, sheet.name);
      for (; total < index; total++) rows.push(noCells);
      rows.push(values.map((value) => cellOf(value, sheet.firstDay)));
      total++;
      cells += values.length;
      if (rows.length < rowsPerBatch && cells < cellsPerBatch) continue;
      yield { rows, fraction: sheet.rows === null ? null : Math.min(total / sheet.rows, 1) };
      rows = [];
      cells = 0;
    }
  } catch (error) {
    // Whatever the library stumbles over is something in the file that should not be there.
    throw error instanceof ReadRefusal ? error : damaged(file, sheet.name);
  }
  yield { rows, fraction: 1 };
}

/** A number with a date's or time's format comes as a `Date` in UTC; times of day lie on the calendar's first day. */
function cellOf(value: CellValue, firstDay: number): Cell {
  if (!(value instanceof Date)) return value;
  const days = value.getTime() / 86_400_000;
  if (Number.isNaN(days)) return null;
  return Math.floor(days) === firstDay
    ? { seconds: Math.round((days - firstDay) * 86_400_000) / 1000, firstDay }
    : { days };
}

function damaged({ name }: DataFile, where: string | null): ReadRefusal {
  return new ReadRefusal({ code: "file-damaged", name, format, where });
}
