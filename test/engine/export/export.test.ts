import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, expect, test } from "vitest";
import { exportReport, exportTable, writeProjectPage } from "../../../src-engine/export/export.ts";
import { hsbFixedEffects } from "../../support/hsb-output.ts";
import { hsbOutputs, hsbProject } from "../../support/hsb-project.ts";
import { chartPicture } from "../../support/picture.ts";
import { textOf, wordPart } from "../../support/word-file.ts";

const folder = mkdtempSync(join(tmpdir(), "crosslevel-export-"));
afterAll(() => rmSync(folder, { recursive: true }));

const pictures = [chartPicture("chart"), chartPicture("model-4")];
const done = { ok: true, value: null };

test("a table goes to .csv, .html, .docx or .tex under the number it has on screen", async () => {
  const path = (format: string) => join(folder, `table.${format}`);
  for (const format of ["csv", "html", "docx", "tex"] as const) {
    expect(await exportTable({ table: hsbFixedEffects, number: 2, format, path: path(format) })).toEqual(done);
  }
  expect(readFileSync(path("csv"), "utf8")).toContain("12.10");
  expect(readFileSync(path("html"), "utf8")).toContain("<b>Table 2</b>");
  expect(textOf(wordPart(readFileSync(path("docx")), "word/document.xml"))).toContain("Table 2");
  expect(readFileSync(path("tex"), "utf8")).toContain("\\setcounter{table}{1}");
});

test("a report goes to .docx or .html with all its pieces", async () => {
  const path = (format: string) => join(folder, `report.${format}`);
  for (const format of ["docx", "html"] as const) {
    const input = { document: hsbProject, format, path: path(format), pictures };
    expect(await exportReport(input, hsbOutputs)).toEqual(done);
  }
  expect(textOf(wordPart(readFileSync(path("docx")), "word/document.xml"))).toContain("What Varies");
  const html = readFileSync(path("html"), "utf8");
  expect([html.includes("What Varies"), html.includes("<svg"), html.includes("<math")]).toEqual([true, true, true]);
});

test("a report for LaTeX is a .zip of the document and the pictures that it names", async () => {
  const path = join(folder, "report.zip");
  const input = { document: hsbProject, format: "latex", path, pictures } as const;
  expect(await exportReport(input, hsbOutputs)).toEqual(done);
  const files = unzipSync(readFileSync(path));
  expect(Object.keys(files)).toEqual(["report.tex", "figure-1.png"]);
  expect(strFromU8(files["report.tex"] ?? new Uint8Array())).toContain("{figure-1.png}");
  expect(files["figure-1.png"]).toEqual(pictures[0]?.png);
});

test("a project's page shows every model with what was fitted, equations, tables, chart, and the comparison", async () => {
  const path = join(folder, "index.html");
  expect(await writeProjectPage({ document: hsbProject, path, pictures }, hsbOutputs)).toEqual(done);
  const html = readFileSync(path, "utf8");
  for (const text of ["7,185 rows", "160 schools", "Table 1", "Table 3", "Figure 1", "<math", "<svg"]) {
    expect(html).toContain(text);
  }
});

test("a path that cannot be written to is a refusal", async () => {
  const path = join(folder, "gone", "report.docx");
  const input = { document: hsbProject, format: "docx", path, pictures } as const;
  expect(await exportReport(input, hsbOutputs)).toEqual({
    ok: false,
    failure: { code: "file-not-writable", path, reason: "gone" },
  });
});
