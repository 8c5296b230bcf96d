import {
  Document,
  type FileChild,
  Header,
  ImageRun,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SimpleField,
  TextRun,
} from "docx";
import type { ReportPicture } from "../../src-contract/engine-api.ts";
import type { RichText } from "../../src-contract/output.ts";
import type { ReportLayout } from "../../src-contract/project.ts";
import { chartAlternative } from "../../src-print/figure-html.ts";
import { type Orientation, sheetOf, textWidthOf } from "../../src-print/paper.ts";
import type { ReportBlock } from "../../src-print/report-blocks.ts";
import { fitTable } from "../../src-print/table-fit.ts";
import { codeLabels, figureLabel, missingPieceText, tableLabel } from "../../src-wording/print.ts";
import { wordEquations } from "./word-equation.ts";
import { wordStyle, wordStyles } from "./word-styles.ts";
import { wordTable } from "./word-table.ts";
import { twips, wordRuns } from "./word-text.ts";
import { xmlText } from "./xml-text.ts";

export interface WordOptions {
  readonly title: string;
  readonly layout: ReportLayout;
  /** Charts as the window drew them, by report item. */
  readonly pictures: readonly ReportPicture[];
}

/** A report as a .docx, set as the APA manual asks; tables too wide for an upright page get a lying one of their own. */
export async function wordDocument(blocks: readonly ReportBlock[], options: WordOptions): Promise<Uint8Array> {
  const { title, layout } = options;
  const document = new Document({
    title: xmlText(title),
    creator: "Crosslevel",
    lastModifiedBy: "Crosslevel",
    externalStyles: wordStyles(layout.font),
    sections: inSections(blocks.map((block) => setBlock(block, options))).map((section) =>
      wordSection(section, layout),
    ),
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

/** A block as Word's paragraphs and tables, and the page it wants. */
interface SetBlock {
  readonly orientation: Orientation;
  readonly children: readonly FileChild[];
}

function setBlock(block: ReportBlock, options: WordOptions): SetBlock {
  switch (block.kind) {
    case "table":
      return setTable(block, options.layout);
    case "figure":
      return upright(setFigure(block, options));
    case "equations":
      return upright(wordEquations(block.equations.lines, options.layout));
    case "code":
      return upright(setCode(block));
    case "heading":
      return upright([new Paragraph({ style: wordStyle.heading, text: xmlText(block.text) })]);
    case "paragraphs":
      return upright(
        block.paragraphs.map((text) => new Paragraph({ style: wordStyle.body, children: wordRuns(text) })),
      );
    case "missing":
      return upright([missingParagraph(block)]);
  }
}

function setTable({ number, title, table }: Extract<ReportBlock, { kind: "table" }>, layout: ReportLayout): SetBlock {
  const fit = fitTable(table, layout);
  return {
    orientation: fit.orientation,
    children: [
      numberParagraph(wordStyle.tableNumber, tableLabel(number), "Table", number, fit.beginsPage),
      new Paragraph({ style: wordStyle.tableTitle, text: xmlText(title) }),
      wordTable(table, fit),
      // Without a note the next piece would stand on the table's last rule.
      ...(table.notes.length === 0
        ? [new Paragraph({ style: wordStyle.tableNote })]
        : noteParagraphs(table.notes, wordStyle.tableNote)),
    ],
  };
}

function setFigure(
  { item, number, title, chart }: Extract<ReportBlock, { kind: "figure" }>,
  { pictures, layout }: WordOptions,
): readonly Paragraph[] {
  const picture = pictures.find((candidate) => candidate.item === item);
  return [
    numberParagraph(wordStyle.figureNumber, figureLabel(number), "Figure", number),
    new Paragraph({ style: wordStyle.figureTitle, text: xmlText(title) }),
    ...(picture === undefined
      ? []
      : [pictureParagraph(picture, figureLabel(number), chartAlternative(chart, title), layout)]),
    ...noteParagraphs(chart.notes, wordStyle.figureNote),
  ];
}

/** Its number is counted, so that Word gives the pieces behind it theirs. */
function missingParagraph({ label, number, missing }: Extract<ReportBlock, { kind: "missing" }>): Paragraph {
  const text = xmlText(missingPieceText(missing));
  if (number === null || (label !== "table" && label !== "figure")) {
    return new Paragraph({ style: wordStyle.missing, text: `[${text}]` });
  }
  const [name, sequence] = label === "table" ? [tableLabel(number), "Table"] : [figureLabel(number), "Figure"];
  return new Paragraph({
    style: wordStyle.missing,
    children: [new TextRun("["), ...numberRuns(name, sequence, number), new TextRun(`: ${text}]`)],
  });
}

/** Line by line, each a paragraph: so it can be copied out of Word and run. */
function setCode({ language, lines }: Extract<ReportBlock, { kind: "code" }>): readonly Paragraph[] {
  return [
    new Paragraph({ keepNext: true, children: [new TextRun({ text: codeLabels[language], bold: true })] }),
    ...lines.map((line, position) => {
      const isLast = position === lines.length - 1;
      return new Paragraph({ style: wordStyle.code, text: xmlText(line), ...(isLast && { spacing: { after: 240 } }) });
    }),
  ];
}

function pictureParagraph(
  { png, width, height }: ReportPicture,
  name: string,
  description: string,
  { paper }: ReportLayout,
): Paragraph {
  const widest = (textWidthOf(sheetOf(paper)) * pixelsPerInch) / pointsPerInch;
  const scale = Math.min(1, widest / width);
  return new Paragraph({
    style: wordStyle.figure,
    children: [
      new ImageRun({
        type: "png",
        data: png,
        transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
        altText: { name, title: name, description: xmlText(description) },
      }),
    ],
  });
}

const pixelsPerInch = 96;
const pointsPerInch = 72;

/** "Table 1" with the number as Word's own caption field, so that it can be referred to and renumbered. */
function numberParagraph(
  style: string,
  label: string,
  sequence: string,
  number: number,
  pageBreakBefore = false,
): Paragraph {
  return new Paragraph({ style, pageBreakBefore, children: numberRuns(label, sequence, number) });
}

function numberRuns(label: string, sequence: string, number: number): readonly (TextRun | SimpleField)[] {
  const words = label.slice(0, label.length - String(number).length);
  return [new TextRun({ text: words }), new SimpleField(`SEQ ${sequence} \\* ARABIC`, String(number))];
}

/** Notes stay on one page with what they belong to. */
function noteParagraphs(notes: readonly RichText[], style: string): readonly Paragraph[] {
  return notes.map(
    (note, position) =>
      new Paragraph({ style, keepLines: true, keepNext: position < notes.length - 1, children: wordRuns(note) }),
  );
}

function upright(children: readonly FileChild[]): SetBlock {
  return { orientation: "portrait", children };
}

function inSections(blocks: readonly SetBlock[]): readonly SetBlock[] {
  const sections: SetBlock[] = [];
  for (const block of blocks) {
    const last = sections.at(-1);
    if (last?.orientation === block.orientation) {
      sections[sections.length - 1] = { ...last, children: [...last.children, ...block.children] };
    } else sections.push(block);
  }
  return sections.length === 0 ? [upright([])] : sections;
}

function wordSection({ orientation, children }: SetBlock, { paper }: ReportLayout): ISectionOptions {
  // docx takes the size of the upright sheet and turns it itself.
  const { width, height, margin } = sheetOf(paper);
  const edge = twips(margin);
  return {
    properties: {
      page: {
        size: {
          width: twips(width),
          height: twips(height),
          orientation: orientation === "portrait" ? PageOrientation.PORTRAIT : PageOrientation.LANDSCAPE,
        },
        margin: { top: edge, right: edge, bottom: edge, left: edge, header: edge / 2, footer: edge / 2, gutter: 0 },
      },
    },
    headers: {
      default: new Header({
        children: [new Paragraph({ style: "Header", children: [new TextRun({ children: [PageNumber.CURRENT] })] })],
      }),
    },
    children,
  };
}
