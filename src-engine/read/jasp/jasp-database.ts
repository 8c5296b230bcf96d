import { type Outcome, succeed } from "../../../src-contract/outcome.ts";
import { type Measure, noMissingValues } from "../../../src-contract/variable.ts";
import { NumberColumnBuilder, TextColumnBuilder } from "../../table/column-builder.ts";
import type { DescribedColumn } from "../described/assemble-described.ts";
import { decimalsShown } from "../described/decimals-shown.ts";
import type { DescribedFile, DescribedRequest } from "../described/described-format.ts";
import { checkColumns, sizeCheck } from "../size-limits.ts";
import type { SqliteFile, SqliteRow, SqliteValue } from "./sqlite-file.ts";

/**
 * The first data set of a JASP database. A value is kept twice: as a number (`Column_1_DBL`) and as the key of its label
 * (`Column_1_INT`), which knows what was there originally, number or text.
 */
export function readJaspDatabase(database: SqliteFile, request: DescribedRequest): Outcome<DescribedFile> {
  const table = database.tableNames.find((name) => /^DataSet_\d+$/.test(name)) ?? request.damaged("data set");
  const stored = new Set(database.columnsOf(table));
  const labels = labelsByColumn(database);
  const columns = columnsIn(database, table)
    .filter(({ id }) => stored.has(`Column_${id}_DBL`))
    .map((column) => new JaspColumnBuilder(column, labels.get(column.id) ?? []));
  checkColumns(request.file.name, columns.length);
  const checkSize = sizeCheck(request.file.name);
  const mostRows = request.mostRows(columns.length);
  let rows = 0;
  let isAll = true;
  for (const row of database.rows(table)) {
    if (rows === mostRows) {
      isAll = false;
      break;
    }
    for (const column of columns) column.add(row);
    rows++;
    if (rows % rowsPerCheck === 0) checkSize(rows, columns.length);
  }
  return succeed({
    columns: columns.map((column) => column.finish()),
    rows,
    rowsInFile: isAll ? rows : null,
    encoding: null,
  });
}

const rowsPerCheck = 10_000;

interface JaspColumn {
  readonly id: number;
  readonly name: string;
  readonly title: string;
  readonly measure: Measure;
}

function columnsIn(database: SqliteFile, table: string): readonly JaspColumn[] {
  const dataSet = Number(table.replace("DataSet_", ""));
  return [...database.rows("Columns")]
    .filter((row) => row.get("dataSet") === dataSet)
    .sort((a, b) => Number(a.get("colIdx")) - Number(b.get("colIdx")))
    .map((row) => {
      const name = textOf(row.get("name"));
      const title = textOf(row.get("title"));
      return {
        id: Number(row.get("id")),
        name,
        title: title === name || title === "" ? textOf(row.get("description")) : title,
        measure: measures.get(textOf(row.get("columnType"))) ?? "nominal",
      };
    });
}

const measures = new Map<string, Measure>([
  ["scale", "scale"],
  ["ordinal", "ordinal"],
]);

interface JaspLabel {
  /** What the values of `Column_1_INT` are. */
  readonly key: number;
  readonly original: number | string;
  /** Empty: the original. */
  readonly text: string;
}

function labelsByColumn(database: SqliteFile): ReadonlyMap<number, readonly JaspLabel[]> {
  const found = new Map<number, JaspLabel[]>();
  for (const row of database.rows("Labels")) {
    const column = Number(row.get("columnId"));
    const labels = found.get(column) ?? [];
    labels.push({
      key: Number(row.get("value")),
      original: originalOf(textOf(row.get("originalValueJson"))),
      text: textOf(row.get("label")),
    });
    found.set(column, labels);
  }
  return found;
}

function originalOf(json: string): number | string {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "number" ? value : typeof value === "string" ? value : json.trim();
  } catch {
    return json.trim();
  }
}

/** Numbers where all that was there originally is a number, else texts. */
class JaspColumnBuilder {
  private readonly column: JaspColumn;
  private readonly labels: readonly JaspLabel[];
  private readonly originals: ReadonlyMap<number, string>;
  private readonly numbers = new NumberColumnBuilder();
  private readonly texts = new TextColumnBuilder();
  private readonly isText: boolean;

  constructor(column: JaspColumn, labels: readonly JaspLabel[]) {
    this.column = column;
    this.labels = labels;
    this.originals = new Map(labels.map(({ key, original }) => [key, String(original)]));
    this.isText = labels.some(({ original }) => typeof original === "string");
  }

  add(row: SqliteRow): void {
    const number = numberOf(row.get(`Column_${this.column.id}_DBL`));
    if (!this.isText) this.numbers.add(number);
    else this.texts.add(this.originals.get(Number(row.get(`Column_${this.column.id}_INT`))) ?? "");
  }

  finish(): DescribedColumn {
    const { name, title, measure } = this.column;
    const valueLabels = this.labels
      .filter(({ original, text }) => text !== "" && text.replaceAll(",", "") !== String(original))
      .map(({ original, text }) => ({ value: original, label: text }));
    const words = { name, label: title, valueLabels, missing: noMissingValues };
    if (this.isText) {
      const described = { ...words, storage: "text", decimals: 0 } as const;
      return { described, measure: "nominal", values: this.texts.finish() };
    }
    const values = this.numbers.finish();
    return { described: { ...words, storage: "number", decimals: decimalsShown(values.values) }, measure, values };
  }
}

/** SQLite cannot keep numbers that are none or without end: they stand as texts. */
function numberOf(value: SqliteValue | undefined): number {
  if (typeof value === "number") return value;
  if (value === "inf") return Number.POSITIVE_INFINITY;
  return value === "-inf" ? Number.NEGATIVE_INFINITY : Number.NaN;
}

function textOf(value: SqliteValue | undefined): string {
  return typeof value === "string" ? value : "";
}
