import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { unzipSync } from "fflate";
import { expect, test } from "../support/application.ts";
import {
  acceptLevels,
  buildCrossLevelModel,
  chooseForVariable,
  openData,
  rowOf,
  showDecimals,
  upToDateResults,
} from "../support/walk.ts";

/**
 * The whole walk on High School and Beyond, from the spreadsheet to the Word file and back from the project, with the
 * numbers that Raudenbush & Bryk (2002, ch. 4) and Singer (1998) print.
 */
const workbook = fileURLToPath(new URL("../data/hsb.xlsx", import.meta.url));

test("from a workbook to the null model's published numbers", async ({ openApplication }) => {
  const application = await openApplication();
  const { page } = application;
  await openData(application, workbook);
  await expect(page.getByRole("tab", { name: /^Data 7,185 × 11/ })).toBeVisible();
  await acceptLevels(page);
  await expect(page.getByRole("tab", { name: /^Levels 160 schools/ })).toBeVisible();
  await page.getByRole("tab", { name: /^Model/ }).click();
  await chooseForVariable(page, "mathach", "Make it the outcome");
  await showDecimals(page, 3);
  const results = await upToDateResults(page);
  const fixed = results.getByRole("table", { name: /Fixed Effects/ });
  await expect(fixed.getByRole("cell", { name: "12.637" })).toBeVisible();
  expect((await rowOf(fixed, /^Intercept/)).slice(0, 2)).toEqual(["12.637", "0.244"]);
  const variances = results.getByRole("table", { name: /Variance Components/ });
  const [variance, , chiSquare, df, , reliability] = await rowOf(variances, /^Intercept/);
  expect([variance, chiSquare, df, reliability]).toEqual(["8.614", "1,660.23", "159", ".901"]);
  expect((await rowOf(variances, /^Residual/))[0]).toBe("39.148");
  const fit = results.getByRole("table", { name: /Fit of the Model/ });
  expect(await rowOf(fit, "ICC")).toEqual([".180"]);
});

test("the cross-level model by clicking, its numbers, its Word file, and the project again", async ({
  openApplication,
}) => {
  const application = await openApplication({ words: ["--sample", "hsb"] });
  const { page } = application;
  await page.getByRole("tab", { name: /^Model/ }).click();
  await chooseForVariable(page, "mathach", "Make it the outcome");
  await buildCrossLevelModel(page);
  await showDecimals(page, 4);
  const results = await upToDateResults(page);
  const fixed = results.getByRole("table", { name: /Fixed Effects/ });
  await expect(fixed.getByRole("cell", { name: "−1.6426" })).toBeVisible();
  const cells = await fixed
    .getByRole("row")
    .filter({ has: page.getByRole("cell") })
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll("td")].slice(0, 3).map((cell) => cell.innerText.trim())),
    );
  expect(cells.map(([estimate]) => estimate)).toEqual(["12.0960", "5.3329", "1.2265", "2.9388", "1.0389", "−1.6426"]);
  expect(cells[0]?.[1]).toBe("0.1987");
  expect(cells.map(([, , robust]) => robust)).toEqual(["0.1737", "0.3346", "0.3085", "0.1475", "0.3328", "0.2374"]);
  const variances = results.getByRole("table", { name: /Variance Components/ });
  expect(Number((await rowOf(variances, /^Intercept/))[0])).toBeCloseTo(2.3795, 3);
  expect(Number((await rowOf(variances, /slope, u1/))[0])).toBeCloseTo(0.1013, 3);
  expect((await rowOf(variances, /^Residual/))[0]).toBe("36.7212");
  const fit = results.getByRole("table", { name: /Fit of the Model/ });
  expect((await rowOf(fit, /^Deviance/))[0]?.startsWith("46,503.66")).toBe(true);

  const folder = await mkdtemp(join(tmpdir(), "crosslevel-walk-"));
  await results
    .getByRole("region", { name: /Fixed Effects/ })
    .getByRole("button", { name: "Add to report" })
    .click();
  await page.getByRole("tab", { name: /^Report 1 item/ }).click();
  await expect(page.getByRole("region", { name: "Preview" }).getByRole("cell", { name: "12.0960" })).toBeVisible();
  const word = join(folder, "report.docx");
  await application.answerFileDialog(() => page.getByRole("button", { name: /^Word file/ }).click(), word);
  await expect(page.getByRole("status", { name: "News" })).toContainText("report.docx");
  const text = new TextDecoder().decode(unzipSync(await readFile(word))["word/document.xml"]);
  expect(text).toContain("12.0960");
  expect(text).toContain("Fixed Effects on Mathematics Achievement");

  const project = join(folder, "study.crosslevel");
  await application.answerFileDialog(() => application.chooseCommand("file.save"), project);
  await expect(page.getByText(/study.*saved/)).toBeVisible();
  expect(Object.keys(unzipSync(await readFile(project)))).toEqual(
    expect.arrayContaining(["project.json", "index.html"]),
  );

  const again = await openApplication();
  await again.answerFileDialog(() => again.chooseCommand("file.open"), project);
  await again.page.getByRole("tab", { name: /^Model/ }).click();
  const reopened = await upToDateResults(again.page);
  await expect(reopened.getByRole("cell", { name: "−1.6426" }).first()).toBeVisible();
  await expect(again.page.getByRole("tab", { name: /^Report 1 item/ })).toBeVisible();
});

test("everything can be undone, and done again", async ({ openApplication }) => {
  const application = await openApplication({ words: ["--sample", "hsb"] });
  const { page } = application;
  await page.getByRole("tab", { name: /^Model/ }).click();
  await chooseForVariable(page, "mathach", "Make it the outcome");
  await chooseForVariable(page, "ses", "Add group-mean centered");
  const results = await upToDateResults(page);
  await expect(results.getByRole("cell", { name: "2.19" }).first()).toBeVisible();
  await application.chooseCommand("edit.undo");
  await upToDateResults(page);
  await expect(results.getByRole("cell", { name: "2.19" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^beta 1 j/ })).toHaveCount(0);
  await application.chooseCommand("edit.redo");
  await upToDateResults(page);
  await expect(results.getByRole("cell", { name: "2.19" }).first()).toBeVisible();
});
