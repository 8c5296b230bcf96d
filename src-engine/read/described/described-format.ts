import type {
  Encoding,
  ImportOptions,
  ImportProblem,
  ImportReason,
  ResolvedImportOptions,
  SheetSummary,
} from "../../../src-contract/data-import.ts";
import { type Outcome, refuse, succeed } from "../../../src-contract/outcome.ts";
import type { Damaged } from "../byte-cursor.ts";
import type { DataFile, FormatReader, ReportProgress } from "../format-reader.ts";
import type { Guess } from "../guess.ts";
import { ReadRefusal } from "../read-refusal.ts";
import { firstRowsShown } from "../rows-shown.ts";
import { checkColumns } from "../size-limits.ts";
import { assembleDescribed, type DescribedColumn } from "./assemble-described.ts";

/** A file that says itself what its variables are, as far as it was asked for. */
export interface DescribedFile {
  readonly columns: readonly DescribedColumn[];
  /** Rows that were read. */
  readonly rows: number;
  /** Rows in the whole file; null: it does not say, and not all have been read. */
  readonly rowsInFile: number | null;
  /** Where a file holds several tables. */
  readonly sheets?: readonly SheetSummary[];
  readonly sheet?: Guess<string>;
  /** Null where the user has no choice. The reason is null where the usual one of such files is taken. */
  readonly encoding: { readonly value: Encoding; readonly reason: ImportReason | null } | null;
  readonly problems?: readonly ImportProblem[];
}

export interface DescribedRequest {
  readonly file: DataFile;
  readonly options: ImportOptions;
  /** Reading ends after so many rows, of a table of so many columns. */
  readonly mostRows: (columns: number) => number;
  readonly report: ReportProgress;
  readonly damaged: Damaged;
}

/**
 * A format whose files describe their variables themselves: all that differs is how they are read. `format` is what a
 * damaged file is called.
 */
export function describedFormat(
  format: string,
  readFile: (request: DescribedRequest) => Outcome<DescribedFile> | Promise<Outcome<DescribedFile>>,
): FormatReader {
  const read = async (
    file: DataFile,
    options: ImportOptions,
    mostRows: DescribedRequest["mostRows"],
    report: ReportProgress,
  ) => {
    const damaged: Damaged = (where) => {
      throw new ReadRefusal({ code: "file-damaged", name: file.name, format, where });
    };
    const found = await readFile({ file, options, mostRows, report, damaged });
    if (!found.ok) return found;
    const { columns, rows } = found.value;
    checkColumns(file.name, columns.length);
    if (columns.length === 0) return refuse({ code: "file-empty", name: file.name });
    const assembled = assembleDescribed(columns, rows);
    return succeed({
      ...found.value,
      ...assembled,
      problems: [...(found.value.problems ?? []), ...assembled.problems],
    });
  };
  return {
    async preview(file, options) {
      let most = mostPreviewRows;
      const mostRows = (columns: number) => {
        most = previewRows(columns);
        return most;
      };
      const found = await read(file, options, mostRows, () => {});
      if (!found.ok) return found;
      const { table, columns, problems, rows, rowsInFile } = found.value;
      const variables = columns.map(({ variable }) => variable);
      return succeed({
        sheets: found.value.sheets ?? [],
        options: resolvedOptions(found.value),
        reasons: {
          ...notApplicable,
          quotes: null,
          sheet: found.value.sheet?.reason ?? null,
          encoding: found.value.encoding?.reason ?? null,
          missingCodes: null,
        },
        columns,
        firstRows: [],
        values: firstRowsShown(table, variables),
        rows: rows < most ? rows : rowsInFile,
        problems,
      });
    },

    async read(file, options, report) {
      const found = await read(file, options, () => Number.POSITIVE_INFINITY, report);
      if (!found.ok) return found;
      const { table, columns, problems } = found.value;
      const variables = columns.map(({ variable }) => variable);
      return succeed({ table, variables, problems, options: resolvedOptions(found.value) });
    },
  };
}

/** Enough rows to see what a variable is where the file does not say, and no more values than are read at once. */
function previewRows(columns: number): number {
  return Math.max(fewestPreviewRows, Math.min(mostPreviewRows, Math.floor(mostPreviewValues / columns)));
}

const mostPreviewValues = 1_000_000;
const [fewestPreviewRows, mostPreviewRows] = [100, 10_000];
const notApplicable = { headerRow: null, delimiter: null, decimalComma: null };

function resolvedOptions({ sheet, encoding }: Pick<DescribedFile, "sheet" | "encoding">): ResolvedImportOptions {
  return { ...notApplicable, sheet: sheet?.value ?? null, encoding: encoding?.value ?? null, missingCodes: [] };
}
