import { gzipSync } from "node:zlib";
import type { WrittenCells } from "../../../src-contract/engine-api.ts";
import { noMissingValues } from "../../../src-contract/variable.ts";
import type { DataSet } from "../../table/data-set.ts";
import { descriptionsKey } from "../../table/file-descriptions.ts";
import { type ParquetColumn, parquetColumn } from "./parquet-column.ts";
import { plainColumns } from "./plain-cells.ts";
import { fields, integer, list, long, type Thrift, text, thriftBytes } from "./thrift.ts";

/**
 * A Parquet file (github.com/apache/parquet-format): whole numbers as INT32, other ones as DOUBLE, dates, moments and
 * times of day as such, texts in UTF-8; what is missing is null. Pages are packed by gzip, a column a page a row group. What
 * Parquet knows no place for, labels and missing values, stands among the properties of the file.
 */
export function* parquetData(data: DataSet, cells: WrittenCells): Generator<Uint8Array> {
  const { rows } = data.table;
  const columns = plainColumns(data, cells).map((column) => parquetColumn(column, rows));
  const groups: Thrift[] = [];
  let at = magic.length;
  yield magic;
  for (let first = 0; first < rows; first += rowsPerGroup) {
    const count = Math.min(rowsPerGroup, rows - first);
    const chunks: Thrift[] = [];
    let groupBytes = 0;
    for (const column of columns) {
      const page = pageOf(column, first, count);
      yield page.bytes;
      chunks.push(chunkOf(column, page, at, count));
      at += page.bytes.length;
      groupBytes += page.headBytes + page.unpackedBytes;
    }
    groups.push(fields([1, list(chunks)], [2, long(groupBytes)], [3, long(count)]));
  }
  const root = fields([4, text("schema")], [5, integer(columns.length)]);
  const footer = thriftBytes(
    fields(
      [1, integer(formatVersion)],
      [2, list([root, ...columns.map(({ element }) => element)])],
      [3, long(rows)],
      [4, list(groups)],
      [5, list([fields([1, text(descriptionsKey)], [2, text(descriptionsText(data, cells))])])],
      [6, text("Crosslevel")],
    ),
  );
  const length = Buffer.alloc(4);
  length.writeUInt32LE(footer.length);
  yield Buffer.concat([footer, length, magic]);
}

/** As far as it applies to the cells as they are written. */
function descriptionsText({ variables }: DataSet, { values, missing }: WrittenCells): string {
  const descriptions = variables.map(({ name, label, measure, decimals, valueLabels, missing: declared }) => {
    const isReplaced = values === "labels" && valueLabels.length > 0;
    const stays = !isReplaced && missing === "kept";
    return [
      name,
      {
        label,
        decimals,
        measure: isReplaced ? "nominal" : measure,
        valueLabels: isReplaced ? [] : valueLabels,
        missing: stays ? declared : noMissingValues,
      },
    ];
  });
  return JSON.stringify(Object.fromEntries(descriptions));
}

const magic = Buffer.from("PAR1");
const rowsPerGroup = 200_000;
const formatVersion = 2;
const dataPage = 0;
const plain = 0;
const runs = 3;
const gzip = 2;
const quickest = 1;

interface Page {
  readonly bytes: Buffer;
  readonly headBytes: number;
  readonly unpackedBytes: number;
}

function pageOf(column: ParquetColumn, first: number, count: number): Page {
  const unpacked = column.page(first, count);
  const packed = gzipSync(unpacked, { level: quickest });
  const head = thriftBytes(
    fields(
      [1, integer(dataPage)],
      [2, integer(unpacked.length)],
      [3, integer(packed.length)],
      [5, fields([1, integer(count)], [2, integer(plain)], [3, integer(runs)], [4, integer(runs)])],
    ),
  );
  return { bytes: Buffer.concat([head, packed]), headBytes: head.length, unpackedBytes: unpacked.length };
}

function chunkOf({ type, name }: ParquetColumn, page: Page, at: number, count: number): Thrift {
  const metadata = fields(
    [1, integer(type)],
    [2, list([integer(plain), integer(runs)])],
    [3, list([text(name)])],
    [4, integer(gzip)],
    [5, long(count)],
    [6, long(page.headBytes + page.unpackedBytes)],
    [7, long(page.bytes.length)],
    [9, long(at)],
  );
  return fields([2, long(at)], [3, metadata]);
}
