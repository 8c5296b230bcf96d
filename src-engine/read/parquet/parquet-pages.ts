import type { ColumnMetaData, Compressors, DecodedArray, PageHeader, ParquetParsers, SchemaTree } from "hyparquet";
import { parquetHeader, readPage } from "hyparquet/src/column.js";
import { convert, convertWithDictionary, DEFAULT_PARSERS } from "hyparquet/src/convert.js";
import { decompressPage, readDataPage, readDataPageV2 } from "hyparquet/src/datapage.js";
import type { Damaged } from "../byte-cursor.ts";
import { bytesAt } from "../file-pieces.ts";
import { checkRuns } from "./page-runs.ts";
import { asStored, isDecimal } from "./parquet-decimals.ts";

/** Of a column that holds single values. */
export interface ColumnChunk {
  readonly path: string;
  /** The file's size. */
  readonly bytes: number;
  readonly metadata: ColumnMetaData;
  readonly schema: SchemaTree;
  readonly column: SchemaTree;
  readonly rows: number;
  readonly compressors: Compressors;
  readonly parsers: Partial<ParquetParsers>;
  readonly damaged: Damaged;
}

/**
 * The values of one column in one group of rows, page by page (Apache Parquet Format, "Column chunks"). The library decodes
 * a page as it is told to, for as long as it is told to: sizes and counts are held against the file's before.
 */
export function* columnPages(chunk: ColumnChunk): Generator<DecodedArray> {
  const { metadata, schema, column, rows, damaged } = chunk;
  const decoder = {
    pathInSchema: metadata.path_in_schema,
    type: metadata.type,
    element: isDecimal(column.element) ? asStored(column.element) : column.element,
    utf8: !isDecimal(column.element),
    schemaPath: [schema, column],
    codec: "UNCOMPRESSED" as const,
    parsers: { ...DEFAULT_PARSERS, ...chunk.parsers },
  };
  const isOptional = column.element.repetition_type !== "REQUIRED";
  let dictionary: DecodedArray | undefined;
  let at = Number(metadata.dictionary_page_offset || metadata.data_page_offset);
  const end = Math.min(at + Number(metadata.total_compressed_size), chunk.bytes);
  for (let done = 0; done < rows && at < end; ) {
    const { header, headerBytes } = pageHeader(chunk, at, end);
    const packedBytes = header.compressed_page_size;
    at += headerBytes;
    if (!(packedBytes >= 0 && at + packedBytes <= end)) damaged("page size");
    const packed = bytesAt(chunk.path, at, packedBytes);
    at += packedBytes;
    const page = unpackedPage(chunk, header, packed);
    checkRuns(page, header, { isOptional, isBoolean: metadata.type === "BOOLEAN", mostValues: rows - done, damaged });
    if (header.type === "DICTIONARY_PAGE") {
      const reader = { view: new DataView(page.buffer, page.byteOffset, page.byteLength), offset: 0 };
      const { data } = readPage(reader, asUnpacked(header, page.length), decoder, undefined, undefined, 0);
      dictionary = data && convert(data, decoder);
      continue;
    }
    const first = header.type === "DATA_PAGE" ? header.data_page_header : undefined;
    const encoding = (first ?? header.data_page_header_v2)?.encoding ?? damaged("page header");
    const { definitionLevels = [], dataPage } =
      first === undefined
        ? readDataPageV2(page, asUnpacked(header, page.length), decoder)
        : readDataPage(page, first, decoder);
    const data = withGaps(convertWithDictionary(dataPage, dictionary, encoding, decoder), definitionLevels);
    done += data.length;
    yield data;
  }
}

/** Values where their level is 1, nothing where it is 0; of a column that cannot miss any, and often of others, all there are. */
function withGaps(values: DecodedArray, levels: ArrayLike<number>): DecodedArray {
  if (levels.length <= values.length) return values;
  const spread: unknown[] = [];
  for (let row = 0, next = 0; row < levels.length; row++) spread.push(levels[row] === 0 ? null : values[next++]);
  return spread;
}

/** Headers hold the smallest and the largest value, which may be long texts. */
function pageHeader(
  { path, damaged }: ColumnChunk,
  at: number,
  end: number,
): { readonly header: PageHeader; readonly headerBytes: number } {
  for (const most of [usualHeaderBytes, mostHeaderBytes]) {
    const bytes = bytesAt(path, at, Math.min(most, end - at));
    const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length), offset: 0 };
    try {
      const header = parquetHeader(reader);
      return { header, headerBytes: reader.offset };
    } catch {
      // It goes on behind these bytes, or is none.
    }
  }
  return damaged("page header");
}

const usualHeaderBytes = 1 << 12;
const mostHeaderBytes = 1 << 20;

/** A page as it was before it was packed; in the second version of pages the levels before the values are not packed. */
function unpackedPage(
  { metadata: { codec }, compressors, damaged }: ColumnChunk,
  header: PageHeader,
  packed: Buffer,
): Uint8Array {
  const { uncompressed_page_size: bytes, data_page_header_v2: second } = header;
  if (!(bytes >= 0 && bytes <= mostPageBytes)) damaged("page size");
  if (second === undefined) return decompressPage(packed, bytes, codec, compressors);
  if (second.is_compressed === false) return packed;
  const levels = second.repetition_levels_byte_length + second.definition_levels_byte_length;
  if (!(levels >= 0 && levels <= packed.length && levels <= bytes)) damaged("page levels");
  const values = decompressPage(packed.subarray(levels), bytes - levels, codec, compressors);
  return Buffer.concat([packed.subarray(0, levels), values]);
}

/** Writers close a page at a megabyte or so. */
const mostPageBytes = 1 << 29;

function asUnpacked(header: PageHeader, bytes: number): PageHeader {
  const second = header.data_page_header_v2;
  return {
    ...header,
    compressed_page_size: bytes,
    uncompressed_page_size: bytes,
    ...(second !== undefined && { data_page_header_v2: { ...second, is_compressed: false } }),
  };
}
