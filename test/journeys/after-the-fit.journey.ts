import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "../support/application.ts";
import { buildCrossLevelModel, chooseForVariable, rowOf, tick, upToDateResults } from "../support/walk.ts";

/** What is asked for after the fit appears under the results, follows the model, and goes into the report. */
test("results after the fit are chosen in a dialog, shown with their charts, and taken along", async ({
  openApplication,
}) => {
  const application = await openApplication({ words: ["--sample", "hsb"] });
  const { page } = application;
  await page.getByRole("tab", { name: /^Model/ }).click();
  await chooseForVariable(page, "mathach", "Make it the outcome");
  await buildCrossLevelModel(page);
  await upToDateResults(page);

  await application.chooseCommand("results.after");
  const dialog = page.getByRole("dialog", { name: "After the fit" });
  for (const part of [/^Marginal means/, /^Simple slopes/, /^Random effects by unit/]) {
    await tick(dialog.getByRole("checkbox", { name: part }));
  }
  await tick(dialog.getByRole("checkbox", { name: /^Predictions for new rows/ }));
  await dialog.getByRole("button", { name: "Add row" }).click();
  await dialog.getByRole("textbox", { name: "Socioeconomic status in row 1" }).fill("0.5");
  await dialog.getByRole("textbox", { name: "School in row 1" }).fill("1224");
  await dialog.getByRole("button", { name: "OK" }).click();
  await expect(dialog).toBeHidden();

  const after = page.getByRole("region", { name: "After the fit", exact: true });
  // emmeans: the slope of SES in public and Catholic schools, 2.95 and 1.30.
  const slopes = after.getByRole("table", { name: /Simple Slopes .* by SECTOR/i });
  await expect(slopes).toBeVisible();
  expect((await rowOf(slopes, /^Public/)).slice(0, 2)).toEqual(["2.95", "0.16"]);
  expect((await rowOf(slopes, /^Catholic/)).slice(0, 2)).toEqual(["1.30", "0.17"]);
  await expect(after.getByRole("table", { name: /Estimated Marginal Means/ })).toBeVisible();
  await expect(after.getByRole("img", { name: /Regions of/i })).toBeVisible();
  await expect(after.getByRole("img", { name: /Random Effects of Schools/ }).first()).toBeVisible();

  await expect(after.locator("[aria-live=polite]")).toContainText(/^After the fit: .*Simple slopes/);

  const predictions = after.getByRole("table", { name: /Predictions of/ });
  // A student of a public school below the mean: with the school's own mean SES, sector and random effects.
  expect((await rowOf(predictions, /^1/)).slice(0, 3)).toEqual(["0.5", "1224", "12.07"]);

  const folder = await mkdtemp(join(tmpdir(), "crosslevel-after-"));
  const path = join(folder, "schools.csv");
  const units = after.getByRole("region", { name: /Random Effects of Schools on/ });
  await units.getByRole("button", { name: "Export" }).click();
  await application.answerFileDialog(() => page.getByRole("menuitem", { name: "CSV…" }).click(), path);
  await expect(page.getByRole("status", { name: "News" })).toContainText("Saved schools.csv");
  expect((await readFile(path, "utf8")).trim().split("\r\n")).toHaveLength(161);
  await rm(folder, { recursive: true });

  await slopes.scrollIntoViewIfNeeded();
  const card = after.getByRole("region", { name: /Simple Slopes .* by SECTOR/i });
  await card.getByRole("button", { name: "Add to report" }).click();
  await page.getByRole("tab", { name: /^Report/ }).click();
  await expect(page.getByLabel("Title of Table 1")).toHaveValue(/Simple Slopes/);

  // HLM's residual file of level 1 as a table of its own: the data with six columns more, at the same levels.
  await application.chooseCommand("results.residualFiles");
  const files = page.getByRole("dialog", { name: "Residual files" });
  await expect(files.getByRole("radio")).toHaveCount(3);
  await files.getByRole("button", { name: "Open as a new table" }).click();
  await expect(page.getByRole("tab", { name: /^Data 7,185 × 17/ })).toBeVisible();
  await expect(page.getByRole("tab", { name: /^Levels 160 schools/ })).toBeVisible();
});
