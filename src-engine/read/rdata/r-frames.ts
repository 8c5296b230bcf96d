import { attributesOf, classesOf, lengthOf, type RValue, textsOf } from "./r-value.ts";

/** A data frame of an R file. */
export interface RFrame {
  /** The object's name in a workspace, its place in a list; empty: the file is the data frame. */
  readonly name: string;
  readonly rows: number;
  readonly columns: readonly { readonly name: string; readonly value: RValue }[];
}

/** The data frames in an R object: itself, those of a workspace or of a list. */
export function framesIn(value: RValue, name = ""): readonly RFrame[] {
  const own = frameOf(value, name);
  if (own !== null) return [own];
  if (value.kind === "pairs") return value.entries.flatMap(({ tag, value: entry }) => frameOf(entry, tag) ?? []);
  if (value.kind !== "list") return [];
  const names = textsOf(attributesOf(value).get("names"));
  return value.values.flatMap((entry, index) => frameOf(entry, names[index] || String(index + 1)) ?? []);
}

function frameOf(value: RValue, name: string): RFrame | null {
  if (value.kind !== "list" || !classesOf(value).includes("data.frame")) return null;
  const names = textsOf(attributesOf(value).get("names"));
  const rowNames = attributesOf(value).get("row.names");
  const rows = rowCount(value.values, rowNames);
  // A matrix among the columns has more values than rows.
  const columns = value.values.map((column, index) => ({
    name: names[index] ?? "",
    value: lengthOf(column) === rows ? column : ({ kind: "other" } as const),
  }));
  const named =
    rowNames?.kind === "texts" && !areNumbers(rowNames.values)
      ? [{ name: "row.names", value: rowNames }, ...columns]
      : columns;
  return { name, rows, columns: named };
}

/** Names that say no more than the places of the rows. */
function areNumbers(names: readonly (string | null)[]): boolean {
  return names.every((name, row) => name === String(row + 1));
}

/** R keeps 1 to n as a missing value and -n. */
function rowCount(columns: readonly RValue[], rowNames: RValue | undefined): number {
  if (rowNames?.kind === "integers" && rowNames.values.length === 2) {
    const [first, count = 0] = rowNames.values;
    if (first === -2_147_483_648) return Math.abs(count);
  }
  return rowNames === undefined ? Math.max(0, ...columns.map(lengthOf)) : lengthOf(rowNames);
}
