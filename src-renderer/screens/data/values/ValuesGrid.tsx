import type { CellKeyDownEvent, GridApi, IDatasource, NavigateToNextCellParams } from "ag-grid-community";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Failure } from "../../../../src-contract/failure.ts";
import type { ProjectTable } from "../../../../src-contract/project.ts";
import type { Variable } from "../../../../src-contract/variable.ts";
import { failureText } from "../../../../src-wording/failures.ts";
import { useWidth } from "../../../draw/use-width.ts";
import { preparedKey } from "../../../live/content-keys.ts";
import { Button } from "../../../parts/Button.tsx";
import { ContextMenu } from "../../../parts/ContextMenu.tsx";
import { gridTheme } from "../../../parts/grid.ts";
import { Notice } from "../../../parts/Notice.tsx";
import { useGrid } from "../../../parts/use-grid.ts";
import { useStable } from "../../../parts/use-stable.ts";
import { useApp, useAppState } from "../../../state/app-context.ts";
import { knowledgeOf } from "../../../state/knowledge.ts";
import { gridMenuWords } from "../../../wording/grid-menu.ts";
import { useColumnWidths } from "../use-column-widths.ts";
import { contains, rectangleOf, type SelectionHolder } from "./cell-range.ts";
import { type ColumnWindows, columnWindows, readInWindows } from "./column-windows.ts";
import { copyCells } from "./copy-cells.ts";
import { type MenuPlace, menuPlaceOf } from "./menu-place.ts";
import { passingRows } from "./passing-rows.ts";
import { readingAhead } from "./read-ahead.ts";
import type { RowPage } from "./row-pages.ts";
import { type GridRow, readRows } from "./row-reader.ts";
import { useCellSelection } from "./use-cell-selection.ts";
import { useGridEdits } from "./use-grid-edits.ts";
import type { GridTarget } from "./use-row-place.ts";
import { ValuesMenu } from "./ValuesMenu.tsx";
import { valueColumns } from "./value-columns.ts";
import { type PassingWatch, watchPassing } from "./watch-passing.ts";
import "./values.css";

export interface ValuesGridProps {
  readonly table: ProjectTable;
  /** The variables shown, in order. */
  readonly variables: readonly Variable[];
  readonly page: RowPage;
  readonly showsLabels: boolean;
  /** To be scrolled to, each time it is another object. */
  readonly target: GridTarget | null;
  readonly selection: SelectionHolder;
}

/** The values in a grid that asks the engine for rows as they come into sight. */
export function ValuesGrid({ table, variables, page, showsLabels, target, selection }: ValuesGridProps) {
  const app = useApp();
  const [failure, setFailure] = useState<Failure | null>(null);
  const columnIds = useMemo(() => variables.map(({ column }) => column), [variables]);
  const { handlers, extendNext, select, selectAll } = useCellSelection(selection, columnIds, table.rows, page);
  const [menuPlace, setMenuPlace] = useState<MenuPlace | null>(null);
  const scale = useAppState((state) => state.settings.textSize / 100);
  const hasDates = useMemo(() => variables.some(({ storage }) => storage === "date"), [variables]);
  const summaries = useAppState((state) => (hasDates ? knowledgeOf(state, table.id).summaries.answer : null));
  const [room, width] = useWidth<HTMLDivElement>();
  const columns = useMemo(
    () =>
      valueColumns(variables, showsLabels, selection, { scale, available: width ?? 0, rows: table.rows, summaries }),
    [variables, showsLabels, selection, scale, width, table.rows, summaries],
  );

  const { columnDefs, onColumnResized } = useColumnWidths(table.id, columns, scale);

  // Rows hold stored values by column: new names, labels or missing values change none of them.
  const windows = useMemo(() => columnWindows(variables), [variables]);
  const asked = useRef<Asked>({ table, windows, grid: null });
  asked.current = { ...asked.current, table, windows };
  const prepared = useAppState((state) => preparedKey(state.history.present, table));
  const columnsKey = `${columnIds.join(" ")} ${prepared}`;
  const source = useMemo(() => rowSource(app, asked, page, setFailure), [app, page]);
  const edits = useGridEdits(table, variables, selection);

  const copy = () => {
    if (selection.current !== null) void copyCells(app, table, variables, selection.current, showsLabels);
  };
  const press = ({ api: grid, event }: CellKeyDownEvent<GridRow>) => {
    if (!(event instanceof KeyboardEvent)) return;
    const isEditing = grid.getEditingCells().length > 0;
    if ((event.key === "Delete" || event.key === "Backspace") && !isEditing) {
      event.preventDefault();
      edits.empty();
    }
    if (event.key === " " && (event.ctrlKey || event.shiftKey) && !isEditing && selection.current !== null) {
      event.preventDefault();
      const { firstRow, lastRow, firstColumn, lastColumn } = rectangleOf(selection.current);
      if (event.ctrlKey) select.columns(grid, firstColumn, lastColumn);
      else select.rows(grid, firstRow, lastRow);
    }
    if (!(event.ctrlKey || event.metaKey) || isEditing) return;
    if (event.key === "c" && selection.current !== null) {
      event.preventDefault();
      copy();
    } else if (event.key === "a") {
      event.preventDefault();
      selectAll(grid);
    }
  };
  const nextCell = ({ event, nextCellPosition }: NavigateToNextCellParams<GridRow>) => {
    extendNext(event?.shiftKey ?? false);
    return nextCellPosition;
  };

  const { frame, api } = useGrid<GridRow>({
    fixed: {
      theme: gridTheme,
      rowModelType: "infinite",
      defaultColDef: { resizable: true, suppressMovable: true, sortable: false },
      maxBlocksInCache: 40,
      infiniteInitialRowCount: page.count,
      // A dragged scroll bar passes many blocks that nobody sees.
      blockLoadDebounceMillis: 20,
      animateRows: false,
      // As many rows out of sight as a notch of the wheel brings: each costs its part of every frame while scrolling.
      rowBuffer: 4,
      // The grid's own tooltips, which no cell here has, would cost an object and listeners for each of them.
      enableBrowserTooltips: true,
      getRowId: ({ data }) => String(data.index),
      onGridPreDestroyed: () => (asked.current = { ...asked.current, grid: null }),
      onGridReady: ({ api: grid }) => (asked.current = { ...asked.current, grid }),
      onColumnResized,
      onCellKeyDown: (event) => "column" in event && press(event as CellKeyDownEvent<GridRow>),
      navigateToNextCell: nextCell,
      readOnlyEdit: true,
      stopEditingWhenCellsLoseFocus: true,
      enterNavigatesVerticallyAfterEdit: true,
      onCellEditRequest: edits.commit,
      ...handlers,
    },
    changing: { columnDefs, cacheBlockSize: blockSize, datasource: source.datasource },
  });
  const picture = useRef<HTMLDivElement>(null);
  const pictureIn = useStable((viewport: Element, grid: GridApi<GridRow>) => {
    // What is being typed is to stay in sight.
    if (picture.current === null || grid.getEditingCells().length > 0) return null;
    return passingRows(picture.current, { grid, viewport, rowAt: source.rowAt, page });
  });
  const passing = useRef<PassingWatch | null>(null);
  useEffect(() => {
    if (frame.current === null) return;
    const watch = watchPassing(frame.current, () => api.current, pictureIn);
    passing.current = watch;
    return watch.stop;
  }, [frame, api, pictureIn]);
  const readAgain = useStable(() => {
    source.forget();
    api.current?.purgeInfiniteCache();
  });
  const read = useRef(columnsKey);
  useEffect(() => {
    if (read.current !== columnsKey) readAgain();
    read.current = columnsKey;
  }, [columnsKey, readAgain]);
  const reveal = useRef((_grid: GridApi<GridRow>) => {});
  reveal.current = (grid) => {
    if (target === null) return;
    passing.current?.rest();
    const column = variables.findIndex(({ name }) => name === target.variable);
    if (column < 0) showRow(grid, target.row - page.first);
    else {
      // The focus stays where it is: in the field of the search.
      showCell(grid, target.row - page.first, columnIds[column] ?? "");
      select.cell(grid, { row: target.row, column });
    }
  };
  const shown = target === null ? null : variables.findIndex(({ name }) => name === target.variable);
  useEffect(() => {
    if (target !== null && shown !== null && api.current !== null && page.count > 0) reveal.current(api.current);
  }, [target, page, shown, api]);

  /** What is outside the selection is selected first. */
  const opensAt = (clicked: Element): boolean => {
    const grid = api.current;
    const place = menuPlaceOf(clicked, grid, variables);
    setMenuPlace(place);
    if (grid === null || place === null) return false;
    const corner = { row: "row" in place ? place.row : 0, column: "column" in place ? place.column : 0 };
    const end = {
      row: place.kind === "column" ? table.rows - 1 : corner.row,
      column: place.kind === "row" ? variables.length - 1 : corner.column,
    };
    if (contains(selection.current, corner) && contains(selection.current, end)) return true;
    if (place.kind === "cell") select.cell(grid, corner);
    else if (place.kind === "row") select.rows(grid, corner.row, corner.row);
    else select.columns(grid, corner.column, corner.column);
    return true;
  };

  return (
    <div className="values" data-pane="values">
      {failure !== null && (
        <Notice tone="serious" announce actions={<Button onPress={readAgain}>Try again</Button>}>
          {failureText(failure)}
        </Notice>
      )}
      <ContextMenu
        label={gridMenuWords.menu}
        className="values-menu"
        opensAt={opensAt}
        items={
          menuPlace !== null && (
            <ValuesMenu
              table={table}
              place={menuPlace}
              showsLabels={showsLabels}
              onCopy={copy}
              onPaste={() => void edits.pasteFromClipboard()}
              onClear={edits.empty}
            />
          )
        }
      >
        <div className="values-grid" ref={room} onPaste={edits.paste}>
          <div className="values-grid-frame" ref={frame} />
          <div className="passing-rows" ref={picture} aria-hidden="true" hidden />
        </div>
      </ContextMenu>
    </div>
  );
}

/** Some screens full. */
const blockSize = 200;

/** What rows are read of, as it is now, and the grid they are read for. */
interface Asked {
  readonly table: ProjectTable;
  readonly windows: ColumnWindows;
  readonly grid: GridApi<GridRow> | null;
}

/** The rows of a page, for the grid and for the picture of it while they pass. */
interface RowSource {
  readonly datasource: IDatasource;
  /** A row by its place on the page, where it has been read; where it has not, it is read for the next time. */
  readonly rowAt: (place: number) => GridRow | undefined;
  /** All is to be read anew. */
  readonly forget: () => void;
}

function rowSource(
  app: ReturnType<typeof useApp>,
  asked: { readonly current: Asked },
  page: RowPage,
  onFailure: (failure: Failure | null) => void,
): RowSource {
  const fetch = (first: number) => {
    const { table, windows, grid } = asked.current;
    const rows = { first: page.first + first, count: Math.min(blockSize, page.count - first) };
    const inSight = grid?.getAllDisplayedVirtualColumns().map((column) => column.getColId()) ?? [];
    return readInWindows(windows, inSight, {
      read: (variables) => readRows(app, table, variables, rows),
      onMore: () => asked.current.grid?.refreshCells(),
    });
  };
  const blocks = readingAhead(fetch, { size: blockSize, rows: page.count });
  const datasource: IDatasource = {
    rowCount: page.count,
    getRows: async ({ startRow, successCallback, failCallback }) => {
      const rows = await blocks.read(startRow);
      onFailure(rows.ok ? null : rows.failure);
      if (rows.ok) successCallback([...rows.value], page.count);
      else failCallback();
    },
  };
  return {
    datasource,
    rowAt: (place) => blocks.known(place - (place % blockSize))?.[place % blockSize],
    forget: blocks.forget,
  };
}

function showCell(api: GridApi<GridRow>, index: number, column: string): void {
  api.ensureIndexVisible(index, "middle");
  api.ensureColumnVisible(column, "auto");
}

function showRow(api: GridApi<GridRow> | null, index: number): void {
  if (api === null) return;
  api.ensureIndexVisible(index, "middle");
  const [column] = api.getAllDisplayedColumns().slice(1);
  if (column !== undefined) api.setFocusedCell(index, column);
}
