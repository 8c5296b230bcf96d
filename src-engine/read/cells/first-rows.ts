import type { ImportOptions, ImportProblem } from "../../../src-contract/data-import.ts";
import { byteCells } from "./byte-cells.ts";
import { ByteRows } from "./byte-rows.ts";
import { type CellRow, type CellSource, isEmpty } from "./cell.ts";
import { footerIn, mostFooterRows, startOfCells } from "./footer.ts";

/** The first rows of a file: as many as show what its columns are. */
export interface FirstRows {
  readonly rows: readonly CellRow[];
  /** Whether the file has no more. */
  readonly complete: boolean;
  readonly problems: readonly ImportProblem[];
}

export async function firstRowsOf(source: CellSource, atLeast: number): Promise<FirstRows> {
  const rows: CellRow[] = [];
  const problems: ImportProblem[] = [];
  let size = 0;
  for await (const batch of source.batches((problem) => problems.push(problem))) {
    for (const row of batch.rows instanceof ByteRows ? byteCells(batch.rows) : batch.rows) {
      rows.push(row);
      for (const cell of row) size += typeof cell === "string" ? cell.length + averageCell : averageCell;
    }
    if (size >= enoughCharacters && rows.length >= atLeast) return { rows, complete: false, problems };
  }
  return { rows, complete: true, problems };
}

/** All rows of a file without totals and remarks below the data, unless these are to be kept. */
export function withoutFooter(
  first: FirstRows,
  { mayHaveAsides }: CellSource,
  { keepFooter = false }: ImportOptions,
): FirstRows {
  if (!first.complete || !mayHaveAsides || keepFooter) return first;
  const filled = first.rows.flatMap((cells, index) => (cells.every(isEmpty) ? [] : [startOfCells(cells, index + 1)]));
  const footer = footerIn(filled.slice(-mostFooterRows));
  if (footer === null) return first;
  return { ...first, rows: first.rows.slice(0, footer.firstRow - 1), problems: [...first.problems, footer.problem] };
}

/** The same source as if it ended after its first rows. */
export function onlyFirstRows(source: CellSource, { rows, problems }: FirstRows): CellSource {
  return {
    ...source,
    batches: (note) => {
      for (const problem of problems) note(problem);
      return [{ rows, fraction: 1 }];
    },
  };
}

const enoughCharacters = 2_000_000;
/** Keeps cells without characters from counting as nothing. */
const averageCell = 8;
