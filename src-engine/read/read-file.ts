import { statSync } from "node:fs";
import type { DataFormat, ImportPreview, ImportProblem } from "../../src-contract/data-import.ts";
import type { PreviewRequest } from "../../src-contract/engine-api.ts";
import { type Outcome, refuse, succeed } from "../../src-contract/outcome.ts";
import { cannotRead } from "../../src-contract/system-failure.ts";
import { csvFormat } from "./csv/csv-format.ts";
import { detectFormat } from "./detect-format.ts";
import { dtaFormat } from "./dta/dta-format.ts";
import type { DataFile, FormatReader, ReadTable, ReportProgress } from "./format-reader.ts";
import { jamoviFormat } from "./jamovi/jamovi-format.ts";
import { jaspFormat } from "./jasp/jasp-format.ts";
import { jsonlFormat } from "./jsonl/jsonl-format.ts";
import { odsFormat } from "./ods/ods-format.ts";
import { parquetFormat } from "./parquet/parquet-format.ts";
import { porFormat } from "./por/por-format.ts";
import { rFormat } from "./rdata/r-format.ts";
import { ReadRefusal } from "./read-refusal.ts";
import { sas7bdatFormat } from "./sas7bdat/sas7bdat-format.ts";
import { savFormat } from "./sav/sav-format.ts";
import { htmlFormat } from "./xls/html-format.ts";
import { xlsbFormat, xlsFormat } from "./xls/xls-format.ts";
import { xlsxFormat } from "./xlsx/xlsx-format.ts";
import { xptFormat } from "./xpt/xpt-format.ts";

/** What a file holds and how it would be read, from its beginning: the import preview. */
export function previewDataFile(request: PreviewRequest): Promise<Outcome<ImportPreview>> {
  return withFormat(request, async (file, format, reader) => {
    const preview = await reader.preview(file, request.options);
    if (!preview.ok) return preview;
    const problems = withoutRows(preview.value.problems, preview.value.rows);
    return succeed({ ...preview.value, problems, name: file.name, format, bytes: file.bytes });
  });
}

/**
 * Reads a whole file as a table with its variables. Every option that is not given is guessed as in the preview; what
 * had to be mended is told in `problems`. Refuses what is not a table, is damaged, encrypted or too large.
 */
export function readDataFile(request: PreviewRequest, report: ReportProgress): Promise<Outcome<ReadTable>> {
  return withFormat(request, async (file, format, reader) => {
    const read = await reader.read(file, request.options, report);
    if (!read.ok) return read;
    return succeed({ ...read.value, problems: withoutRows(read.value.problems, read.value.table.rows), format });
  });
}

/** A table without rows is opened, as statistics programs do: rows may be stacked or put in. */
function withoutRows(problems: readonly ImportProblem[], rows: number | null): readonly ImportProblem[] {
  return rows === 0 ? [{ code: "no-rows" }, ...problems] : problems;
}

const readers: Readonly<Record<DataFormat, FormatReader>> = {
  csv: csvFormat,
  xlsx: xlsxFormat,
  xls: xlsFormat,
  xlsb: xlsbFormat,
  ods: odsFormat,
  html: htmlFormat,
  jsonl: jsonlFormat,
  sav: savFormat,
  por: porFormat,
  dta: dtaFormat,
  xpt: xptFormat,
  sas7bdat: sas7bdatFormat,
  rds: rFormat,
  parquet: parquetFormat,
  omv: jamoviFormat,
  jasp: jaspFormat,
};

async function withFormat<Value>(
  { path, name }: PreviewRequest,
  use: (file: DataFile, format: DataFormat, reader: FormatReader) => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  try {
    const status = statSync(path);
    if (status.isDirectory()) return refuse({ code: "is-a-folder", path });
    const file = { path, name, bytes: status.size };
    const format = detectFormat(file);
    return format.ok ? await use(file, format.value, readers[format.value]) : format;
  } catch (error) {
    if (error instanceof ReadRefusal) return refuse(error.failure);
    return refuse(cannotRead(error, path));
  }
}
