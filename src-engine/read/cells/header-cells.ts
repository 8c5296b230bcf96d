import type { ByteRows } from "./byte-rows.ts";
import { type CellRow, cellText } from "./cell.ts";
import { isSpace } from "./white-space.ts";

/**
 * The cells of the row that holds the names, to tell where they stand once more: in files that were put one after the
 * other, and on every page of a print. Null: a single name, which may be a value as well.
 */
export function headerCells(row: CellRow): HeaderCells | null {
  const texts = textsOf(row);
  return texts.filter((text) => text !== "").length < fewestNames ? null : new HeaderCells(texts);
}

const fewestNames = 2;

export class HeaderCells {
  private readonly texts: readonly string[];
  /** The first name and its column: of a million rows next to none need be looked at further. */
  private readonly column: number;
  private readonly name: Buffer;

  constructor(texts: readonly string[]) {
    this.texts = texts;
    this.column = texts.findIndex((text) => text !== "");
    this.name = Buffer.from(texts[this.column] ?? "");
  }

  isRow(row: CellRow): boolean {
    if (cellText(row[this.column]).trim() !== this.texts[this.column]) return false;
    const texts = textsOf(row);
    return texts.length === this.texts.length && texts.every((text, column) => text === this.texts[column]);
  }

  isTextRow(text: ByteRows, row: number): boolean {
    const cell = text.cell(row, this.column);
    if (cell < 0 || !this.mayBeName(text, cell)) return false;
    return this.isRow(Array.from({ length: text.length(row) }, (_, column) => text.text(text.cell(row, column))));
  }

  private mayBeName(text: ByteRows, cell: number): boolean {
    const end = text.end(cell);
    let at = text.start(cell);
    while (at < end && isSpace(text.bytes[at] ?? 0)) at++;
    return text.bytes[at] === this.name[0] && end - at >= this.name.length;
  }
}

/** Without the empty ones at the end. */
function textsOf(row: CellRow): readonly string[] {
  const texts = row.map((cell) => cellText(cell).trim());
  return texts.slice(0, texts.findLastIndex((text) => text !== "") + 1);
}
