import { useMemo, useState } from "react";
import { pageOf, type RowPage, rowPages } from "./row-pages.ts";

/** Where in a table the grid stands. */
export interface RowPlace {
  readonly pages: readonly RowPage[];
  readonly page: RowPage;
  /** To be scrolled to, each time it is another object. */
  readonly target: GridTarget | null;
  readonly goTo: (row: number, variable?: string) => void;
}

/** A row, or with a variable a cell of it. */
export interface GridTarget {
  readonly row: number;
  readonly variable: string | null;
}

export function useRowPlace(rows: number): RowPlace {
  const pages = useMemo(() => rowPages(rows), [rows]);
  const [target, setTarget] = useState<GridTarget | null>(null);
  return {
    pages,
    page: pageOf(pages, target?.row ?? 0),
    target,
    goTo: (row, variable) => setTarget({ row, variable: variable ?? null }),
  };
}
