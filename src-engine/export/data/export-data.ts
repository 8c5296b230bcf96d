import { open } from "node:fs/promises";
import type { WrittenFormat } from "../../../src-contract/data-import.ts";
import type { DataExport, WrittenCells } from "../../../src-contract/engine-api.ts";
import { type Outcome, refuse, succeed } from "../../../src-contract/outcome.ts";
import { cannotWrite } from "../../../src-contract/system-failure.ts";
import type { DataSet } from "../../table/data-set.ts";
import { csvData } from "./csv-data.ts";
import { dtaData } from "./dta-data.ts";
import { parquetData } from "./parquet-data.ts";
import { savData } from "./sav-data.ts";
import { odsData, sheetLimits, xlsxData } from "./workbook-data.ts";

/**
 * Writes a table's variables, as the user sees them, for another program. What counts as missing is declared so in SPSS's
 * format and one of Stata's missing values in Stata's. All others know nothing of the kind, nor of labels: `cells` says what
 * stands there. Refuses more than a workbook holds and what the disk refuses; ends soon once `stopRequested`.
 */
export async function exportData(
  { format, path, cells = { values: "codes", missing: "empty" } }: DataExport,
  data: DataSet,
  stopRequested: () => boolean,
): Promise<Outcome<null>> {
  const { rows } = data.table;
  const columns = data.variables.length;
  if (workbooks.has(format) && (rows >= sheetLimits.rows || columns > sheetLimits.columns)) {
    return refuse({ code: "too-large-for-workbook", rows, columns });
  }
  try {
    const file = await open(path, "w");
    try {
      for await (const bytes of writers[format](data, cells)) {
        if (stopRequested()) return refuse({ code: "cancelled" });
        await file.writeFile(bytes);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    return succeed(null);
  } catch (error) {
    return refuse(cannotWrite(error, path));
  }
}

const workbooks = new Set<WrittenFormat>(["xlsx", "ods"]);

type Writer = (data: DataSet, cells: WrittenCells) => Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

const writers: Readonly<Record<WrittenFormat, Writer>> = {
  csv: csvData,
  xlsx: xlsxData,
  ods: odsData,
  sav: savData,
  dta: dtaData,
  parquet: parquetData,
};
