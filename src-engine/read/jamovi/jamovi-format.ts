import { type Outcome, succeed } from "../../../src-contract/outcome.ts";
import type { DescribedColumn } from "../described/assemble-described.ts";
import { type DescribedFile, type DescribedRequest, describedFormat } from "../described/described-format.ts";
import { workbookContent } from "../open-workbook.ts";
import { checkColumns, sizeCheck } from "../size-limits.ts";
import { openZip, type ZipArchive } from "../zip-archive.ts";
import { columnOf } from "./jamovi-columns.ts";
import { bytesOf, type JamoviField, readFields, readLabels } from "./jamovi-metadata.ts";

/** The data of a jamovi file (.omv). */
export const jamoviFormat = describedFormat("jamovi", (request) =>
  readColumnArchive(
    openZip({ name: request.file.name, format: "jamovi", content: workbookContent(request.file) }),
    request,
  ),
);

/**
 * The data in an archive as jamovi writes it, and as JASP did before its version 0.18: what the columns are in
 * `metadata.json`, value labels in `xdata.json`, one column after the other in `data.bin`.
 */
export function readColumnArchive(archive: ZipArchive, request: DescribedRequest): Outcome<DescribedFile> {
  const { file, mostRows, damaged } = request;
  const { rowCount, fields } = readFields(archive, damaged);
  const labels = readLabels(archive, damaged);
  const data = archive.bytes("data.bin") ?? damaged("data.bin");
  const texts = archive.bytes("strings.bin");
  checkColumns(file.name, fields.length);
  sizeCheck(file.name)(rowCount, fields.length);
  const rows = Math.min(rowCount, mostRows(fields.length));
  let at = 0;
  const columns = fields.flatMap((field): DescribedColumn[] => {
    const start = at;
    at += bytesOf(field) * rowCount;
    if (at > data.length) damaged(`column ${field.name}`);
    if (!isData(field)) return [];
    const values = data.subarray(start, start + bytesOf(field) * rows);
    return [columnOf(field, { values, texts, rows, labels: labels[field.name] ?? [], damaged })];
  });
  return succeed({ columns, rows, rowsInFile: rowCount, encoding: null });
}

/** Filters are no data: all rows come, as in jamovi's own spreadsheet. */
function isData({ columnType }: JamoviField): boolean {
  return columnType !== "Filter";
}
