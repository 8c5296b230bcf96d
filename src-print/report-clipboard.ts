import type { RichText } from "../src-contract/output.ts";
import type { ReportLayout } from "../src-contract/project.ts";
import { codeLabels, equationLevelLabel, figureLabel, missingPieceText } from "../src-wording/print.ts";
import { type ClipboardContent, clipboardPage } from "./clipboard.ts";
import { equationText } from "./equation-text.ts";
import { bodySize } from "./paper.ts";
import type { ReportBlock } from "./report-blocks.ts";
import { escapeHtml, plainText, richHtml } from "./rich-text.ts";
import { type ClipboardStyle, clipboardTable, doubleSpaced, keepWithNext, paragraph } from "./table-clipboard.ts";
import { tableText } from "./table-text.ts";

/** Charts as data URLs of their PNGs, by report item. */
export type PictureUrls = ReadonlyMap<
  string,
  { readonly url: string; readonly width: number; readonly height: number }
>;

const codeStyle: ClipboardStyle = { font: "Courier New", size: 9 };

/** A whole report for pasting into a word processor. Equations go as text with italics and scripts. */
export function reportForClipboard(
  blocks: readonly ReportBlock[],
  layout: ReportLayout,
  pictures: PictureUrls,
): ClipboardContent {
  return {
    html: clipboardPage(blocks.map((block) => blockHtml(block, layout, pictures)).join("\n")),
    text: blocks.map(blockText).join("\n\n"),
  };
}

/** Paragraphs of running text. */
export function paragraphsForClipboard(paragraphs: readonly RichText[], layout: ReportLayout): ClipboardContent {
  return {
    html: clipboardPage(paragraphsHtml(paragraphs, styleOf(layout))),
    text: paragraphs.map(plainText).join("\n"),
  };
}

function styleOf({ font }: ReportLayout): ClipboardStyle {
  return { font, size: bodySize[font] };
}

function paragraphsHtml(paragraphs: readonly RichText[], style: ClipboardStyle): string {
  return paragraphs.map((text) => paragraph(richHtml(text), style, doubleSpaced, "text-indent:36pt")).join("\n");
}

function blockHtml(block: ReportBlock, layout: ReportLayout, pictures: PictureUrls): string {
  const style = styleOf(layout);
  const line = (html: string, ...more: readonly string[]) => paragraph(html, style, doubleSpaced, ...more);
  switch (block.kind) {
    case "table":
      return clipboardTable(block.table, block.number, block.title, layout);
    case "figure": {
      const picture = pictures.get(block.item);
      return [
        line(`<b>${figureLabel(block.number)}</b>`, keepWithNext),
        line(`<i>${escapeHtml(block.title)}</i>`, keepWithNext),
        ...(picture === undefined
          ? []
          : [
              `<p><img src="${picture.url}" width="${picture.width}" height="${picture.height}" alt="${escapeHtml(block.title)}"></p>`,
            ]),
        ...block.chart.notes.map((note) => line(richHtml(note))),
      ].join("\n");
    }
    case "equations":
      return [
        ...block.equations.lines.levels.flatMap(({ level, noun, lines }) => [
          line(`<b>${escapeHtml(equationLevelLabel(level, noun.plural))}</b>`),
          ...lines.map((one) => line(richHtml(equationText(one)), "margin-left:36pt")),
        ]),
        ...lettersOf(block).map((letters) => line(escapeHtml(letters))),
      ].join("\n");
    case "code":
      return [
        line(`<b>${codeLabels[block.language]}</b>`, keepWithNext),
        ...block.lines.map((one) =>
          paragraph(
            escapeHtml(one).replace(/^ +/, (blanks) => "&nbsp;".repeat(blanks.length)),
            codeStyle,
          ),
        ),
      ].join("\n");
    case "heading":
      return `<h1 style="text-align:center;${headingFont(style)}">${escapeHtml(block.text)}</h1>`;
    case "paragraphs":
      return paragraphsHtml(block.paragraphs, style);
    case "missing":
      return line(`<b>[${escapeHtml(missingPieceText(block.missing))}]</b>`);
  }
}

/** What the letters in the equations stand for. */
function lettersOf({ equations }: Extract<ReportBlock, { readonly kind: "equations" }>): readonly string[] {
  const { letters } = equations.lines;
  return letters === null ? [] : [letters];
}

function headingFont({ font, size }: ClipboardStyle): string {
  return `font-family:'${font}';font-size:${size}pt;font-weight:bold;color:black`;
}

function blockText(block: ReportBlock): string {
  switch (block.kind) {
    case "table":
      return tableText(block.table, block.number, block.title);
    case "figure":
      return [figureLabel(block.number), block.title, ...block.chart.notes.map(plainText)].join("\n");
    case "equations":
      return [
        ...block.equations.lines.levels.flatMap(({ level, noun, lines }) => [
          equationLevelLabel(level, noun.plural),
          ...lines.map((line) => plainText(equationText(line))),
        ]),
        ...lettersOf(block),
      ].join("\n");
    case "code":
      return [codeLabels[block.language], ...block.lines].join("\n");
    case "heading":
      return block.text;
    case "paragraphs":
      return block.paragraphs.map(plainText).join("\n");
    case "missing":
      return `[${missingPieceText(block.missing)}]`;
  }
}
