import { fileURLToPath } from "node:url";
import { expect, test } from "../support/application.ts";
import { leaveByEscape } from "../support/keyboard.ts";
import { acceptLevels, chooseForVariable, openData, rowOf, upToDateResults } from "../support/walk.ts";

/** Durations with censoring, from the spreadsheet to hazard ratios and a life table. */
test("durations become rows of periods and a model of the hazard, in one dialog and one step to undo", async ({
  openApplication,
}) => {
  const application = await openApplication({ words: [] });
  const { page } = application;
  await openData(application, fileURLToPath(new URL("../golden/data/spells.csv", import.meta.url)));
  await page.getByRole("tab", { name: /^Levels/ }).click();
  await acceptLevels(page);
  await application.chooseCommand("data.survival");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("button", { name: "OK" })).toBeDisabled();
  await dialog.getByRole("button", { name: /Duration/ }).click();
  await page.getByRole("option", { name: "duration" }).click();
  await dialog.getByRole("button", { name: /Did the event happen/ }).click();
  await page.getByRole("option", { name: "quit" }).click();
  await expect(dialog.getByRole("button", { name: /Value that means it did/ })).toContainText("1");
  await expect(dialog.getByRole("columnheader", { name: "period" })).toBeVisible();
  await dialog.getByRole("button", { name: "OK" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("tab", { name: /^Data 2,337/ })).toBeVisible();
  await chooseForVariable(page, "skill", "Add uncentered");
  const results = await upToDateResults(page);
  const life = results.getByRole("table", { name: /Life Table/ });
  await expect(life).toBeVisible();
  // survfit: 480 at risk, 53 events.
  expect(await rowOf(life, /^1$/)).toEqual(["480", "53", "16", ".110", ".890", ".014"]);
  await expect(results.getByRole("table", { name: /Fixed/ }).getByRole("columnheader", { name: "HR" })).toBeVisible();

  await page.getByRole("button", { name: /^Outcome/ }).click();
  await expect(dialog.getByRole("button", { name: /Distribution/ })).toContainText("Survival in periods");
  await expect(dialog.getByRole("button", { name: /Variable of the periods/ })).toContainText("period");
  await leaveByEscape(page, dialog);
  for (let changes = 0; changes < 2; changes++) await application.chooseCommand("edit.undo");
  await expect(page.getByRole("tab", { name: /^Data 480/ })).toBeVisible();
});
