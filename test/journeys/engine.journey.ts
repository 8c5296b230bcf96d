import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Application, expect, test } from "../support/application.ts";
import { acceptLevels, chooseForVariable, openData, upToDateResults } from "../support/walk.ts";

test("a fit that takes long can be cancelled, survives the death of the engine, and leaves the program at work", async ({
  openApplication,
}) => {
  const application = await openApplication();
  const { page } = application;
  await openData(application, await crossedRatings());
  await acceptLevels(page);
  await page.getByRole("tab", { name: /^Model/ }).click();
  await chooseForVariable(page, "score", "Make it the outcome");
  const results = await upToDateResults(page);
  const quickFit = await results.getByRole("table", { name: /Fixed Effects/ }).innerText();

  await addRaters(application);
  const status = results.getByRole("status");
  await expect(status.getByRole("button", { name: "Cancel" })).toBeVisible();
  // The results of before stay in place, and cannot be taken for those of the model.
  expect(await results.getByRole("table", { name: /Fixed Effects/ }).innerText()).toBe(quickFit);
  await expect(results.getByRole("button", { name: "Copy for Word" }).first()).toBeDisabled();
  await status.getByRole("button", { name: "Cancel" }).click();
  await expect(status).toContainText("Not fitted");
  await expect(results).toContainText("This was cancelled before it was done.");
  await expect(page.getByText("Engine ready")).toBeVisible();

  await results.getByRole("button", { name: "Fit it now" }).click();
  await expect(status.getByRole("button", { name: "Cancel" })).toBeVisible();
  await application.kill("engine");
  // It is started again with the data, and takes up the same fit.
  await expect(page.getByText(/^Fitting/)).toBeVisible();
  await expect(status).toContainText("Refreshing");

  // A simpler model in its place is answered at once.
  await application.chooseCommand("edit.undo");
  await upToDateResults(page);
  expect(await results.getByRole("table", { name: /Fixed Effects/ }).innerText()).toBe(quickFit);
});

/** Raters as a third level, with which pupils are crossed. */
async function addRaters({ page }: Application): Promise<void> {
  await page.getByRole("tab", { name: /^Levels/ }).click();
  await page.getByRole("button", { name: "Add level 3" }).click();
  const identifier = page.getByRole("combobox", { name: "Identified by" }).last();
  await identifier.fill("rater");
  await page.getByRole("option", { name: /rater/ }).click();
  await page.getByRole("tab", { name: /^Model/ }).click();
}

/** 2,500 pupils crossed with 2,500 raters: a fit that takes many seconds on any machine. */
async function crossedRatings(): Promise<string> {
  const rows = Array.from({ length: 20_000 }, (_, row) => {
    const pupil = Math.floor(row / 8);
    const rater = (pupil * 7 + (row % 8) * 311) % 2500;
    return `p${pupil},r${rater},${(((row * 7919) % 1009) / 100 + (pupil % 13) / 5 + (rater % 7) / 4).toFixed(2)}`;
  });
  const path = join(await mkdtemp(join(tmpdir(), "crosslevel-ratings-")), "ratings.csv");
  await writeFile(path, `pupil,rater,score\n${rows.join("\n")}\n`);
  return path;
}
