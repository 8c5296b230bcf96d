import { type CellObject, type DenseWorkSheet, read, SSF, type WorkBook } from "@e965/xlsx";
import type { ImportProblem } from "../../../src-contract/data-import.ts";
import type { Cell, CellBatch, CellRow } from "../cells/cell.ts";
import { cellFormat } from "../cells/cell-format.ts";
import type { MergedCells } from "../cells/merged-headers.ts";
import { firstDayOfWorkbooks } from "../cells/moment-collector.ts";
import type { DataFile } from "../format-reader.ts";
import { openWorkbook, type WorkbookSheet, workbookContent } from "../open-workbook.ts";
import { ReadRefusal } from "../read-refusal.ts";
import { withinTime } from "../within-time.ts";
import { openZip } from "../zip-archive.ts";
import { xlsRemarks } from "./xls-remarks.ts";
import { xlsbRemarks } from "./xlsb-remarks.ts";

/** Excel workbooks of before 2007 (.xls). */
export const xlsFormat = oldWorkbooks((_, content) => () => xlsRemarks(content));

/** Excel workbooks in binary parts (.xlsb), whose checksums the library does not look at. */
export const xlsbFormat = oldWorkbooks((name, content) => {
  const archive = openZip({ name, format, content });
  for (const part of archive.names) archive.bytes(part);
  return () => xlsbRemarks(archive);
});

const format = "Excel";

/** What is to be said of each sheet, in their order, looked for only once the library has understood the file. */
type FindRemarks = () => readonly (readonly ImportProblem[])[];

function oldWorkbooks(open: (name: string, content: Buffer) => FindRemarks) {
  return cellFormat(async (file, options) => {
    const content = workbookContent(file);
    const remarks = open(file.name, content);
    return openWorkbook(
      file,
      sheetsIn(file, () => parse(content), remarks),
      options,
    );
  });
}

/** The sheets of what the library makes of a file, in bounded time. */
export function sheetsIn(
  file: DataFile,
  parseFile: () => WorkBook,
  findRemarks: FindRemarks = () => [],
): readonly WorkbookSheet[] {
  const sheets = sheetsOf(inBoundedTime(file, parseFile), inBoundedTime(file, findRemarks));
  if (sheets.length === 0) throw damaged(file);
  return sheets;
}

function inBoundedTime<Value>(file: DataFile, work: () => Value): Value {
  try {
    const done = withinTime(longestMilliseconds + file.bytes / bytesPerMillisecond, work);
    if (done !== null) return done.value;
  } catch (error) {
    if (error instanceof Error && /password|encryption scheme/i.test(error.message)) {
      throw new ReadRefusal({ code: "file-encrypted", name: file.name });
    }
  }
  // Whatever else the library stumbles over is something in the file that should not be there.
  throw damaged(file);
}

/** Dates as the library makes them depend on the computer's time zone: their serial numbers do not. */
function parse(content: Buffer): WorkBook {
  return read(content, {
    type: "buffer",
    dense: true,
    cellDates: false,
    cellNF: true,
    cellText: false,
    cellHTML: false,
    cellFormula: false,
  });
}

/** Many times what whole files take, on slow machines, too. */
const longestMilliseconds = 3_000;
const bytesPerMillisecond = 500;

function damaged({ name }: DataFile): ReadRefusal {
  return new ReadRefusal({ code: "file-damaged", name, format, where: null });
}

function sheetsOf(book: WorkBook, remarks: ReturnType<FindRemarks>): readonly WorkbookSheet[] {
  const from1904 = book.Workbook?.WBProps?.date1904 === true;
  return book.SheetNames.flatMap((name, index) => {
    const rows = rowsOf(book.Sheets[name]);
    if (rows === null) return [];
    return [
      {
        name,
        rows: rows.length,
        columns: rows.reduce((most, row) => Math.max(most, Math.min(row?.length ?? 0, mostColumns)), 0),
        hidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) > 0,
        merges: () => mergesOf(book.Sheets[name]),
        batches: (note) => {
          remarks[index]?.forEach(note);
          return batchesOf(rows, from1904);
        },
      },
    ];
  });
}

function mergesOf(sheet: WorkBook["Sheets"][string] | undefined): readonly MergedCells[] {
  return (sheet?.["!merges"] ?? [])
    .slice(0, mostMerges)
    .map(({ s, e }) => ({ row: s.r, lastRow: e.r, first: s.c, last: Math.min(e.c, mostColumns - 1) }))
    .filter(({ first, last }) => first <= last);
}

const mostMerges = 100_000;
/** As in Excel; web pages may claim any number. */
const mostColumns = 16_384;

type SheetRows = readonly (readonly (CellObject | undefined)[] | undefined)[];

/** Null: a sheet of another kind, as of a chart. */
function rowsOf(sheet: WorkBook["Sheets"][string] | undefined): SheetRows | null {
  const rows = (sheet as DenseWorkSheet | undefined)?.["!data"];
  return Array.isArray(rows) ? rows : null;
}

function* batchesOf(rows: SheetRows, from1904: boolean): Generator<CellBatch> {
  for (let first = 0; first < rows.length || first === 0; first += rowsPerBatch) {
    const end = Math.min(first + rowsPerBatch, rows.length);
    const batch = Array.from({ length: end - first }, (_, index): CellRow => {
      const row = rows[first + index] ?? [];
      const length = Math.min(row.length, mostColumns);
      return Array.from({ length }, (_, column) => cellOf(row[column], from1904));
    });
    yield { rows: batch, fraction: rows.length === 0 ? 1 : end / rows.length };
  }
}

const rowsPerBatch = 1_000;

function cellOf(cell: CellObject | undefined, from1904: boolean): Cell {
  switch (cell?.t) {
    case "s":
      return String(cell.v ?? "");
    case "b":
      return cell.v === true;
    case "e":
      return errorNames.get(Number(cell.v)) ?? "#N/A";
    case "n":
      return numberOf(Number(cell.v), cell.z, from1904);
    default:
      return null;
  }
}

function numberOf(value: number, format: CellObject["z"], from1904: boolean): Cell {
  if (!Number.isFinite(value)) return null;
  if (format === undefined || !SSF.is_date(format)) return value;
  const firstDay = from1904 ? firstDayOfWorkbooks.from1904 : firstDayOfWorkbooks.from1900;
  if (value >= 0 && value < 1) return { seconds: Math.round(value * 86_400_000) / 1000, firstDay };
  // Excel's calendar has a 29 February 1900, which never was.
  return { days: firstDay - (from1904 || value < 61 ? 0 : 1) + value };
}

/** Errors of formulas by their number (MS-XLS, 2.5.10). */
const errorNames = new Map([
  [0x00, "#NULL!"],
  [0x07, "#DIV/0!"],
  [0x0f, "#VALUE!"],
  [0x17, "#REF!"],
  [0x1d, "#NAME?"],
  [0x24, "#NUM!"],
  [0x2a, "#N/A"],
]);
