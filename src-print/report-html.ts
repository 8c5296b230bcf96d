import type { ReportPicture } from "../src-contract/engine-api.ts";
import type { OutputTable } from "../src-contract/output.ts";
import { defaultReportLayout, type ReportLayout } from "../src-contract/project.ts";
import { codeLabels, missingPieceText } from "../src-wording/print.ts";
import { equationsHtml } from "./equations-mathml.ts";
import { figureHtml } from "./figure-html.ts";
import { fontFamilies, htmlPage } from "./html-page.ts";
import type { ReportBlock } from "./report-blocks.ts";
import { escapeHtml, richHtml } from "./rich-text.ts";
import { tableHtml } from "./table-html.ts";

/** A report as a page of its own. */
export function reportHtml(
  blocks: readonly ReportBlock[],
  report: {
    readonly title: string;
    readonly pictures: readonly ReportPicture[];
    readonly layout?: ReportLayout | undefined;
  },
): string {
  const { title, pictures, layout = defaultReportLayout } = report;
  return htmlPage({
    title,
    showsTitle: false,
    fonts: fontFamilies[layout.font],
    body: blocks.map((block) => blockHtml(block, pictures, layout)).join("\n"),
  });
}

/** A single table as a page of its own. */
export function tablePage(table: OutputTable, number: number): string {
  const { font } = defaultReportLayout;
  return htmlPage({ title: table.title, showsTitle: false, fonts: fontFamilies[font], body: tableHtml(table, number) });
}

function blockHtml(block: ReportBlock, pictures: readonly ReportPicture[], layout: ReportLayout): string {
  switch (block.kind) {
    case "table":
      return tableHtml(block.table, block.number, block.title, layout);
    case "figure": {
      const picture = pictures.find(({ item }) => item === block.item) ?? null;
      return figureHtml(block.chart, block.number, block.title, picture);
    }
    case "equations":
      return equationsHtml(block.equations.lines);
    case "code":
      return `<p><b>${codeLabels[block.language]}</b></p>\n<pre class="code">${escapeHtml(block.lines.join("\n"))}</pre>`;
    case "heading":
      return `<h2>${escapeHtml(block.text)}</h2>`;
    case "paragraphs":
      return block.paragraphs.map((text) => `<p>${richHtml(text)}</p>`).join("\n");
    case "missing":
      return `<p class="missing">${escapeHtml(missingPieceText(block.missing))}</p>`;
  }
}
