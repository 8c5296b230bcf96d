import { useState } from "react";
import { pageOf, type RowPage, rowPages } from "./row-pages.ts";

/** Where in a table the grid stands. */
export interface RowPlace {
  readonly pages: readonly RowPage[];
  readonly page: RowPage;
  /** A row to scroll to, each time it is another object. */
  readonly target: { readonly row: number } | null;
  readonly goTo: (row: number) => void;
}

export function useRowPlace(rows: number): RowPlace {
  const pages = rowPages(rows);
  const [target, setTarget] = useState<{ readonly row: number } | null>(null);
  return { pages, page: pageOf(pages, target?.row ?? 0), target, goTo: (row) => setTarget({ row }) };
}
