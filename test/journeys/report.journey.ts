import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "../support/application.ts";
import { chooseForVariable, upToDateResults } from "../support/walk.ts";
import { elements, textOf, wordPart } from "../support/word-file.ts";

/** What leaves the program: the report as a Word file, for LaTeX and as a web page, a table as CSV and for the clipboard, the analysis for the command line. */
test("the report's pieces in their order and titles, as Word file, LaTeX, web page, CSV and for the clipboard, and the analysis", async ({
  openApplication,
}) => {
  const application = await openApplication({ words: ["--sample", "hsb"] });
  const { page } = application;
  const folder = await mkdtemp(join(tmpdir(), "crosslevel-report-"));
  const saved = async (ask: () => Promise<void>, name: string) => {
    await application.answerFileDialog(ask, join(folder, name));
    await expect(page.getByRole("status", { name: "News" })).toContainText(`Saved ${name}`);
    return readFile(join(folder, name));
  };
  await page.getByRole("tab", { name: /^Model/ }).click();
  await chooseForVariable(page, "mathach", "Make it the outcome");
  await chooseForVariable(page, "ses", "Add group-mean centered");
  const results = await upToDateResults(page);

  const fixed = results.getByRole("region", { name: /Fixed Effects/ });
  await fixed.getByRole("button", { name: "Copy for Word" }).click();
  await expect(page.getByRole("status", { name: "News" })).toContainText("Copied");
  const copied = await clipboard(page);
  expect(copied.text).toContain("\nSocioeconomic status, γ10\t2.19\t0.11\t0.13\t20.17");
  expect(copied.html).toContain("<i>Fixed Effects on Mathematics Achievement</i>");
  expect(copied.html).toContain("border-top:1pt solid black");

  await fixed.getByRole("button", { name: "Export" }).click();
  const shown = await saved(() => page.getByRole("menuitem", { name: "CSV, as shown…" }).click(), "fixed.csv");
  expect(shown.toString("utf8")).toMatch(/"Socioeconomic status, γ10",2\.19,0\.11,0\.13,20\.17,/);
  await fixed.getByRole("button", { name: "Export" }).click();
  const exact = await saved(() => page.getByRole("menuitem", { name: "CSV, all digits…" }).click(), "exact.csv");
  expect(exact.toString("utf8")).toMatch(/"Socioeconomic status, γ10",2\.191\d{6,}/);

  const text = results.getByRole("region", { name: "Text of the results" });
  await expect(text).toContainText("was b = 2.19, SE = 0.11, t(7,022.0) = 20.17, p < .001, 95% CI [1.98, 2.40].");
  await text.getByRole("button", { name: "Copy the text" }).click();
  await expect.poll(async () => (await clipboard(page)).html).toContain("<i>b</i>&nbsp;=&nbsp;2.19");

  const asked = await saved(() => application.chooseCommand("model.exportAnalysis"), "study.analysis.json");
  expect(JSON.parse(asked.toString("utf8"))).toMatchObject({
    format: "crosslevel-analysis",
    data: { file: "study.data.parquet" },
    model: { outcome: "mathach", random: [{ group: "school" }] },
  });
  expect((await readFile(join(folder, "study.data.parquet"))).subarray(0, 4).toString()).toBe("PAR1");

  const added = [
    "Equations",
    "Fixed effects",
    "Variance components",
    "Model fit",
    "Single-level estimates",
    /^Chart of/,
  ];
  for (const piece of added) {
    await results.getByRole("button", { name: "Add to report" }).first().click();
    await page.getByRole("menuitem", { name: piece }).click();
  }
  await page.getByRole("tab", { name: /^Report 6 items/ }).click();
  const pieces = page.getByRole("grid", { name: "Pieces of the report" }).getByRole("row");
  await pieces
    .filter({ hasText: "Variance components" })
    .getByRole("button", { name: /Move .* up/ })
    .click();
  await pieces
    .filter({ hasText: "Single-level estimates" })
    .getByRole("button", { name: /^Remove/ })
    .click();
  await expect(pieces).toHaveText([/^Equations/, /Variance components/, /Fixed effects/, /Model fit/, /^Figure 1/]);
  // A note is there to be typed in at once.
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("menuitem", { name: "Note" }).click();
  await expect(page.getByRole("textbox", { name: "Note" })).toBeFocused();
  await page.keyboard.type("Schools differ, as *M* shows.");
  // The text follows the results until it is taken over as a note, to be written on.
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("menuitem", { name: "Student predictors" }).click();
  await page.getByRole("menuitem", { name: "Text of the results" }).click();
  const preview = page.getByRole("region", { name: "Preview" });
  await expect(preview).toContainText("The variance of Mathematics achievement between schools");
  await preview.getByRole("button", { name: /^Edit as a note/ }).click();
  await expect(pieces.last()).toContainText("Note");
  await expect(preview).toContainText("The variance of Mathematics achievement between schools");
  const title = page.getByRole("textbox", { name: "Title of Table 1" });
  await title.fill("Differences Between Schools");
  await title.blur();

  await printed(page, async (paper) => {
    await expect(paper.getByRole("table")).toHaveCount(3);
    await expect(paper.getByRole("table", { name: /Differences Between Schools|Table 1/ })).toContainText("Residual");
    await expect(paper.getByText("Schools differ, as M shows.")).toBeVisible();
    await expect(page.getByRole("tab", { name: /^Report/ })).toBeHidden();
  });
  await expect(page.getByRole("tab", { name: /^Report/ })).toBeVisible();

  const word = await saved(() => page.getByRole("button", { name: /^Word file/ }).click(), "report.docx");
  const document = wordPart(word, "word/document.xml");
  const tables = elements(document, "w:tbl");
  expect(tables).toHaveLength(3);
  expect(textOf(tables[0] ?? "")).toContain("Random effectVarianceSD");
  expect(textOf(document)).toMatch(/Table 1\s*Differences Between Schools.*Table 2\s*Fixed Effects on Mathematics/);
  expect(textOf(document)).toContain("Schools differ, as M shows.");
  expect(textOf(document)).toContain("restricted maximum likelihood in Crosslevel");
  expect(elements(document, "m:oMath").length).toBeGreaterThan(2);
  expect(Object.keys(unzipSync(word)).filter((part) => part.startsWith("word/media/"))).not.toEqual([]);

  const zip = unzipSync(await saved(() => page.getByRole("button", { name: /^LaTeX/ }).click(), "report.zip"));
  expect(Object.keys(zip)).toEqual(["report.tex", "figure-1.png"]);
  const tex = strFromU8(zip["report.tex"] ?? new Uint8Array());
  expect(tex).toContain("\\caption{Differences Between Schools}\\label{tab:1}");
  expect(tex).toContain("\\textit{M}");

  const html = (await saved(() => page.getByRole("button", { name: /^Web page/ }).click(), "report.html")).toString();
  const written = await page.context().newPage();
  await written.setContent(html);
  await expect(written.getByRole("table")).toHaveCount(3);
  await expect(written.getByRole("table", { name: /Differences Between Schools/ })).toContainText("Residual");
  await expect(written.getByRole("cell", { name: "2.19", exact: true })).toBeVisible();
  await expect(written.getByText("Schools differ, as M shows.")).toBeVisible();
  await expect(written.getByRole("figure", { name: /Figure 1/ }).locator("svg")).toBeVisible();
});

/** What stands on paper while the system prints; the system's own dialog is not there to be seen. */
async function printed(page: Page, look: (paper: Locator) => Promise<void>): Promise<void> {
  await page.evaluate(() => {
    window.print = () => window.dispatchEvent(new Event("beforeprint"));
  });
  await page.getByRole("button", { name: "Print or PDF…" }).click();
  await page.emulateMedia({ media: "print" });
  await look(page.locator(".printed-report"));
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: null });
}

async function clipboard(page: Page): Promise<{ readonly text: string; readonly html: string }> {
  return page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (type: string) => (await item?.getType(type))?.text() ?? "";
    return { text: await read("text/plain"), html: await read("text/html") };
  });
}
