import { type Outcome, succeed } from "../../../../src-contract/outcome.ts";
import type { ColumnId, Variable } from "../../../../src-contract/variable.ts";
import type { GridRow } from "./row-reader.ts";

/** The variables of a grid in runs that are read together: of a wide table only those in sight, and those beside them. */
export interface ColumnWindows {
  readonly variables: readonly Variable[];
  readonly windowOf: ReadonlyMap<ColumnId, number>;
}

/** Some screens wide. */
export const windowSize = 120;

export function columnWindows(variables: readonly Variable[]): ColumnWindows {
  return {
    variables,
    windowOf: new Map(variables.map(({ column }, place) => [column, Math.floor(place / windowSize)])),
  };
}

export interface WindowReader {
  /** Reads a block of rows, of these variables. */
  readonly read: (variables: readonly Variable[]) => Promise<Outcome<readonly GridRow[]>>;
  /** Values that were not there when they were asked for have come. */
  readonly onMore: () => void;
}

/** A block of rows with the values of the columns in sight; the others are read once one of their cells is asked for. */
export async function readInWindows(
  { variables, windowOf }: ColumnWindows,
  inSight: readonly ColumnId[],
  { read, onMore }: WindowReader,
): Promise<Outcome<readonly GridRow[]>> {
  const first = new Set(inSight.flatMap((column) => windowOf.get(column) ?? []));
  if (first.size === 0) first.add(0);
  const inWindow = (window: number) => variables.slice(window * windowSize, (window + 1) * windowSize);
  const rows = await read([...first].flatMap(inWindow));
  if (!rows.ok) return rows;

  const known = new Map<number, readonly GridRow[] | "asked">([...first].map((window) => [window, rows.value]));
  const ask = async (window: number) => {
    known.set(window, "asked");
    const more = await read(inWindow(window));
    if (more.ok) known.set(window, more.value);
    else known.delete(window);
    if (more.ok) onMore();
  };
  const valueAt = (column: ColumnId, place: number) => {
    const window = windowOf.get(column);
    const there = window === undefined ? undefined : known.get(window);
    if (window !== undefined && there === undefined) void ask(window);
    return there === undefined || there === "asked" ? undefined : there[place]?.values.get(column);
  };
  return succeed(
    rows.value.map(({ index }, place) => ({ index, values: { get: (column) => valueAt(column, place) } })),
  );
}
