/** A rectangle of cells: from where it was begun to where it was drawn. Rows and columns are counted from 0. */
export interface CellRange {
  readonly anchor: Cell;
  readonly focus: Cell;
}

export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** The selected cells as the grid asks for them when it draws a cell. */
export interface SelectionHolder {
  current: CellRange | null;
}

export interface CellRectangle {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

export function singleCell(cell: Cell): CellRange {
  return { anchor: cell, focus: cell };
}

export function rectangleOf({ anchor, focus }: CellRange): CellRectangle {
  return {
    firstRow: Math.min(anchor.row, focus.row),
    lastRow: Math.max(anchor.row, focus.row),
    firstColumn: Math.min(anchor.column, focus.column),
    lastColumn: Math.max(anchor.column, focus.column),
  };
}

export function contains(range: CellRange | null, { row, column }: Cell): boolean {
  if (range === null) return false;
  const { firstRow, lastRow, firstColumn, lastColumn } = rectangleOf(range);
  return row >= firstRow && row <= lastRow && column >= firstColumn && column <= lastColumn;
}

export function cellCount(range: CellRange): number {
  const { firstRow, lastRow, firstColumn, lastColumn } = rectangleOf(range);
  return (lastRow - firstRow + 1) * (lastColumn - firstColumn + 1);
}

/** Cells as spreadsheet programs put them on the clipboard: tabs between cells, one line a row. */
export function clipboardText(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map(quoted).join("\t")).join("\r\n");
}

function quoted(cell: string): string {
  return /["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
