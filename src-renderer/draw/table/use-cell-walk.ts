import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";
import type { OutputTable } from "../../../src-contract/output.ts";
import { explanationOf } from "./cell-explanation.ts";

export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** A cell that is being asked what it is: while the pointer rests on it, or until it is closed. */
export interface AskedCell extends CellPlace {
  readonly by: "pointer" | "press";
  readonly element: HTMLElement;
}

export interface CellProps {
  readonly tabIndex?: number;
  readonly "data-cell"?: string;
  readonly "data-asked"?: boolean;
  readonly "aria-describedby"?: string;
}

/** How long the pointer rests on a cell before it says what it is, in milliseconds. */
const patience = 500;

/**
 * Walking a table's cells: one of them is in the tab order, arrow keys, Home, End, Ctrl+Home and Ctrl+End move on, Enter
 * or a click asks the cell what it is, Escape stops asking. A walk while asking asks the cell it comes to.
 */
export function useCellWalk(
  frame: RefObject<HTMLTableElement | null>,
  table: OutputTable,
  explanationId: string,
): {
  readonly tableProps: object;
  readonly cellProps: (place: CellPlace) => CellProps;
  readonly asked: AskedCell | null;
  readonly close: () => void;
} {
  const [current, setCurrent] = useState<CellPlace | null>(null);
  const [asked, setAsked] = useState<AskedCell | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const home = current !== null && isWalkable(table, current) ? current : (walkable(table)[0] ?? null);
  const ask = (place: CellPlace, by: AskedCell["by"]) => {
    clearTimeout(timer.current);
    const element = elementAt(frame.current, place);
    const explained = explanationOf(table, place) !== null;
    setAsked(element === null || !explained ? null : { ...place, by, element });
  };
  const close = () => {
    clearTimeout(timer.current);
    setAsked(null);
  };
  const goTo = (place: CellPlace | null) => {
    if (place === null) return;
    setCurrent(place);
    elementAt(frame.current, place)?.focus();
    if (asked !== null) ask(place, "press");
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const place = placeOf(event.target);
    if (place === null) return;
    const next = step(table, place, event);
    if (next !== undefined) goTo(next);
    else if (event.key === "Enter" || event.key === " ") ask(place, "press");
    else if (event.key === "Escape" && asked !== null) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onPointerOver = (event: PointerEvent) => {
    const place = placeOf(event.target);
    clearTimeout(timer.current);
    if (asked?.by === "press") return;
    if (place === null || event.pointerType !== "mouse") return close();
    if (!isSame(place, asked)) timer.current = setTimeout(() => ask(place, "pointer"), asked === null ? patience : 80);
  };
  const onPointerLeave = () => {
    clearTimeout(timer.current);
    if (asked?.by === "pointer") close();
  };
  const onClick = (event: { readonly target: EventTarget }) => {
    const place = placeOf(event.target);
    if (place === null) return;
    setCurrent(place);
    if (asked?.by === "press" && isSame(place, asked)) close();
    else ask(place, "press");
  };

  return {
    tableProps: { onKeyDown, onPointerOver, onPointerLeave, onClick },
    cellProps: (place) =>
      isWalkable(table, place)
        ? {
            tabIndex: isSame(place, home) ? 0 : -1,
            "data-cell": `${place.row} ${place.column}`,
            ...(isSame(place, asked) && { "data-asked": true, "aria-describedby": explanationId }),
          }
        : {},
    asked,
    close,
  };
}

function walkable(table: OutputTable): readonly CellPlace[] {
  return table.rows.flatMap((row, index) =>
    row.cells.map((_, column) => ({ row: index, column })).filter((place) => isWalkable(table, place)),
  );
}

/** Cells that hold something; row heads are read with them. */
function isWalkable({ rows }: OutputTable, { row, column }: CellPlace): boolean {
  const cells = rows[row];
  return cells?.kind === "data" && column > 0 && (cells.cells[column]?.text.length ?? 0) > 0;
}

/** Where a key leads; null: nowhere, undefined: it is no key of the walk. */
function step(
  table: OutputTable,
  from: CellPlace,
  { key, ctrlKey, metaKey }: KeyboardEvent,
): CellPlace | null | undefined {
  const places = walkable(table);
  const inRow = places.filter(({ row }) => row === from.row);
  const inColumn = places.filter(({ column }) => column === from.column);
  const all = ctrlKey || metaKey;
  switch (key) {
    case "ArrowRight":
      return inRow.find(({ column }) => column > from.column) ?? null;
    case "ArrowLeft":
      return inRow.findLast(({ column }) => column < from.column) ?? null;
    case "ArrowDown":
      return inColumn.find(({ row }) => row > from.row) ?? null;
    case "ArrowUp":
      return inColumn.findLast(({ row }) => row < from.row) ?? null;
    case "Home":
      return (all ? places[0] : inRow[0]) ?? null;
    case "End":
      return (all ? places.at(-1) : inRow.at(-1)) ?? null;
    default:
      return undefined;
  }
}

function isSame(place: CellPlace, other: CellPlace | null): boolean {
  return other !== null && place.row === other.row && place.column === other.column;
}

function placeOf(target: EventTarget | null): CellPlace | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>("[data-cell]") : null;
  const [row, column] = cell?.dataset.cell?.split(" ").map(Number) ?? [];
  return row === undefined || column === undefined ? null : { row, column };
}

function elementAt(frame: HTMLElement | null, { row, column }: CellPlace): HTMLElement | null {
  return frame?.querySelector<HTMLElement>(`[data-cell="${row} ${column}"]`) ?? null;
}
