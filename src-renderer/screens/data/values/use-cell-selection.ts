import type {
  CellFocusedEvent,
  CellMouseDownEvent,
  CellMouseOverEvent,
  ColumnHeaderClickedEvent,
  GridApi,
} from "ag-grid-community";
import { useRef } from "react";
import { type Cell, type CellRange, type SelectionHolder, singleCell } from "./cell-range.ts";
import type { RowPage } from "./row-pages.ts";
import type { GridRow } from "./row-reader.ts";
import { rowNumberColumn } from "./value-columns.ts";

/**
 * Selecting rectangles of cells, which the grid's free edition lacks: drag or Shift+click, Shift+arrows, Ctrl+A;
 * columns by their heads or Ctrl+Space, rows by their numbers or Shift+Space. The selection lives outside React, since it changes with every cell the pointer passes.
 */
export function useCellSelection(
  selection: SelectionHolder,
  columnIds: readonly string[],
  rowCount: number,
  page: RowPage,
) {
  const extending = useRef(false);
  const dragging = useRef(false);
  const columnOf = (id: string | undefined) => (id === undefined ? -1 : columnIds.indexOf(id));

  const select = (api: GridApi<GridRow>, range: CellRange | null) => {
    selection.current = range;
    api.refreshCells({ force: true });
  };
  const reach = (api: GridApi<GridRow>, cell: Cell, extend: boolean) => {
    if (cell.column < 0) return;
    const anchor = extend ? (selection.current?.anchor ?? cell) : cell;
    select(api, { anchor, focus: cell });
  };

  const selectColumns = (api: GridApi<GridRow>, from: number, to: number) =>
    select(api, { anchor: { row: 0, column: from }, focus: { row: rowCount - 1, column: to } });
  const selectRows = (api: GridApi<GridRow>, from: number, to: number) =>
    select(api, { anchor: { row: from, column: 0 }, focus: { row: to, column: columnIds.length - 1 } });

  return {
    handlers: {
      onColumnHeaderClicked: ({ api, column }: ColumnHeaderClickedEvent<GridRow>) => {
        const clicked = "getColId" in column ? columnOf(column.getColId()) : -1;
        if (clicked >= 0) selectColumns(api, clicked, clicked);
      },
      onCellMouseDown: ({ api, column, data, event }: CellMouseDownEvent<GridRow>) => {
        if (data === undefined || !(event instanceof MouseEvent) || event.button !== 0) return;
        if (column.getColId() === rowNumberColumn) {
          return selectRows(
            api,
            event.shiftKey ? (selection.current?.anchor.row ?? data.index) : data.index,
            data.index,
          );
        }
        dragging.current = true;
        extending.current = event.shiftKey;
        document.addEventListener("pointerup", () => (dragging.current = false), { once: true });
        reach(api, { row: data.index, column: columnOf(column.getColId()) }, event.shiftKey);
      },
      onCellMouseOver: ({ api, column, data }: CellMouseOverEvent<GridRow>) => {
        if (!dragging.current || data === undefined) return;
        reach(api, { row: data.index, column: columnOf(column.getColId()) }, true);
      },
      onCellFocused: ({ api, column, rowIndex }: CellFocusedEvent<GridRow>) => {
        if (dragging.current || rowIndex === null || column === null || typeof column === "string") return;
        // Its values may still be on their way.
        reach(api, { row: page.first + rowIndex, column: columnOf(column.getColId()) }, extending.current);
      },
    },
    /** Whether the next cell that takes the focus ends the selection or begins a new one. */
    extendNext: (extend: boolean) => {
      extending.current = extend;
    },
    select: {
      cell: (api: GridApi<GridRow>, cell: Cell) => select(api, singleCell(cell)),
      columns: selectColumns,
      rows: selectRows,
    },
    selectAll: (api: GridApi<GridRow>) =>
      select(api, {
        ...singleCell({ row: 0, column: 0 }),
        focus: { row: rowCount - 1, column: columnIds.length - 1 },
      }),
  };
}
