import type { ImportProblem } from "../../../src-contract/data-import.ts";
import { cellFormat } from "../cells/cell-format.ts";
import type { DataFile } from "../format-reader.ts";
import { openWorkbook, workbookContent } from "../open-workbook.ts";
import { ReadRefusal } from "../read-refusal.ts";
import { openZip } from "../zip-archive.ts";
import { type OdsSheet, odsMerges, odsRemarks, odsRows, odsSheets } from "./ods-rows.ts";

/** OpenDocument spreadsheets, as LibreOffice writes them: archives, and flat ones (.fods). */
export const odsFormat = cellFormat(async (file, options) => {
  const content = workbookContent(file);
  const xml = content.toString("latin1", 0, 2) === "PK" ? contentInArchive(file, content) : content.toString("utf8");
  const sheets = odsSheets(xml);
  if (sheets.length === 0) {
    throw new ReadRefusal({ code: "file-damaged", name: file.name, format, where: "content.xml" });
  }
  const remarks = new Map<OdsSheet, readonly ImportProblem[]>();
  return openWorkbook(
    file,
    sheets.map((sheet) => ({
      name: sheet.name,
      rows: null,
      columns: null,
      hidden: sheet.hidden,
      merges: () => odsMerges(xml, sheet),
      batches: (note) => {
        if (!remarks.has(sheet)) remarks.set(sheet, odsRemarks(xml, sheet));
        remarks.get(sheet)?.forEach(note);
        return odsRows(xml, sheet);
      },
    })),
    options,
  );
});

function contentInArchive(file: DataFile, content: Buffer): string {
  const archive = openZip({ name: file.name, format, content });
  const manifest = archive.bytes("META-INF/manifest.xml")?.toString("utf8") ?? "";
  if (manifest.includes("manifest:encryption-data")) throw new ReadRefusal({ code: "file-encrypted", name: file.name });
  return archive.bytes("content.xml")?.toString("utf8") ?? "";
}

const format = "OpenDocument";
