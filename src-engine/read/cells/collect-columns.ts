import type { ImportProblem } from "../../../src-contract/data-import.ts";
import { type CellRow, type CellSource, commentRow, isEmpty } from "./cell.ts";
import { type ColumnCollector, type ColumnPlan, columnCollector } from "./column-collector.ts";

/** Columns as they were collected, by position in the file; null: not asked for. */
export interface CollectedColumns {
  readonly collectors: readonly (ColumnCollector | null)[];
  readonly rows: number;
  readonly problems: readonly ImportProblem[];
}

export interface CollectRequest {
  readonly source: CellSource;
  /** Rows up to this one hold no data; 0: all do. */
  readonly headerRow: number;
  /** Columns that the header or the first rows show; rows that reach further add to them. */
  readonly width: number;
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
  const intake = new RowIntake(request);
  for await (const batch of source.batches((problem) => problems.push(problem))) {
    const data = intake.take(batch.rows);
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
  return { collectors, rows: intake.rows, problems: [...problems, ...intake.problems()] };
}

/** Tells rows of data from the others and remembers rows of unusual length. */
class RowIntake {
  rows = 0;
  columns: number;
  private rowNumber = 0;
  private emptyRows = 0;
  private emptyRowsSinceData = 0;
  private readonly short = { count: 0, firstRow: 0 };
  private readonly long = { count: 0, firstRow: 0 };
  private readonly headerRow: number;
  private readonly width: number;
  private readonly shortRowsAreProblems: boolean;

  constructor({ headerRow, width, source }: CollectRequest) {
    this.headerRow = headerRow;
    this.width = width;
    this.columns = width;
    this.shortRowsAreProblems = source.shortRowsAreProblems;
  }

  take(batch: readonly CellRow[]): { readonly rows: readonly CellRow[]; readonly numbers: readonly number[] } {
    const rows: CellRow[] = [];
    const numbers: number[] = [];
    for (const row of batch) {
      this.rowNumber++;
      if (this.rowNumber <= this.headerRow) continue;
      if (row.every(isEmpty)) {
        if (row !== commentRow) this.emptyRowsSinceData++;
        continue;
      }
      this.emptyRows += this.emptyRowsSinceData;
      this.emptyRowsSinceData = 0;
      if (row.length !== this.width) this.noteLength(row);
      rows.push(row);
      numbers.push(this.rowNumber);
    }
    this.rows += rows.length;
    return { rows, numbers };
  }

  problems(): ImportProblem[] {
    const problems: ImportProblem[] = [];
    if (this.short.count > 0) problems.push({ code: "short-rows", ...this.short });
    if (this.long.count > 0) problems.push({ code: "long-rows", ...this.long });
    if (this.emptyRows > 0) problems.push({ code: "empty-rows-dropped", count: this.emptyRows });
    return problems;
  }

  private noteLength(row: CellRow): void {
    if (row.length < this.width) {
      if (this.shortRowsAreProblems) count(this.short, this.rowNumber);
      return;
    }
    const length = row.findLastIndex((cell) => !isEmpty(cell)) + 1;
    if (length <= this.width) return;
    count(this.long, this.rowNumber);
    if (length > this.columns) this.columns = length;
  }
}

function count(unusual: { count: number; firstRow: number }, row: number): void {
  if (unusual.count++ === 0) unusual.firstRow = row;
}
