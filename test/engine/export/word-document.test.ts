import { describe, expect, test } from "vitest";
import { defaultReportLayout, type ReportLayout } from "../../../src-contract/project.ts";
import { wordDocument } from "../../../src-engine/export/word-document.ts";
import { type ReportBlock, reportBlocks } from "../../../src-print/report-blocks.ts";
import { hsbOutputs, hsbProject } from "../../support/hsb-project.ts";
import { chartPicture } from "../../support/picture.ts";
import { attribute, elements, textOf, wordPart } from "../../support/word-file.ts";

const blocks = reportBlocks(hsbProject, hsbOutputs);

function write(layout: ReportLayout = defaultReportLayout, some: readonly ReportBlock[] = blocks) {
  return wordDocument(some, { title: hsbProject.title, layout, pictures: [chartPicture("chart")] });
}

const report = await write();
const xml = wordPart(report, "word/document.xml");
const paragraphs = elements(xml, "w:p");

describe("a report in Word", () => {
  test("holds its pieces in order under their styles", () => {
    const styles = paragraphs
      .map((paragraph) => attribute(paragraph, "w:pStyle", "w:val"))
      .filter((style) => style !== null && !["APATableText", "APATableNote"].includes(style));
    expect(styles).toEqual([
      "Heading1",
      "BodyText",
      "APAEquation",
      "APAEquation",
      "APAEquation",
      "APATableNumber",
      "APATableTitle",
      "APATableNumber",
      "APATableTitle",
      "APAFigureNumber",
      "APAFigureTitle",
      "APAFigure",
      "APAFigureNote",
      "APATableNumber",
      "APATableTitle",
    ]);
  });

  test("has every style it names, and a table style that users can give to other tables", () => {
    const styles = elements(wordPart(report, "word/styles.xml"), "w:style");
    const known = new Set(styles.map((style) => attribute(style, "w:style", "w:styleId")));
    const named = [...xml.matchAll(/<w:(?:pStyle|tblStyle) w:val="([^"]*)"/g)].map(([, id]) => id);
    expect(named.filter((id) => !known.has(id ?? ""))).toEqual([]);
    const table = styles.find((style) => attribute(style, "w:style", "w:styleId") === "APATable") ?? "";
    expect(attribute(table, "w:style", "w:type")).toBe("table");
    expect(table).toContain("<w:qFormat/>");
    expect(elements(table, "w:tblBorders")[0]).toMatch(/w:top.*w:bottom/);
  });

  test("writes a note's asterisks as italics", () => {
    const note = paragraphs.find((paragraph) => textOf(paragraph).startsWith("All models")) ?? "";
    const italics = elements(note, "w:r").filter((run) => run.includes("<w:i/>"));
    expect(italics.map(textOf)).toEqual(["df"]);
  });

  test("numbers its pages", () => {
    expect(wordPart(report, "word/header1.xml")).toContain("PAGE");
  });
});

test("equations are Word's own, level by level", () => {
  const equations = elements(xml, "m:oMath").map(textOf);
  expect(equations).toEqual([
    "MATHACHij=β0j+β1jSESij−SES·j+rij",
    "β0j=γ00+γ01MEANSESj+γ02SECTORj+u0j",
    "β1j=γ10+γ11MEANSESj+γ12SECTORj+u1j",
  ]);
  expect(elements(xml, "m:bar")).toHaveLength(1);
});

test("a figure has its number and title above, the picture with a text for those who cannot see it, notes below", () => {
  const at = paragraphs.findIndex((paragraph) => attribute(paragraph, "w:pStyle", "w:val") === "APAFigureNumber");
  const [number = "", title = "", picture = "", note = ""] = paragraphs.slice(at, at + 4);
  expect([textOf(number), textOf(title)]).toEqual([
    "Figure 1",
    "Effect of SES on Mathematics Achievement in Public and Catholic Schools",
  ]);
  expect(attribute(picture, "wp:docPr", "descr")).toContain("Mathematics achievement by SES");
  expect(textOf(note)).toMatch(/^Note\. Bands/);
  // 700 px are wider than the text: 6.5 in at 914,400 units an inch.
  expect(Number(attribute(picture, "wp:extent", "cx"))).toBe(6.5 * 914_400);
});

test("a piece that is missing is named in its place, and counted where Word counts, so that the others keep their numbers", async () => {
  const some = reportBlocks(hsbProject, { ...hsbOutputs, models: new Map() });
  const document = wordPart(await write(defaultReportLayout, some), "word/document.xml");
  expect(textOf(document)).toContain("[Table 1: “Cross-level” has no results now, so this piece cannot be shown.]");
  expect(textOf(document)).toContain("[Figure 1: “Cross-level” has no results now, so this piece cannot be shown.]");
  const numbered = some.flatMap((block) => ("number" in block && block.number !== null ? [block.number] : []));
  const counted = { Table: 0, Figure: 0 };
  const asWordCounts = elements(document, "w:fldSimple").map(
    (field) => ++counted[attribute(field, "w:fldSimple", "w:instr")?.includes("Table") ? "Table" : "Figure"],
  );
  expect(asWordCounts).toEqual(numbered);
});

test.each([
  [{ paper: "letter", font: "Times New Roman" }, "12240", "15840", "24"],
  [{ paper: "a4", font: "Arial" }, "11906", "16838", "22"],
] as const)("page and font are the report's: %j", async (layout, width, height, size) => {
  const docx = await write(layout);
  const [first = ""] = elements(wordPart(docx, "word/document.xml"), "w:sectPr");
  expect([attribute(first, "w:pgSz", "w:w"), attribute(first, "w:pgSz", "w:h")]).toEqual([width, height]);
  const defaults = elements(wordPart(docx, "word/styles.xml"), "w:docDefaults")[0] ?? "";
  expect([attribute(defaults, "w:rFonts", "w:ascii"), attribute(defaults, "w:sz", "w:val")]).toEqual([
    layout.font,
    size,
  ]);
});

test("characters that XML has no place for are left out of it", async () => {
  const text = "a\u0001b\u000bc\ufffe d\ud800 é 😀";
  const some: readonly ReportBlock[] = [
    { item: "1", kind: "heading", text },
    { item: "2", kind: "paragraphs", source: "note", paragraphs: [[{ text, style: "italic" }]] },
    ...blocks.flatMap((block) =>
      block.kind === "table" || block.kind === "figure" ? [{ ...block, title: text }] : [],
    ),
  ];
  const docx = await wordDocument(some, { title: text, layout: defaultReportLayout, pictures: [] });
  for (const part of ["word/document.xml", "docProps/core.xml"]) {
    const written = wordPart(docx, part);
    expect(written).toContain("abc d é 😀");
    expect(written).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
  }
});

test("a report with nothing in it is still a Word file", async () => {
  expect(wordPart(await write(defaultReportLayout, []), "word/document.xml")).toContain("<w:body>");
});
