import type { ReportLayout } from "../../src-contract/project.ts";
import { bodySize } from "../../src-print/paper.ts";

/** The styles of a report in Word, by the id its paragraphs and tables name. */
export const wordStyle = {
  body: "BodyText",
  heading: "Heading1",
  tableNumber: "APATableNumber",
  tableTitle: "APATableTitle",
  tableText: "APATableText",
  tableNote: "APATableNote",
  figureNumber: "APAFigureNumber",
  figureTitle: "APAFigureTitle",
  figure: "APAFigure",
  figureNote: "APAFigureNote",
  equation: "APAEquation",
  code: "APACode",
  missing: "APAMissingPiece",
  table: "APATable",
} as const;

/** How far equations stand in, in em. */
export const equationIndent = 3;

/**
 * styles.xml of a report: the APA manual's page (double spacing, 12 or 11 points) as styles with names, so that a
 * user changes a style, not forty paragraphs. "APA Table" is a real table style: it can be given to other tables.
 */
export function wordStyles(font: ReportLayout["font"]): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:docDefaults>
<w:rPrDefault><w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:cs="${font}" w:eastAsia="${font}"/><w:sz w:val="${2 * bodySize[font]}"/><w:szCs w:val="${2 * bodySize[font]}"/><w:lang w:val="en-US"/></w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="480" w:lineRule="auto"/></w:pPr></w:pPrDefault>
</w:docDefaults>
${paragraphStyle("Normal", "Normal", { isDefault: true })}
${paragraphStyle(wordStyle.body, "Body Text", { paragraph: '<w:ind w:firstLine="720"/>' })}
${paragraphStyle(wordStyle.heading, "heading 1", {
  next: wordStyle.body,
  paragraph: '<w:keepNext/><w:jc w:val="center"/><w:outlineLvl w:val="0"/>',
  run: "<w:b/>",
})}
${paragraphStyle("Header", "header", { paragraph: `${singleSpacing}<w:jc w:val="right"/>` })}
${paragraphStyle(wordStyle.tableNumber, "APA Table Number", { next: wordStyle.tableTitle, paragraph: "<w:keepNext/>", run: "<w:b/>" })}
${paragraphStyle(wordStyle.tableTitle, "APA Table Title", { next: "Normal", paragraph: "<w:keepNext/>", run: "<w:i/>" })}
${paragraphStyle(wordStyle.tableText, "APA Table Text", { paragraph: '<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>' })}
${paragraphStyle(wordStyle.tableNote, "APA Table Note", { next: "Normal", paragraph: noteSpacing })}
${paragraphStyle(wordStyle.figureNumber, "APA Figure Number", { next: wordStyle.figureTitle, paragraph: "<w:keepNext/>", run: "<w:b/>" })}
${paragraphStyle(wordStyle.figureTitle, "APA Figure Title", { next: wordStyle.figure, paragraph: "<w:keepNext/>", run: "<w:i/>" })}
${paragraphStyle(wordStyle.figure, "APA Figure", { next: wordStyle.figureNote, paragraph: `<w:keepNext/>${singleSpacing}` })}
${paragraphStyle(wordStyle.figureNote, "APA Figure Note", { next: "Normal", paragraph: noteSpacing })}
${paragraphStyle(wordStyle.equation, "APA Equation", { next: wordStyle.body, paragraph: `<w:ind w:left="${equationIndent * 20 * bodySize[font]}"/>` })}
${paragraphStyle(wordStyle.code, "APA Code", {
  paragraph: singleSpacing,
  run: '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/><w:noProof/><w:sz w:val="18"/><w:szCs w:val="18"/>',
})}
${paragraphStyle(wordStyle.missing, "APA Missing Piece", { run: "<w:b/>" })}
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="table" w:customStyle="1" w:styleId="${wordStyle.table}"><w:name w:val="APA Table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="1"/><w:qFormat/><w:pPr>${singleSpacing}</w:pPr><w:tblPr><w:tblBorders>${rule("top")}${rule("bottom")}</w:tblBorders></w:tblPr><w:tblStylePr w:type="firstRow"><w:tblPr/><w:trPr><w:tblHeader/></w:trPr><w:tcPr><w:tcBorders>${rule("top")}${rule("bottom")}</w:tcBorders></w:tcPr></w:tblStylePr></w:style>
</w:styles>`;
}

const singleSpacing = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>';

/** A little air between the rule and the first note. */
const noteSpacing = '<w:spacing w:before="60" w:after="0" w:line="480" w:lineRule="auto"/>';

interface ParagraphStyle {
  readonly isDefault?: boolean;
  readonly next?: string;
  /** Inside `w:pPr`, in the schema's order. */
  readonly paragraph?: string;
  /** Inside `w:rPr`. */
  readonly run?: string;
}

function paragraphStyle(
  id: string,
  name: string,
  { isDefault = false, next, paragraph = "", run = "" }: ParagraphStyle,
): string {
  const custom = name.startsWith("APA ") ? ' w:customStyle="1"' : "";
  const parts = [
    `<w:name w:val="${name}"/>`,
    isDefault ? "" : '<w:basedOn w:val="Normal"/>',
    next === undefined ? "" : `<w:next w:val="${next}"/>`,
    "<w:qFormat/>",
    paragraph === "" ? "" : `<w:pPr>${paragraph}</w:pPr>`,
    run === "" ? "" : `<w:rPr>${run}</w:rPr>`,
  ];
  return `<w:style w:type="paragraph"${isDefault ? ' w:default="1"' : ""}${custom} w:styleId="${id}">${parts.join("")}</w:style>`;
}

function rule(side: "top" | "bottom"): string {
  return `<w:${side} w:val="single" w:sz="8" w:space="0" w:color="auto"/>`;
}
