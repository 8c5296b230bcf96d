import { succeed } from "../../../src-contract/outcome.ts";
import type { CellBatch, CellRow, CellSource } from "../cells/cell.ts";
import { cellFormat } from "../cells/cell-format.ts";
import type { DataFile, FormatReader } from "../format-reader.ts";
import { checkColumns } from "../size-limits.ts";
import { jsonRows } from "./json-rows.ts";

/** JSON lines, or an array of objects: each object is a row, each name in any of them a column. */
export const jsonlFormat: FormatReader = namedBy(
  cellFormat(async (file) => {
    const names = namesIn(file);
    const source: CellSource = {
      batches: () => batchesOf(file, names),
      shortRowsAreProblems: false,
      decimalComma: false,
    };
    return succeed({ source, sheets: [], sheet: null, encoding: null, delimiter: null, decimalComma: null });
  }),
);

/** The names are no guess: they make the first row. */
function namedBy(reader: FormatReader): FormatReader {
  return {
    async preview(file, options) {
      const preview = await reader.preview(file, { ...options, headerRow: 1 });
      if (!preview.ok) return preview;
      return succeed({ ...preview.value, reasons: { ...preview.value.reasons, headerRow: null } });
    },
    read: (file, options, report) => reader.read(file, { ...options, headerRow: 1 }, report),
  };
}

function namesIn(file: DataFile): readonly string[] {
  const names = new Set<string>();
  for (const { rows } of jsonRows(file)) {
    for (const row of rows) for (const name of row.keys()) names.add(name);
    checkColumns(file.name, names.size);
  }
  return [...names];
}

function* batchesOf(file: DataFile, names: readonly string[]): Generator<CellBatch> {
  yield { rows: [names], fraction: 0 };
  for (const { rows, fraction } of jsonRows(file)) {
    yield { rows: rows.map((row): CellRow => names.map((name) => row.get(name) ?? null)), fraction };
  }
}
