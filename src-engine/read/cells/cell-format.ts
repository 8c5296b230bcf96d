import type {
  Delimiter,
  Encoding,
  ImportOptions,
  Quotes,
  ResolvedImportOptions,
  SheetSummary,
} from "../../../src-contract/data-import.ts";
import { type Outcome, type Refusal, refuse, succeed } from "../../../src-contract/outcome.ts";
import type { DataFile, FormatReader, ReportProgress } from "../format-reader.ts";
import type { Guess } from "../guess.ts";
import { sizeCheck } from "../size-limits.ts";
import type { CellSource } from "./cell.ts";
import { type CellChoices, type CellRequest, previewCells, readCells } from "./read-cells.ts";

/** A file of cells that has been opened, and how it is read. What does not apply to the format is null. */
export interface OpenedCells {
  readonly source: CellSource;
  readonly sheets: readonly SheetSummary[];
  readonly sheet: Guess<string> | null;
  readonly encoding: Guess<Encoding> | null;
  readonly quotes: Guess<Quotes> | null;
  readonly delimiter: Guess<Delimiter> | null;
  readonly decimalComma: Guess<boolean> | null;
}

/** A format whose files are rows of cells: all that differs is how they are opened. */
export function cellFormat(
  open: (file: DataFile, options: ImportOptions) => Promise<Outcome<OpenedCells>>,
): FormatReader {
  return {
    async preview(file, options) {
      const opened = await open(file, options);
      if (!opened.ok) return opened;
      const preview = await previewCells(requestFor(file, opened.value, options, () => {}));
      if (!preview.ok) return namingSheet(preview, opened.value, options);
      const { choices, ...shown } = preview.value;
      const { sheets, sheet, encoding, quotes, delimiter, decimalComma } = opened.value;
      return succeed({
        ...shown,
        sheets,
        options: resolvedOptions(opened.value, choices, options),
        reasons: {
          sheet: sheet?.reason ?? null,
          encoding: encoding?.reason ?? null,
          quotes: quotes?.reason ?? null,
          delimiter: delimiter?.reason ?? null,
          decimalComma: decimalComma?.reason ?? null,
          headerRow: choices.headerReason,
          missingCodes: choices.missingReason,
        },
      });
    },

    async read(file, options, report) {
      const opened = await open(file, options);
      if (!opened.ok) return opened;
      const read = await readCells(requestFor(file, opened.value, options, report));
      if (!read.ok) return namingSheet(read, opened.value, options);
      const { table, variables, problems, choices } = read.value;
      return succeed({ table, variables, problems, options: resolvedOptions(opened.value, choices, options) });
    },
  };
}

function requestFor(
  file: DataFile,
  { source }: OpenedCells,
  options: ImportOptions,
  report: ReportProgress,
): CellRequest {
  return { name: file.name, source, options, report, checkSize: sizeCheck(file.name) };
}

function resolvedOptions(
  { sheet, encoding, quotes, delimiter, decimalComma }: OpenedCells,
  { headerRow, missingCodes }: CellChoices,
  { keepFooter }: ImportOptions,
): ResolvedImportOptions {
  return {
    sheet: sheet?.value ?? null,
    encoding: encoding?.value ?? null,
    delimiter: delimiter?.value ?? null,
    decimalComma: decimalComma?.value ?? null,
    headerRow,
    missingCodes,
    ...(quotes !== null && { quotes: quotes.value }),
    ...(keepFooter !== undefined && { keepFooter }),
  };
}

/** In a workbook it is the sheet that is empty which was chosen; the one that is guessed holds data where any does. */
function namingSheet(refusal: Refusal, { sheet }: OpenedCells, { sheet: chosen }: ImportOptions): Refusal {
  const { failure } = refusal;
  if (failure.code !== "file-empty" || sheet === null || chosen === undefined) return refusal;
  return refuse({ code: "sheet-empty", name: failure.name, sheet: sheet.value });
}
