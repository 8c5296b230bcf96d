import type { OutputColumn, RichText } from "../src-contract/output.ts";
import { plainText } from "./rich-text.ts";

/** A cell of a table's head: a column's own head, or a spanner over several. */
export interface HeadCell {
  readonly kind: "head" | "spanner";
  readonly text: RichText;
  /** The position of its first column. */
  readonly first: number;
  readonly columns: number;
  readonly rows: number;
}

/**
 * The rows of a table's head: one, or two where there are spanners. Columns next to each other with the same spanner
 * share one cell; a column without one reaches over both rows.
 */
export function headRows(columns: readonly OutputColumn[]): readonly (readonly HeadCell[])[] {
  const spanned = columns.some(({ spanner }) => spanner !== undefined);
  const own = (rows: number, wanted: (column: OutputColumn) => boolean): readonly HeadCell[] =>
    columns.flatMap((column, first) =>
      wanted(column) ? [{ kind: "head", text: column.head, first, columns: 1, rows }] : [],
    );
  if (!spanned) return [own(1, () => true)];
  const upper = [...own(2, ({ spanner }) => spanner === undefined), ...spanners(columns)];
  return [upper.sort((a, b) => a.first - b.first), own(1, ({ spanner }) => spanner !== undefined)];
}

function spanners(columns: readonly OutputColumn[]): readonly HeadCell[] {
  const cells: HeadCell[] = [];
  columns.forEach(({ spanner }, first) => {
    if (spanner === undefined) return;
    const last = cells.at(-1);
    const goesOn =
      last !== undefined && last.first + last.columns === first && plainText(last.text) === plainText(spanner);
    if (goesOn) cells[cells.length - 1] = { ...last, columns: last.columns + 1 };
    else cells.push({ kind: "spanner", text: spanner, first, columns: 1, rows: 1 });
  });
  return cells;
}
