import { gunzipSync } from "node:zlib";
import { type Compressors, type FileMetaData, parquetMetadataAsync, parquetSchema, type RowGroup } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { type Outcome, refuse, succeed } from "../../../src-contract/outcome.ts";
import type { DescribedColumn } from "../described/assemble-described.ts";
import { type DescribedFile, type DescribedRequest, describedFormat } from "../described/described-format.ts";
import { bytesAt } from "../file-pieces.ts";
import { leftOutProblem } from "../left-out.ts";
import { ReadRefusal } from "../read-refusal.ts";
import { checkColumns, sizeCheck } from "../size-limits.ts";
import { ownDescriptions, withDescription } from "./own-descriptions.ts";
import { daysOfMoment, type ParquetColumn, parquetColumn } from "./parquet-columns.ts";
import { columnPages } from "./parquet-pages.ts";

/** Parquet files, packed in any of the ways that pandas, Arrow, DuckDB and Spark do. */
export const parquetFormat = describedFormat("Parquet", async (request) => {
  try {
    return await readParquet(request);
  } catch (error) {
    // Whatever the library stumbles over is something in the file that should not be there.
    throw error instanceof ReadRefusal ? error : request.damaged("columns");
  }
});

async function readParquet(request: DescribedRequest): Promise<Outcome<DescribedFile>> {
  const { file, mostRows, damaged } = request;
  if (bytesAt(file.path, Math.max(0, file.bytes - 4), 4).toString("latin1") === "PARE") {
    return refuse({ code: "file-encrypted", name: file.name });
  }
  const source = {
    byteLength: file.bytes,
    slice: (start: number, end = file.bytes) => arrayBufferOf(bytesOf(request, start, end)),
  };
  const metadata = await parquetMetadataAsync(source);
  const rowsInFile = Number(metadata.num_rows);
  const schema = parquetSchema(metadata);
  const elements = schema.children.map(({ element }) => element);
  const rows = Math.min(rowsInFile, mostRows(elements.length));
  checkColumns(file.name, elements.length);
  sizeCheck(file.name)(rows, elements.length);
  const columns = new Map<string, ParquetColumn>();
  for (const element of elements) {
    const column = parquetColumn(element);
    if (column !== null) columns.set(element.name, column);
  }
  readColumns(request, metadata, columns, rows);
  const descriptions = ownDescriptions(metadata);
  const finished = [...columns].map(([name, column]): DescribedColumn => {
    if (column.rows !== rows) damaged(`column ${name}`);
    return withDescription(column.finish(name), descriptions.get(name));
  });
  const leftOut = elements.filter(({ name }) => !columns.has(name)).map(({ name }) => name);
  return succeed({ columns: finished, rows, rowsInFile, encoding: null, problems: leftOutProblem(leftOut) });
}

function readColumns(
  { file, report, damaged }: DescribedRequest,
  metadata: FileMetaData,
  columns: ReadonlyMap<string, ParquetColumn>,
  rows: number,
): void {
  const schema = parquetSchema(metadata);
  const byName = new Map(schema.children.map((child) => [child.element.name, child]));
  let done = 0;
  for (const { first, group } of groupsOf(metadata)) {
    if (first >= rows) break;
    const groupRows = Number(group.num_rows);
    for (const { meta_data: chunk } of group.columns) {
      const name = chunk?.path_in_schema.join(".") ?? "";
      const [taken, column] = [columns.get(name), byName.get(name)];
      if (chunk === undefined || taken === undefined || column === undefined) continue;
      const place = { path: file.path, bytes: file.bytes, metadata: chunk, schema, column, rows: groupRows };
      for (const values of columnPages({ ...place, compressors: unpackers, parsers: daysOfMoment, damaged })) {
        const wanted = Math.min(values.length, rows - taken.rows);
        taken.take(values, taken.rows, wanted);
        done += wanted;
        report(Math.min(1, done / (rows * columns.size)));
        if (taken.rows >= rows) break;
      }
      if (taken.rows !== Math.min(rows, first + groupRows)) damaged(`column ${name}`);
    }
  }
}

/** Groups of rows, with the row at which each begins. */
function groupsOf({
  row_groups: groups,
}: FileMetaData): readonly { readonly first: number; readonly group: RowGroup }[] {
  let first = 0;
  return groups.map((group) => {
    const placed = { first, group };
    first += Number(group.num_rows);
    return placed;
  });
}

/** Node unpacks gzip sooner than the library, which stumbles over nothing packed by LZ4. */
const unpackers: Compressors = {
  ...compressors,
  GZIP: (packed, bytes) => gunzipSync(packed, { maxOutputLength: Math.max(bytes, 1) }),
  LZ4_RAW: (packed, bytes) => (bytes === 0 ? new Uint8Array() : (compressors.LZ4_RAW?.(packed, bytes) ?? packed)),
};

function bytesOf({ file, damaged }: DescribedRequest, start: number, end: number): Buffer {
  if (!(start >= 0 && end >= start && end <= file.bytes)) damaged("end of the data");
  return bytesAt(file.path, start, end - start);
}

function arrayBufferOf(bytes: Buffer): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.length);
  new Uint8Array(copy).set(bytes);
  return copy;
}
