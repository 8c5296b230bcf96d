import { isSpace } from "./white-space.ts";

/**
 * Rows of delimited text as they lie in a file: UTF-8 bytes and where each cell begins and ends. Texts are made of them
 * only where a text is asked for: of a million rows few need be. Valid until the next batch is asked for.
 */
export class ByteRows {
  bytes: Buffer = Buffer.alloc(0);
  /** Rows. */
  count = 0;
  /** By cell. An end is negative, -1 - end, where the cell is quoted and more than its quotes has to be taken away. */
  private starts = new Int32Array(firstCapacity);
  private ends = new Int32Array(firstCapacity);
  /** By row: its first cell; and where the last row ends. */
  private firsts = new Int32Array(firstCapacity);
  private cells = 0;
  private readonly quote: number;
  private readonly quoteText: string;

  /** `quote`: the byte that cells are quoted by. */
  constructor(quote: number) {
    this.quote = quote;
    this.quoteText = String.fromCharCode(quote);
  }

  /** Begins anew, with other bytes. */
  begin(bytes: Buffer): void {
    this.bytes = bytes;
    this.count = 0;
    this.cells = 0;
  }

  addCell(start: number, end: number, isPlain: boolean): void {
    if (this.cells === this.starts.length) {
      this.starts = grown(this.starts);
      this.ends = grown(this.ends);
    }
    this.starts[this.cells] = start;
    this.ends[this.cells++] = isPlain ? end : -1 - end;
  }

  /** Ends the row that the cells since the last row make up; without any it is a comment. */
  endRow(): void {
    if (this.count + 1 === this.firsts.length) this.firsts = grown(this.firsts);
    this.firsts[++this.count] = this.cells;
  }

  /** Takes back the cells since the last row. */
  dropCells(): void {
    this.cells = this.firsts[this.count] ?? 0;
  }

  /** Whether cells have been added since the last row. */
  get hasOpenRow(): boolean {
    return this.cells > (this.firsts[this.count] ?? 0);
  }

  /** How many cells a row has; none: it is a comment. */
  length(row: number): number {
    return (this.firsts[row + 1] ?? 0) - (this.firsts[row] ?? 0);
  }

  /** The number of a cell, for the calls below; -1: the row is too short. */
  cell(row: number, column: number): number {
    const cell = (this.firsts[row] ?? 0) + column;
    return cell < (this.firsts[row + 1] ?? 0) ? cell : -1;
  }

  start(cell: number): number {
    return this.starts[cell] ?? 0;
  }

  end(cell: number): number {
    const end = this.ends[cell] ?? 0;
    return end < 0 ? -1 - end : end;
  }

  /** Whether the bytes of a cell are its text. */
  isPlain(cell: number): boolean {
    return (this.ends[cell] ?? 0) >= 0;
  }

  text(cell: number): string {
    const text = this.bytes.toString("utf8", this.start(cell), this.end(cell));
    return this.isPlain(cell)
      ? text
      : text.replaceAll(this.quoteText.repeat(2), this.quoteText).replace(/\r\n?/g, "\n");
  }

  isQuoted(cell: number): boolean {
    const start = this.start(cell);
    return start > 0 && [this.bytes[start - 1], this.bytes[this.end(cell)]].every((byte) => byte === this.quote);
  }

  /** Whether a cell holds nothing, or nothing but spaces. */
  isEmptyCell(cell: number): boolean {
    const end = this.end(cell);
    let at = this.start(cell);
    while (at < end && isSpace(this.bytes[at] ?? 0)) at++;
    if (at === end) return true;
    return (this.bytes[at] ?? 0) >= firstOfSeveral && this.text(cell).trim() === "";
  }

  /** How many cells of a row come before nothing but empty ones. */
  filledLength(row: number): number {
    const first = this.firsts[row] ?? 0;
    let last = this.firsts[row + 1] ?? 0;
    while (last > first && this.isEmptyCell(last - 1)) last--;
    return last - first;
  }

  isEmptyRow(row: number): boolean {
    const last = this.firsts[row + 1] ?? 0;
    for (let cell = this.firsts[row] ?? 0; cell < last; cell++) if (!this.isEmptyCell(cell)) return false;
    return true;
  }
}

const firstCapacity = 1 << 10;
/** Spaces of other scripts are characters of several bytes. */
const firstOfSeveral = 0xc2;

function grown(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}
