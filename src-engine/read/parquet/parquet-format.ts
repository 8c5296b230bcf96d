import { type Compressors, parquetMetadataAsync, parquetRead, parquetSchema } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { type Outcome, refuse, succeed } from "../../../src-contract/outcome.ts";
import type { DescribedColumn } from "../described/assemble-described.ts";
import { type DescribedFile, type DescribedRequest, describedFormat } from "../described/described-format.ts";
import { bytesAt } from "../file-pieces.ts";
import { leftOutProblem } from "../left-out.ts";
import { ReadRefusal } from "../read-refusal.ts";
import { checkColumns, sizeCheck } from "../size-limits.ts";
import { daysOfMoment, type ParquetColumn, parquetColumn } from "./parquet-columns.ts";

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
  const { file, mostRows, report, damaged } = request;
  if (bytesAt(file.path, Math.max(0, file.bytes - 4), 4).toString("latin1") === "PARE") {
    return refuse({ code: "file-encrypted", name: file.name });
  }
  const source = {
    byteLength: file.bytes,
    slice: (start: number, end = file.bytes) => arrayBufferOf(bytesOf(request, start, end)),
  };
  const metadata = await parquetMetadataAsync(source);
  const rowsInFile = Number(metadata.num_rows);
  const rows = Math.min(rowsInFile, mostRows);
  const elements = parquetSchema(metadata).children.map(({ element }) => element);
  checkColumns(file.name, elements.length);
  sizeCheck(file.name)(rows, elements.length);
  const columns = new Map<string, ParquetColumn>();
  for (const element of elements) {
    const column = parquetColumn(element);
    if (column !== null) columns.set(element.name, column);
  }
  if (columns.size > 0 && rows > 0) {
    let done = 0;
    await parquetRead({
      file: source,
      metadata,
      columns: [...columns.keys()],
      rowEnd: rows,
      compressors: unpackers,
      parsers: daysOfMoment,
      onChunk: ({ columnName, columnData, rowStart }) => {
        const wanted = Math.min(columnData.length, rows - rowStart);
        columns.get(columnName)?.take(columnData, rowStart, wanted);
        done += Math.max(wanted, 0);
        report(Math.min(1, done / (rows * columns.size)));
      },
    });
  }
  const finished = [...columns].map(([name, column]): DescribedColumn => {
    if (column.rows !== rows) damaged(`column ${name}`);
    return column.finish(name);
  });
  const leftOut = elements.filter(({ name }) => !columns.has(name)).map(({ name }) => name);
  return succeed({ columns: finished, rows, rowsInFile, encoding: null, problems: leftOutProblem(leftOut) });
}

/** The library stumbles over nothing packed by LZ4. */
const unpackers: Compressors = {
  ...compressors,
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
