import { expect, test } from "vitest";
import { defaultReportLayout, type ProjectDocument } from "../../src-contract/project.ts";
import { projectSchema } from "../../src-contract/project-schema.ts";
import { latexDocument } from "../../src-engine/export/latex-document.ts";
import { wordDocument } from "../../src-engine/export/word-document.ts";
import { type ReportBlock, reportBlocks } from "../../src-print/report-blocks.ts";
import { reportForClipboard } from "../../src-print/report-clipboard.ts";
import { reportHtml } from "../../src-print/report-html.ts";
import { reportNeeds } from "../../src-print/report-needs.ts";
import { hsbOutputs, hsbProject } from "../support/hsb-project.ts";
import { elements, textOf, wordPart } from "../support/word-file.ts";

const layout = defaultReportLayout;
const project: ProjectDocument = {
  ...hsbProject,
  report: [
    { kind: "code", id: "in-r", model: "model-4", language: "r" },
    { kind: "code", id: "in-spss", model: "model-4", language: "spss" },
  ],
};
const blocks = reportBlocks(project, hsbOutputs);
const call = /^lmer\(mathach ~ 1 \+ .*\(1 \+ ses_within_school \| school\), data = d, REML = TRUE\)$/;

test("a report holds a model as code for a reviewer, with the data that it needs, and keeps it", () => {
  expect(projectSchema.parse(project).report).toEqual(project.report);
  expect(reportNeeds(project).equations).toEqual(["model-4"]);
  const [r, spss] = blocks.map((block) => (block.kind === "code" ? block.lines : []));
  expect(r?.[0]).toBe("library(lme4)");
  expect(r?.at(-1)).toMatch(call);
  expect(spss?.at(-1)).toBe("    COVTYPE(UN).");
});

test("says so where another program has no such model, or the model is gone", () => {
  const [model] = hsbOutputs.equations.values();
  if (model === undefined) throw new Error("the project has a model");
  const without = new Map([["model-4", { ...model, code: { r: "", spss: "" } }]]);
  expect(reportBlocks(project, { ...hsbOutputs, equations: without })).toMatchObject([
    { kind: "missing", label: "code", missing: { reason: "not-produced", model: "Cross-level" } },
    { kind: "missing" },
  ]);
  expect(reportBlocks({ ...project, models: [] }, hsbOutputs)[0]).toMatchObject({
    missing: { reason: "model-deleted" },
  });
});

test("stands line by line in Word, in letters of one width", async () => {
  const file = await wordDocument(blocks, { title: "", layout, pictures: [] });
  const paragraphs = elements(wordPart(file, "word/document.xml"), "w:p");
  expect(paragraphs.map(textOf).filter((text) => text.endsWith("code") || text.endsWith("syntax"))).toEqual([
    "R code",
    "SPSS syntax",
  ]);
  const lines = paragraphs.filter((paragraph) => paragraph.includes('"APACode"')).map(textOf);
  expect(lines).toContain("  /METHOD = REML");
  expect(elements(wordPart(file, "word/styles.xml"), "w:style").find((style) => style.includes("APACode"))).toContain(
    "Courier New",
  );
});

test("stands line by line in LaTeX, on web pages and in the clipboard, with nothing in it taken for a command", () => {
  const odd: ReportBlock = { item: "c", kind: "code", model: "m", language: "r", lines: ["  d$a_b <- `50 %` & 1"] };
  const latex = latexDocument([odd], { layout, pictures: [] });
  expect(latex).toContain(
    "\\equationslevel{R code}\n\\codeline{1}{d\\$a\\_b <- \\textasciigrave{}50 \\%\\textasciigrave{} \\& 1}",
  );
  const html = reportHtml(blocks, { title: "", pictures: [], layout });
  expect(html).toContain('<p><b>SPSS syntax</b></p>\n<pre class="code">');
  expect(html).toContain("d$ses_within_school &lt;- d$ses - ave(d$ses, d$school)");
  const { html: rich, text } = reportForClipboard(blocks, layout, new Map());
  expect(rich).toMatch(/font-family:'Courier New'[^>]*>&nbsp;&nbsp;\/METHOD = REML</);
  expect(text).toContain("SPSS syntax\nDATASET COPY used_cases.\n");
});
