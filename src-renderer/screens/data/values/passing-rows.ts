import type { Column, GridApi } from "ag-grid-community";
import { count } from "../../../wording/numbers.ts";
import type { CellLook } from "./cell-look.ts";
import type { RowPage } from "./row-pages.ts";
import type { GridRow } from "./row-reader.ts";
import { rowNumberColumn } from "./value-columns.ts";

/**
 * A picture of the grid's rows for when they pass too fast to be worked on: texts that change in elements that stay, a
 * fraction of the work of cells that come and go.
 */
export interface PassingRows {
  /** Draws the rows that are at `top` pixels of their way, moved sideways by `left`. */
  readonly draw: (top: number, left: number) => void;
  readonly hide: () => void;
}

export interface PassingRowsGiven {
  readonly grid: GridApi<GridRow>;
  /** What the grid's rows scroll in. */
  readonly viewport: Element;
  /** A row by its place on the page; undefined while its values are not there. */
  readonly rowAt: (place: number) => GridRow | undefined;
  readonly page: RowPage;
}

/** In `room`, which lies over the grid. */
export function passingRows(room: HTMLElement, given: PassingRowsGiven): PassingRows {
  const { grid, viewport, rowAt, page } = given;
  const { rowHeight } = grid.getSizesForCurrentTheme();
  const head = grid.getVerticalPixelRange();
  const body = head.bottom - head.top;
  room.style.top = `${viewport.clientHeight - body}px`;
  room.style.height = `${body}px`;
  room.style.setProperty("--row-height", `${rowHeight}px`);
  const places = Array.from({ length: Math.ceil(body / rowHeight) + 1 }, (_, place) => place);
  const columnPlaces = grid.getAllDisplayedVirtualColumns().map((column) => placeOf(column, grid));
  const end = Math.max(...columnPlaces.map(({ left, width }) => left + width));
  room.style.width = `${Math.min(viewport.clientWidth, end)}px`;
  const columns = columnPlaces.map(columnPicture);
  const sheet = document.createElement("div");
  sheet.className = "passing-sheet";
  sheet.style.height = `${places.length * rowHeight}px`;
  sheet.append(...columns.map(({ element }) => element));
  room.replaceChildren(sheet);
  room.hidden = false;
  return {
    draw: (top, left) => {
      const first = Math.floor(top / rowHeight);
      sheet.style.transform = `translateY(${first * rowHeight - top}px)`;
      const rows = places.flatMap((place) => {
        const at = first + place;
        return at < page.count ? [{ number: page.first + at, row: rowAt(at) }] : [];
      });
      for (const column of columns) column.show(rows, left);
    },
    hide: () => {
      room.hidden = true;
      room.replaceChildren();
    },
  };
}

/** A row by its number in the table, counted from 0, with what has been read of it. */
interface PassingRow {
  readonly number: number;
  readonly row: GridRow | undefined;
}

interface PassingColumn {
  readonly id: string;
  /** Undefined: row numbers, which stay where they are when rows are moved sideways. */
  readonly look: CellLook | undefined;
  readonly left: number;
  readonly width: number;
}

function placeOf(column: Column, grid: GridApi<GridRow>): PassingColumn {
  const numbers = grid.getColumn(rowNumberColumn)?.getActualWidth() ?? 0;
  const isNumbers = column.getColId() === rowNumberColumn;
  const left = isNumbers ? 0 : numbers + (column.getLeft() ?? 0);
  return { id: column.getColId(), look: column.getColDef().context, left, width: column.getActualWidth() };
}

/** All cells of a column in sight are lines of one text: an element for each of them would take three times as long. */
function columnPicture({ id, look, left, width }: PassingColumn) {
  const element = document.createElement("div");
  element.className = `passing-column ${look === undefined ? "grid-row-number" : look.alignment}`;
  element.style.width = `${width}px`;
  const text = document.createTextNode("");
  const marked = document.createElement("div");
  element.append(marked, text);
  let runs = "";
  const textOf = ({ number, row }: PassingRow) =>
    look === undefined ? count(number + 1) : look.text(row?.values.get(id)).replaceAll(/[\r\n]/g, " ");
  return {
    element,
    show: (rows: readonly PassingRow[], moved: number) => {
      element.style.left = `${look === undefined ? left : left - moved}px`;
      text.data = rows.map(textOf).join("\n");
      const marks = look === undefined ? [] : markedRuns(rows, id, look);
      const news = JSON.stringify(marks);
      if (news !== runs) marked.replaceChildren(...marks.map(runPicture));
      runs = news;
    },
  };
}

/** Cells one below the other that have the same mark. */
interface MarkedRun {
  readonly mark: string;
  readonly from: number;
  to: number;
}

function markedRuns(rows: readonly PassingRow[], id: string, look: CellLook): readonly MarkedRun[] {
  const runs: MarkedRun[] = [];
  for (const [mark, isSo] of Object.entries(look.marks)) {
    for (const [place, { row }] of rows.entries()) {
      if (!isSo(row?.values.get(id), row?.index)) continue;
      const run = runs.at(-1);
      if (run?.mark === mark && run.to === place - 1) run.to = place;
      else runs.push({ mark, from: place, to: place });
    }
  }
  return runs;
}

function runPicture({ mark, from, to }: MarkedRun): HTMLElement {
  const element = document.createElement("div");
  element.className = `passing-mark ${mark}`;
  element.style.top = `calc(${from} * var(--row-height))`;
  element.style.height = `calc(${to - from + 1} * var(--row-height))`;
  return element;
}
