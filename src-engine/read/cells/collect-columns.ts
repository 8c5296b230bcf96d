import type { ImportProblem } from "../../../src-contract/data-import.ts";
import { ByteRows } from "./byte-rows.ts";
import type { CellRow, CellSource } from "./cell.ts";
import { type ColumnCollector, type ColumnPlan, columnCollector } from "./column-collector.ts";
import { type Footer, footerIn } from "./footer.ts";
import { MergedValues } from "./merged-values.ts";
import { type IntakeRequest, RowIntake } from "./row-intake.ts";

/** Columns as they were collected, by position in the file; null: not asked for. */
export interface CollectedColumns {
  readonly collectors: readonly (ColumnCollector | null)[];
  readonly rows: number;
  readonly problems: readonly ImportProblem[];
  /** Rows of totals and remarks at the end, which are among the collected ones. */
  readonly footer: Footer | null;
}

export interface CollectRequest extends Pick<IntakeRequest, "headerRow" | "header" | "lastRow" | "width"> {
  readonly source: CellSource;
  readonly planOf: (position: number) => ColumnPlan | null;
  readonly report: (fraction: number | null) => void;
  /** Told the size of the table as it grows; throws when it becomes too large. */
  readonly checkSize: (rows: number, columns: number) => void;
}

/** Reads all rows of a source once. Rows without any value are passed over. */
export async function collectColumns(request: CollectRequest): Promise<CollectedColumns> {
  const { source, planOf, report, checkSize } = request;
  const problems: ImportProblem[] = [];
  const collectors: (ColumnCollector | null)[] = [];
  const intake = new RowIntake({ ...request, shortRowsAreProblems: source.shortRowsAreProblems });
  const merged = new MergedValues(source.merges ?? [], request.headerRow);
  let row = 0;
  const withMerged = (rows: readonly CellRow[]) => rows.map((cells) => merged.fill(cells, row++));
  for await (const batch of source.batches((problem) => problems.push(problem))) {
    const isPlain = batch.rows instanceof ByteRows || !merged.isNeeded;
    const data = intake.take(isPlain ? batch.rows : withMerged(batch.rows));
    checkSize(intake.rows, intake.columns);
    for (let position = collectors.length; position < intake.columns; position++) {
      const plan = planOf(position);
      const collector = plan && columnCollector(plan, source.decimalComma);
      collector?.skip(intake.rows - data.rows.length);
      collectors.push(collector);
    }
    for (const [position, collector] of collectors.entries()) collector?.take(data, position);
    report(batch.fraction);
  }
  if (merged.filled > 0) problems.push({ code: "merged-cells-filled", count: merged.filled });
  const footer = source.mayHaveAsides ? footerIn(intake.lastRows) : null;
  return { collectors, rows: intake.rows, problems: [...problems, ...intake.problems()], footer };
}
