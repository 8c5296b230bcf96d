import { writeOds } from "hucre/ods";
import { type Cell, type CellValue, type ColumnDef, writeXlsxStream } from "hucre/xlsx";
import type { WrittenCells } from "../../../src-contract/engine-api.ts";
import { clockText, isoMoment } from "../../../src-wording/moments.ts";
import type { DataSet } from "../../table/data-set.ts";
import { xmlText } from "../xml-text.ts";
import { hasTimeOfDay, type PlainColumn, plainColumns } from "./plain-cells.ts";

/** The largest sheet of Excel and LibreOffice, names included. */
export const sheetLimits = { rows: 1_048_576, columns: 16_384 };

/** An Excel workbook with one sheet: names in the first row, dates and times as such, what is missing empty. */
export async function* xlsxData(data: DataSet, cells: WrittenCells): AsyncGenerator<Uint8Array> {
  const columns = plainColumns(data, cells);
  const options = { name: sheetName, columns: columns.map((column) => definitionOf(column, data.table.rows)) };
  const stream = writeXlsxStream(rowsOf(columns, data.table.rows, workbookCell), options).getReader();
  for (let part = await stream.read(); !part.done; part = await stream.read()) yield part.value;
}

/** The same as an OpenDocument spreadsheet. */
export async function* odsData(data: DataSet, cells: WrittenCells): AsyncGenerator<Uint8Array> {
  const columns = plainColumns(data, cells);
  const names = columns.map(({ variable }) => xmlText(variable.name));
  const rows = [names, ...rowsOf(columns, data.table.rows, documentCell)];
  const content = await writeOds({
    sheets: [{ name: sheetName, rows, cells: datesShown(columns, data.table.rows) }],
  });
  yield content instanceof Uint8Array ? content : new Uint8Array(content);
}

/** How the cells of dates are shown: in an OpenDocument spreadsheet each says so itself. */
function datesShown(columns: readonly PlainColumn[], rows: number): Map<string, Partial<Cell>> {
  const shown = new Map<string, Partial<Cell>>();
  for (const [position, column] of columns.entries()) {
    if (column.variable.storage !== "date") continue;
    const style = { numFmt: dateFormat(column, rows) };
    for (let row = 0; row < rows; row++) {
      if (column.cell(row) !== null) shown.set(`${row + 1},${position}`, { style });
    }
  }
  return shown;
}

const sheetName = "Data";
const daysFrom1900 = 25_569;
const secondsPerDay = 86_400;
/** Excel's calendar is wrong before March 1900. */
const firstSafeDay = -25_508;

function definitionOf(column: PlainColumn, rows: number): ColumnDef {
  const { name, storage } = column.variable;
  const header = workbookText(name);
  if (storage === "time") return { header, numFmt: "[hh]:mm:ss" };
  if (storage !== "date") return { header };
  return { header, numFmt: dateFormat(column, rows) };
}

function dateFormat(column: PlainColumn, rows: number): string {
  return hasTimeOfDay(column, rows) ? "yyyy-mm-dd hh:mm:ss" : "yyyy-mm-dd";
}

type CellOf = (value: number | string | null, column: PlainColumn) => CellValue;

function* rowsOf(columns: readonly PlainColumn[], rows: number, cellOf: CellOf): Generator<CellValue[]> {
  for (let row = 0; row < rows; row++) yield columns.map((column) => cellOf(column.cell(row), column));
}

function workbookCell(value: number | string | null, { variable }: PlainColumn): CellValue {
  if (typeof value === "string") return workbookText(value);
  if (value === null) return value;
  if (variable.storage === "time") return value / secondsPerDay;
  if (variable.storage !== "date") return value;
  return value < firstSafeDay ? isoMoment(value, !Number.isInteger(value)) : value + daysFrom1900;
}

/** Excel has codes for control characters, "_x0001_"; a text that looks like one has a code for its first underscore. */
function workbookText(text: string): string {
  const escaped = text.replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_").replace(controls, codeOf);
  return xmlText(escaped);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g;

function codeOf(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
}

/** Times are texts, which every spreadsheet takes for times. */
function documentCell(value: number | string | null, { variable }: PlainColumn): CellValue {
  if (typeof value === "string") return xmlText(value);
  if (value === null) return value;
  if (variable.storage === "time") return clockText(value);
  return variable.storage === "date" ? new Date(Math.round(value * 86_400_000)) : value;
}
