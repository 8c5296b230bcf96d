import { createGrid, type GridApi, type GridOptions, type ManagedGridOptions } from "ag-grid-community";
import { type RefObject, useEffect, useRef } from "react";
import { leavingByTab } from "./grid.ts";

/** What a grid can be given: once, and whenever it changes. Functions among the first are always those of the newest drawing. */
export interface GridContent<Row> {
  readonly fixed: GridOptions<Row>;
  readonly changing: ManagedGridOptions<Row>;
}

/**
 * A grid in the page's own elements. Hundreds of cells come into sight with every frame of scrolling, and React would
 * keep a tree of each of them.
 */
export function useGrid<Row>({ fixed, changing }: GridContent<Row>): {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly api: RefObject<GridApi<Row> | null>;
} {
  const frame = useRef<HTMLDivElement>(null);
  const api = useRef<GridApi<Row> | null>(null);
  const newest = useRef({ fixed, changing });
  const given = useRef(changing);
  useEffect(() => {
    if (frame.current === null) return;
    const { fixed: options, changing: rest } = newest.current;
    const grid = createGrid<Row>(frame.current, { ...leavingByTab, ...relayed(options, newest), ...rest });
    given.current = rest;
    api.current = grid;
    return () => {
      api.current = null;
      grid.destroy();
    };
  }, []);
  useEffect(() => {
    newest.current = { fixed, changing };
    const old: Readonly<Record<string, unknown>> = given.current;
    const news = Object.entries(changing).filter(([name, value]) => old[name] !== value);
    given.current = changing;
    if (news.length > 0) api.current?.updateGridOptions(Object.fromEntries(news) as ManagedGridOptions<Row>);
  });
  return { frame, api };
}

/** The options with functions that call those of the newest drawing. */
function relayed<Row>(options: GridOptions<Row>, newest: RefObject<{ readonly fixed: object }>): GridOptions<Row> {
  const entries = Object.entries(options).map(([name, value]) => {
    if (typeof value !== "function") return [name, value];
    const relay = (...given: readonly unknown[]): unknown => {
      const act: unknown = Reflect.get(newest.current.fixed, name);
      return typeof act === "function" ? act(...given) : undefined;
    };
    return [name, relay];
  });
  return Object.fromEntries(entries) as GridOptions<Row>;
}
