import type {
  CellFocusedEvent,
  CellMouseDownEvent,
  ColDef,
  GridApi,
  NavigateToNextCellParams,
  SuppressKeyboardEventParams,
} from "ag-grid-community";
import { useMemo, useRef } from "react";
import type { ColumnId, Variable } from "../../../../src-contract/variable.ts";
import { numberColumn } from "./variable-columns.ts";
import type { VariableRow } from "./variable-row.ts";

/** Rows from where the selection was begun to where it was drawn, each with what stood there then. */
interface RowRange {
  readonly anchor: RowEnd;
  readonly focus: RowEnd;
}

export interface RowEnd {
  readonly index: number;
  readonly column: ColumnId | undefined;
}

export type RowSelection = ReturnType<typeof useRowSelection>;

/**
 * Selecting variables by their rows: by their numbers (Shift+click for more of them), Shift+Space or Shift+arrows. It ends
 * when another cell is gone to, and when other rows come. Lives outside React: the grid asks for it as it draws a cell.
 */
export function useRowSelection(rows: readonly VariableRow[]) {
  const present = useRef(rows);
  present.current = rows;
  const range = useRef<RowRange | null>(null);
  const lastFocused = useRef<RowEnd | null>(null);

  const { select, span, isSelected, endAt, columnDefaults } = useMemo(() => {
    const endAt = (index: number): RowEnd => ({ index, column: present.current[index]?.variable.column });
    const isThere = ({ index, column }: RowEnd) => endAt(index).column === column;
    const span = (): readonly [number, number] | null => {
      if (range.current === null || !isThere(range.current.anchor) || !isThere(range.current.focus)) return null;
      const { anchor, focus } = range.current;
      return [Math.min(anchor.index, focus.index), Math.max(anchor.index, focus.index)];
    };
    const isSelected = (index: number) => {
      const rowsOf = span();
      return rowsOf !== null && index >= rowsOf[0] && index <= rowsOf[1];
    };
    const select = (api: GridApi<VariableRow>, anchor: number | null, focus = anchor) => {
      if (anchor === null && range.current === null) return;
      range.current = anchor === null || focus === null ? null : { anchor: endAt(anchor), focus: endAt(focus) };
      api.refreshCells({ force: true });
    };
    const columnDefaults: ColDef<VariableRow> = {
      resizable: true,
      suppressMovable: true,
      sortable: false,
      cellClassRules: { "grid-selected": ({ rowIndex }) => isSelected(rowIndex) },
      suppressKeyboardEvent: isOurs,
    };
    return { select, span, isSelected, endAt, columnDefaults };
  }, []);
  const anchorFor = (index: number) => (span() === null ? index : (range.current?.anchor.index ?? index));
  /** The grid tells late which cell took the focus, when further ones may have had it: what counts is the one that has it now. */
  const followFocus = (api: GridApi<VariableRow>) => {
    const cell = api.getFocusedCell();
    // A number has the focus on the way to the name beside it.
    if (cell === null || cell.column.getColId() === numberColumn) return;
    lastFocused.current = endAt(cell.rowIndex);
    if (!isSelected(cell.rowIndex)) select(api, null);
  };

  return {
    /** The same object at every drawing: given a new one, the grid draws its rows anew and what is being typed is lost. */
    columnDefaults,
    /** The row that had the focus last, whether it is still there or not. */
    lastFocused,
    /** The first and last row selected. */
    span,
    followFocus,
    selectRow: (api: GridApi<VariableRow>, index: number) => select(api, index),
    handlers: {
      onCellMouseDown: ({ api, column, rowIndex, event }: CellMouseDownEvent<VariableRow>) => {
        if (rowIndex === null || !(event instanceof MouseEvent) || event.button !== 0) return;
        if (column.getColId() !== numberColumn) return select(api, null);
        // What the keys do next they do with the name beside it.
        api.setFocusedCell(rowIndex, "name");
        select(api, event.shiftKey ? anchorFor(rowIndex) : rowIndex, rowIndex);
      },
      onCellFocused: ({ api }: CellFocusedEvent<VariableRow>) => followFocus(api),
      navigateToNextCell: ({
        api,
        event,
        previousCellPosition: { rowIndex },
        nextCellPosition: next,
      }: NavigateToNextCellParams<VariableRow>) => {
        const draws = event?.shiftKey === true && (event.key === "ArrowUp" || event.key === "ArrowDown");
        if (next !== null) select(api, draws ? anchorFor(rowIndex) : null, next.rowIndex);
        return next;
      },
    },
    /** The variable of the row that was clicked; a row outside the selection is selected first. */
    clickedVariable: (target: Element, api: GridApi<VariableRow>): Variable | null => {
      const index = Number(target.closest("[row-index]")?.getAttribute("row-index") ?? Number.NaN);
      const row = present.current[index];
      if (row === undefined || row.head !== null) return null;
      if (!isSelected(index)) select(api, index);
      return row.variable;
    },
  };
}

/** Keys that do something with rows here, and nothing with the cell. */
function isOurs({ event, editing }: SuppressKeyboardEventParams<VariableRow>): boolean {
  if (editing) return false;
  return event.key === "Delete" || event.key === "Insert" || (event.key === " " && event.shiftKey);
}
