/** Cells that are merged into one: only the upper left one holds what is seen in all. Counted from 0. */
export interface MergedCells {
  readonly row: number;
  readonly lastRow: number;
  /** Columns. */
  readonly first: number;
  readonly last: number;
}

/**
 * Headers with what merged cells say: a name that spans several columns is that of each, and one that stands above the
 * names of several goes before each of them ("Mathematics pre", "Mathematics post"). A title above all columns does not.
 */
export function withMergedHeaders(
  headers: readonly string[],
  above: readonly string[],
  headerRow: number,
  merges: readonly MergedCells[],
): readonly string[] {
  const hasGroups = merges.some(
    ({ row, first, last }) => row === headerRow - 1 && last - first + 1 < headers.length - 1,
  );
  const own = headers.map((header, column) => {
    const span = spanAt(merges, headerRow, column);
    if (header === "" && span !== undefined) return headers[span.first] ?? "";
    // A name that is merged over both rows of the header stands in the upper one.
    return header === "" && hasGroups ? (above[column] ?? "").trim() : header;
  });
  return own.map((header, column) => {
    const span = spanAt(merges, headerRow - 1, column);
    const group = span === undefined ? "" : (above[span.first] ?? "").trim();
    const isTitle = span !== undefined && span.last - span.first + 1 >= headers.length - 1;
    return group === "" || isTitle || header === "" ? header : `${group} ${header}`;
  });
}

/**
 * Headers of a file that has lost what was merged, as text does: names above those of several columns stand over the
 * first of them. Taken for such where they tell apart names that are the same, or give one where there is none.
 */
export function withGroupsAbove(headers: readonly string[], above: readonly string[]): readonly string[] {
  const names = headers.map((header) => header.trim());
  const groups = headers.map((_, column) => (above[column] ?? "").trim());
  const filled = groups.filter((group) => group !== "");
  const own = names.filter((name) => name !== "");
  const areNeeded = new Set(own).size < own.length;
  if (!areNeeded || filled.length < 2 || filled.some((group) => Number.isFinite(Number(group)))) return headers;
  let group = "";
  const together = names.map((name, column) => {
    // A name over an empty cell is that of its column, over both rows.
    if (name === "") {
      group = "";
      return groups[column] ?? "";
    }
    group = groups[column] || group;
    return group === "" ? name : `${group} ${name}`;
  });
  return new Set(together).size === together.length ? together : headers;
}

function spanAt(merges: readonly MergedCells[], row: number, column: number): MergedCells | undefined {
  return merges.find((span) => span.row === row && column >= span.first && column <= span.last);
}

/** Those that are merged within a row, as heads of several columns are. */
export function mergedInRows(merges: readonly MergedCells[]): readonly MergedCells[] {
  return merges.filter(({ row, lastRow, first, last }) => row === lastRow && first < last);
}
