import type { ColDef, ColumnResizedEvent } from "ag-grid-community";
import { useMemo } from "react";
import { useAppState, useUpdate } from "../../state/app-context.ts";
import { changeView } from "../../state/views.ts";

/** `columns` with the widths that the user gave them in the grid of this name, which come back with the grid. */
export function useColumnWidths<Row>(grid: string, columns: readonly ColDef<Row>[], scale: number) {
  const widths = useAppState((state) => state.view.columnWidths);
  const update = useUpdate();
  const columnDefs = useMemo(
    () => columns.map((column) => withWidth(column, widths[keyOf(grid, column.colId)], scale)),
    [columns, widths, grid, scale],
  );
  const onColumnResized = ({ finished, source, column }: ColumnResizedEvent<Row>) => {
    if (!finished || column === null || !source.startsWith("uiColumn")) return;
    const width = column.getActualWidth() / scale;
    update((state) =>
      changeView(state, { columnWidths: { ...state.view.columnWidths, [keyOf(grid, column.getColId())]: width } }),
    );
  };
  return { columnDefs, onColumnResized };
}

function withWidth<Row>(column: ColDef<Row>, width: number | undefined, scale: number): ColDef<Row> {
  if (width === undefined) return column;
  const { flex: _, ...fixed } = column;
  return { ...fixed, width: width * scale };
}

function keyOf(grid: string, column: string | undefined): string {
  return `${grid} ${column ?? ""}`;
}
