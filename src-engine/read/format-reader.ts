import type {
  DataFormat,
  ImportOptions,
  ImportPreview,
  ImportProblem,
  ResolvedImportOptions,
} from "../../src-contract/data-import.ts";
import type { Outcome } from "../../src-contract/outcome.ts";
import type { Variable } from "../../src-contract/variable.ts";
import type { Table } from "../table/table.ts";

/** A file that is there and can be read. */
export interface DataFile {
  readonly path: string;
  /** Shown to the user instead of the path. */
  readonly name: string;
  readonly bytes: number;
}

/** What every format can do. */
export interface FormatReader {
  preview(file: DataFile, options: ImportOptions): Promise<Outcome<FormatPreview>>;
  read(file: DataFile, options: ImportOptions, report: ReportProgress): Promise<Outcome<FormatTable>>;
}

export type FormatPreview = Omit<ImportPreview, "name" | "format" | "bytes">;
export type FormatTable = Omit<ReadTable, "format">;

/** Between 0 and 1; null: unknown. */
export type ReportProgress = (fraction: number | null) => void;

/** A table as it was read from a file. */
export interface ReadTable {
  readonly table: Table;
  readonly variables: readonly Variable[];
  readonly format: DataFormat;
  readonly options: ResolvedImportOptions;
  readonly problems: readonly ImportProblem[];
}
