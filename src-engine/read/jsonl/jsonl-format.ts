import type { ImportOptions } from "../../../src-contract/data-import.ts";
import { refuse, succeed } from "../../../src-contract/outcome.ts";
import type { CellBatch, CellRow, CellSource } from "../cells/cell.ts";
import { cellFormat } from "../cells/cell-format.ts";
import { guessEncoding } from "../csv/encoding.ts";
import type { DataFile, FormatReader } from "../format-reader.ts";
import { chosenOr } from "../guess.ts";
import { checkColumns } from "../size-limits.ts";
import { type JsonTable, jsonTables } from "./json-rows.ts";

/** JSON lines, and JSON documents that hold tables: each object is a row, each name in any of them a column. */
export const jsonlFormat: FormatReader = namedBy(
  cellFormat(async (file, options) => {
    const encoding = chosenOr(options.encoding, () => guessEncoding(file.path));
    const tables = jsonTables(file, encoding.value);
    const table = tableChosen(tables, options);
    if (table === undefined) {
      const sheets = tables.map(({ name }) => name);
      return refuse({ code: "sheet-not-found", name: file.name, sheet: options.sheet ?? "", sheets });
    }
    const names = namesIn(file, table);
    const source: CellSource = {
      batches: () => batchesOf(table, names),
      shortRowsAreProblems: false,
      mayHaveAsides: false,
      decimalComma: false,
    };
    const reason = { code: options.sheet === undefined ? "first-sheet-with-data" : "user-chose" } as const;
    return succeed({
      source,
      sheets: table.name === "" ? [] : tables.map(({ name }) => ({ name, rows: null, columns: null })),
      sheet: table.name === "" ? null : { value: table.name, reason },
      encoding,
      quotes: null,
      delimiter: null,
      decimalComma: null,
    });
  }),
);

function tableChosen(tables: readonly JsonTable[], { sheet }: ImportOptions): JsonTable | undefined {
  return sheet === undefined ? tables[0] : tables.find(({ name }) => name === sheet);
}

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

/** Where an object is null in some rows, its own name says nothing beside those of what it holds in others. */
function namesIn(file: DataFile, table: JsonTable): readonly string[] {
  const names = new Set<string>();
  const withValues = new Set<string>();
  for (const { rows } of table.batches()) {
    for (const row of rows) {
      for (const [name, value] of row) {
        names.add(name);
        if (value !== null) withValues.add(name);
      }
    }
    checkColumns(file.name, names.size);
  }
  const outer = new Set([...names].map((name) => name.slice(0, Math.max(name.lastIndexOf("."), 0))));
  return [...names].filter((name) => withValues.has(name) || !outer.has(name));
}

function* batchesOf(table: JsonTable, names: readonly string[]): Generator<CellBatch> {
  yield { rows: [names], fraction: 0 };
  for (const { rows, fraction } of table.batches()) {
    yield { rows: rows.map((row): CellRow => names.map((name) => row.get(name) ?? null)), fraction };
  }
}
