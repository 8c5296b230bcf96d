import { strToU8, zipSync } from "fflate";
import type { ProjectPageRequest, ReportExport, ReportPicture, TableExport } from "../../src-contract/engine-api.ts";
import type { Outcome } from "../../src-contract/outcome.ts";
import type { OutputTable } from "../../src-contract/output.ts";
import { defaultReportLayout, type ReportLayout } from "../../src-contract/project.ts";
import { projectPage } from "../../src-print/project-page.ts";
import { type FinishedOutputs, type ReportBlock, reportBlocks } from "../../src-print/report-blocks.ts";
import { reportHtml, tablePage } from "../../src-print/report-html.ts";
import { csvFile } from "./csv-file.ts";
import { figureFile, latexDocument } from "./latex-document.ts";
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
    case "docx":
      return writeFile(
        path,
        await wordDocument([tableBlock(table, number)], { title: table.title, layout, pictures: [] }),
      );
    case "tex":
      return writeFile(path, latexDocument([tableBlock(table, number)], { layout, pictures: [] }));
  }
}

function tableBlock(table: OutputTable, number: number): ReportBlock {
  return { item: "", kind: "table", number, title: table.title, table };
}

/** Writes the report, its pieces taken from `outputs` (`reportNeeds` says which). Refuses what the disk refuses. */
export async function exportReport(
  { document, format, path, pictures }: ReportExport,
  outputs: FinishedOutputs,
): Promise<Outcome<null>> {
  const blocks = reportBlocks(document, outputs);
  const { title, layout = defaultReportLayout } = document;
  switch (format) {
    case "docx":
      return writeFile(path, await wordDocument(blocks, { title, layout, pictures }));
    case "html":
      return writeFile(path, reportHtml(blocks, { title, layout, pictures }));
    case "latex":
      return writeFile(path, latexFiles(blocks, layout, pictures));
  }
}

/** A .zip of report.tex with the pictures it names, as editors of LaTeX in the browser take it, too. */
function latexFiles(
  blocks: readonly ReportBlock[],
  layout: ReportLayout,
  pictures: readonly ReportPicture[],
): Uint8Array {
  const figures = blocks.flatMap((block) => {
    const picture = block.kind === "figure" ? pictures.find(({ item }) => item === block.item) : undefined;
    return block.kind === "figure" && picture !== undefined ? [[figureFile(block.number), picture.png] as const] : [];
  });
  return zipSync({
    "report.tex": strToU8(latexDocument(blocks, { layout, pictures })),
    ...Object.fromEntries(figures),
  });
}

/** Writes the page that shows a project's results without the program. Refuses what the disk refuses. */
export function writeProjectPage(
  { document, path, pictures }: ProjectPageRequest,
  outputs: FinishedOutputs,
): Promise<Outcome<null>> {
  return writeFile(path, projectPage(document, outputs, pictures));
}
