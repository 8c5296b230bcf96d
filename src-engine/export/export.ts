import type { ProjectPageRequest, ReportExport, TableExport } from "../../src-contract/engine-api.ts";
import type { Outcome } from "../../src-contract/outcome.ts";
import { defaultReportLayout } from "../../src-contract/project.ts";
import { projectPage } from "../../src-print/project-page.ts";
import { type FinishedOutputs, type ReportBlock, reportBlocks } from "../../src-print/report-blocks.ts";
import { reportHtml, tablePage } from "../../src-print/report-html.ts";
import { csvFile } from "./csv-file.ts";
import { wordDocument } from "./word-document.ts";
import { writeFile } from "./write-file.ts";

/** Writes one table to a file. Refuses what the disk refuses. */
export async function exportTable({
  table,
  number,
  format,
  path,
  digits,
  layout = defaultReportLayout,
}: TableExport): Promise<Outcome<null>> {
  switch (format) {
    case "csv":
      return writeFile(path, csvFile(table, digits));
    case "html":
      return writeFile(path, tablePage(table, number));
    case "docx": {
      const block: ReportBlock = { item: "", kind: "table", number, title: table.title, table };
      return writeFile(path, await wordDocument([block], { title: table.title, layout, pictures: [] }));
    }
  }
}

/** Writes the report, its pieces taken from `outputs` (`reportNeeds` says which). Refuses what the disk refuses. */
export async function exportReport(
  { document, format, path, pictures }: ReportExport,
  outputs: FinishedOutputs,
): Promise<Outcome<null>> {
  const blocks = reportBlocks(document, outputs);
  const { title, layout = defaultReportLayout } = document;
  const content =
    format === "docx"
      ? await wordDocument(blocks, { title, layout, pictures })
      : reportHtml(blocks, { title, layout, pictures });
  return writeFile(path, content);
}

/** Writes the page that shows a project's results without the program. Refuses what the disk refuses. */
export function writeProjectPage(
  { document, path, pictures }: ProjectPageRequest,
  outputs: FinishedOutputs,
): Promise<Outcome<null>> {
  return writeFile(path, projectPage(document, outputs, pictures));
}
