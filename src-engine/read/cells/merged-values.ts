import { type Cell, type CellRow, isEmpty } from "./cell.ts";
import type { MergedCells } from "./merged-headers.ts";

/**
 * Values of cells that are merged over several rows, as a school's name beside all of its pupils: each of the rows gets
 * it. Rows are to be given in their order.
 */
export class MergedValues {
  /** Cells that got a value. */
  filled = 0;
  private readonly spans: readonly MergedCells[];
  private next = 0;
  private open: OpenSpan[] = [];

  /** `headerRow`: rows up to this one hold no data; 0: all do. */
  constructor(merges: readonly MergedCells[], headerRow: number) {
    this.spans = merges
      .filter(({ row, lastRow }) => row >= headerRow && lastRow > row)
      .sort((one, other) => one.row - other.row);
  }

  get isNeeded(): boolean {
    return this.spans.length > 0;
  }

  /** A row with what its merged cells show; `number` is counted from 0. */
  fill(row: CellRow, number: number): CellRow {
    this.open = this.open.filter(({ lastRow }) => lastRow >= number);
    for (let span = this.spans[this.next]; span !== undefined && span.row <= number; span = this.spans[++this.next]) {
      if (span.row === number) this.opened({ ...span, value: row[span.first] ?? null });
    }
    const over = this.open.filter(({ row: first, value }) => first < number && !isEmpty(value));
    if (over.length === 0) return row;
    const cells = [...row];
    for (const { first, value } of over) {
      if (!isEmpty(cells[first])) continue;
      while (cells.length < first) cells.push(null);
      cells[first] = value;
      this.filled++;
    }
    return cells;
  }

  /** One in a column at a time, whatever a damaged file says. */
  private opened(span: OpenSpan): void {
    this.open = [...this.open.filter(({ first }) => first !== span.first), span];
  }
}

interface OpenSpan extends MergedCells {
  readonly value: Cell;
}
