import type { ImportProblem } from "../../../src-contract/data-import.ts";
import type { Cell, CellBatch, CellRow } from "../cells/cell.ts";
import type { MergedCells } from "../cells/merged-headers.ts";
import { cellName, FormulaTally, hiddenParts } from "../sheet-remarks.ts";
import { attribute, decodeXml, tagEnd } from "../xml.ts";
import { cellOf, formulaResult } from "./ods-cell.ts";

/** A sheet in a document's content.xml: its name, and where its content starts. */
export interface OdsSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly start: number;
}

export function odsSheets(xml: string): readonly OdsSheet[] {
  const sheets: OdsSheet[] = [];
  const hidden = stylesOfHidden(xml);
  for (let at = xml.indexOf("<table:table "); at >= 0; at = xml.indexOf("<table:table ", at + 1)) {
    const end = tagEnd(xml, at);
    if (end < 0) break;
    const tag = xml.slice(at, end);
    const name = attribute(tag, "table:name");
    // Copies of other documents' sheets that formulas refer to.
    if (name !== null && !name.startsWith("'file:")) {
      sheets.push({ name, hidden: hidden.has(attribute(tag, "table:style-name") ?? ""), start: end + 1 });
    }
  }
  return sheets;
}

/** The names of styles whose sheets are not shown. */
function stylesOfHidden(xml: string): ReadonlySet<string> {
  const [, ...styles] = xml.slice(0, Math.max(xml.indexOf("<office:body"), 0)).split("<style:style");
  const hidden = styles.filter((style) => /<style:table-properties [^>]*table:display="false"/.test(style));
  return new Set(hidden.map((style) => attribute(style, "style:name") ?? ""));
}

/**
 * Rows of one sheet (OpenDocument 1.3 part 3, section 9). Cells and rows that are repeated stand in the file once; empty
 * ones at the end, which programs repeat up to the last row of the sheet, are passed over.
 */
export function* odsRows(xml: string, { start }: OdsSheet): Generator<CellBatch> {
  const reader = new RowReader(xml, start);
  let rows: CellRow[] = [];
  let emptyRows = 0;
  let total = 0;
  for (let row = reader.next(); row !== null && total < mostRows; row = reader.next()) {
    if (row.cells.length === 0) {
      emptyRows += row.repeated;
      continue;
    }
    for (const [count, cells] of [
      [emptyRows, noCells],
      [row.repeated, row.cells],
    ] as const) {
      for (let i = 0; i < count && total < mostRows; i++, total++) {
        rows.push(cells);
        if (rows.length < rowsPerBatch) continue;
        yield { rows, fraction: reader.at / xml.length };
        rows = [];
      }
    }
    emptyRows = 0;
  }
  yield { rows, fraction: 1 };
}

/** The merged cells of a sheet. */
export function odsMerges(xml: string, { start }: OdsSheet): readonly MergedCells[] {
  const reader = new RowReader(xml, start);
  if (!/number-(?:rows|columns)-spanned="(?!1")/.test(xml)) return [];
  while (reader.row < mostRows && reader.next() !== null);
  return reader.merges;
}

/** Formulas without results, and rows and columns that are not shown, of a sheet. */
export function odsRemarks(xml: string, { start }: OdsSheet): readonly ImportProblem[] {
  const reader = new RowReader(xml, start);
  if (!/table:(?:formula="|visibility="(?:collapse|filter)")/.test(xml)) return [];
  while (reader.row < mostRows && reader.next() !== null);
  return [...reader.formulas.remarks(), ...hiddenParts(reader.hiddenRows, reader.hiddenColumns())];
}

/** As in the programs that write such files. */
const mostRows = 1_048_576;
const mostColumns = 16_384;
const rowsPerBatch = 2_000;
const noCells: CellRow = [];

interface RepeatedRow {
  readonly cells: CellRow;
  readonly repeated: number;
}

class RowReader {
  at: number;
  /** The row that comes next. */
  row = 0;
  readonly merges: MergedCells[] = [];
  readonly formulas = new FormulaTally();
  /** Rows with values that are not shown. */
  hiddenRows = 0;
  /** Whether each column is shown, as far as there are any. */
  private readonly columnIsHidden: boolean[] = [];
  private columns = 0;
  private readonly xml: string;

  constructor(xml: string, start: number) {
    this.xml = xml;
    this.at = start;
  }

  /** The next row of the sheet; null at its end. */
  next(): RepeatedRow | null {
    for (let tag = this.tag(); tag !== null; tag = this.tag()) {
      if (tag.name === "/table:table") return null;
      if (tag.name === "table:table-column") this.noteColumns(tag.text);
      if (tag.name !== "table:table-row") continue;
      const repeated = repeats(tag.text, "table:number-rows-repeated", mostRows);
      const cells = tag.isEmpty ? [] : this.cells();
      if (cells.length > 0 && isHidden(tag.text)) this.hiddenRows += repeated;
      this.columns = Math.max(this.columns, cells.length);
      this.row += repeated;
      return { cells, repeated };
    }
    return null;
  }

  /** Of those with values. */
  hiddenColumns(): number {
    return this.columnIsHidden.slice(0, this.columns).filter((hidden) => hidden).length;
  }

  private noteColumns(tag: string): void {
    const repeated = repeats(tag, "table:number-columns-repeated", mostColumns);
    const count = Math.min(repeated, mostColumns - this.columnIsHidden.length);
    const hidden = isHidden(tag);
    for (let i = 0; i < count; i++) this.columnIsHidden.push(hidden);
  }

  private cells(): CellRow {
    const cells: Cell[] = [];
    let emptyCells = 0;
    for (let tag = this.tag(); tag !== null && tag.name !== "/table:table-row"; tag = this.tag()) {
      if (tag.name !== "table:table-cell" && tag.name !== "table:covered-table-cell") continue;
      const text = tag.isEmpty ? "" : this.text(`/${tag.name}`);
      const cell = cellOf(tag.text, text);
      const count = repeats(tag.text, "table:number-columns-repeated", mostColumns);
      const columns = repeats(tag.text, "table:number-columns-spanned", mostColumns);
      const rows = repeats(tag.text, "table:number-rows-spanned", mostRows);
      const first = cells.length + emptyCells;
      const result = formulaResult(tag.text);
      if (result !== null) this.formulas.note(result, () => cellName(this.row, first));
      if (columns > 1 || rows > 1) {
        this.merges.push({ row: this.row, lastRow: this.row + rows - 1, first, last: first + columns - 1 });
      }
      if (cell === null) {
        emptyCells += count;
        continue;
      }
      for (; emptyCells > 0 && cells.length < mostColumns; emptyCells--) cells.push(null);
      emptyCells = 0;
      for (let i = 0; i < count && cells.length < mostColumns; i++) cells.push(cell);
    }
    return cells;
  }

  /** A cell's own text, up to the closing tag `end`; comments and drawings in it are left out. */
  private text(end: string): string {
    let text = "";
    let paragraphs = 0;
    let inParagraph = false;
    for (;;) {
      const start = this.at;
      const tag = this.tag();
      if (inParagraph) text += decodeXml(this.xml.slice(start, tag?.start ?? this.xml.length));
      if (tag === null || tag.name === end) return text;
      if (tag.name === "text:p" && !tag.isEmpty) inParagraph = true;
      if (tag.name === "text:p" && paragraphs++ > 0) text += "\n";
      else if (tag.name === "/text:p") inParagraph = false;
      else if (tag.name === "text:s") text += " ".repeat(repeats(tag.text, "text:c", mostSpaces));
      else if (tag.name === "text:tab") text += "\t";
      else if (tag.name === "text:line-break") text += "\n";
      else if (isAside(tag.name) && !tag.isEmpty) this.skipTo(`/${tag.name}`);
    }
  }

  private skipTo(end: string): void {
    const place = this.xml.indexOf(`<${end}>`, this.at);
    this.at = place < 0 ? this.xml.length : place + end.length + 2;
  }

  private tag(): Tag | null {
    const start = this.xml.indexOf("<", this.at);
    const end = start < 0 ? -1 : tagEnd(this.xml, start);
    if (end < 0) {
      this.at = this.xml.length;
      return null;
    }
    this.at = end + 1;
    const text = this.xml.slice(start, end);
    return { name: tagName(text), text, isEmpty: text.endsWith("/"), start };
  }
}

interface Tag {
  /** With a slash in front where it closes an element. */
  readonly name: string;
  readonly text: string;
  readonly isEmpty: boolean;
  readonly start: number;
}

const mostSpaces = 32_767;

function tagName(tag: string): string {
  let end = 2;
  while (end < tag.length && tag.charCodeAt(end) > 0x20 && tag.charCodeAt(end) !== 0x2f) end++;
  return tag.slice(1, end);
}

function isAside(name: string): boolean {
  return name === "office:annotation" || name.startsWith("draw:");
}

function isHidden(tag: string): boolean {
  return /^(?:collapse|filter)$/.test(attribute(tag, "table:visibility") ?? "");
}

function repeats(tag: string, name: string, most: number): number {
  const count = Number(attribute(tag, name) ?? 1);
  return count >= 1 ? Math.min(Math.floor(count), most) : 1;
}
