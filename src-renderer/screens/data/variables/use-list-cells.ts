import type { CellClickedEvent } from "ag-grid-community";
import type { AgGridReact } from "ag-grid-react";
import { type FocusEvent, type PointerEvent, type RefObject, useRef } from "react";
import type { VariableRow } from "./variable-row.ts";

/** The class of the arrow in a cell that is chosen from a list. */
export const listArrow = "variables-list-arrow";

/** The editor of such a cell. */
export const listEditor = "agSelectCellEditor";

/** As in SPSS: the first click goes to the cell, one at its arrow or into the cell that has the focus already opens the list. */
export function useListCells(grid: RefObject<AgGridReact<VariableRow> | null>) {
  const hadFocus = useRef(false);
  return {
    frame: {
      /** Before the grid gives the focus to the cell. */
      onPointerDownCapture: ({ target }: PointerEvent) => {
        const cell = target instanceof Element ? target.closest(".ag-cell") : null;
        hadFocus.current = cell !== null && cell === document.activeElement;
      },
      /** The grid's own field has no name. */
      onFocusCapture: ({ target }: FocusEvent) => {
        const api = grid.current?.api;
        const [cell] = api?.getEditingCells() ?? [];
        if (api === undefined || cell?.column === undefined || !target.matches(".ag-cell [role=combobox]")) return;
        const name = api.getDisplayedRowAtIndex(cell.rowIndex)?.data?.variable.name;
        target.setAttribute("aria-label", `${cell.column.getColDef().headerName} of ${name}`);
      },
    },
    onCellClicked: ({ api, column, colDef, rowIndex, event }: CellClickedEvent<VariableRow>) => {
      if (colDef.cellEditor !== listEditor || rowIndex === null || api.getEditingCells().length > 0) return;
      const isAtArrow = event?.target instanceof Element && event.target.closest(`.${listArrow}`) !== null;
      // Begun by this key, its list is open.
      if (hadFocus.current || isAtArrow) api.startEditingCell({ rowIndex, colKey: column, key: "Enter" });
    },
  };
}
