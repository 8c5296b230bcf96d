import type { Encoding } from "../../../src-contract/data-import.ts";
import { succeed } from "../../../src-contract/outcome.ts";
import type { CellBatch, CellRow, CellSource } from "../cells/cell.ts";
import { cellFormat } from "../cells/cell-format.ts";
import { guessEncoding } from "../csv/encoding.ts";
import type { DataFile, FormatReader } from "../format-reader.ts";
import { chosenOr } from "../guess.ts";
import { checkColumns } from "../size-limits.ts";
import { jsonRows } from "./json-rows.ts";

/** JSON lines, or an array of objects: each object is a row, each name in any of them a column. */
export const jsonlFormat: FormatReader = namedBy(
  cellFormat(async (file, options) => {
    const encoding = chosenOr(options.encoding, () => guessEncoding(file.path));
    const names = namesIn(file, encoding.value);
    const source: CellSource = {
      batches: () => batchesOf(file, encoding.value, names),
      shortRowsAreProblems: false,
      decimalComma: false,
    };
    return succeed({ source, sheets: [], sheet: null, encoding, delimiter: null, decimalComma: null });
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

function namesIn(file: DataFile, encoding: Encoding): readonly string[] {
  const names = new Set<string>();
  for (const { rows } of jsonRows(file, encoding)) {
    for (const row of rows) for (const name of row.keys()) names.add(name);
    checkColumns(file.name, names.size);
  }
  return [...names];
}

function* batchesOf(file: DataFile, encoding: Encoding, names: readonly string[]): Generator<CellBatch> {
  yield { rows: [names], fraction: 0 };
  for (const { rows, fraction } of jsonRows(file, encoding)) {
    yield { rows: rows.map((row): CellRow => names.map((name) => row.get(name) ?? null)), fraction };
  }
}
