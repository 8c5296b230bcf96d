import { expect, type Locator, type Page } from "@playwright/test";
import type { Application } from "./application.ts";

/** The steps of the walk as a person takes them, by the names that are on the screen. */

/** Opens a data file through the import preview, as it is proposed. */
export async function openData(application: Application, path: string): Promise<void> {
  const { page } = application;
  await application.answerFileDialog(() => application.chooseCommand("file.open"), path);
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Open", exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** Takes the levels that the program suggests. */
export async function acceptLevels(page: Page): Promise<void> {
  await page.getByRole("tab", { name: /^Levels/ }).click();
  await page.getByRole("button", { name: /^Use (this|these) level/ }).click();
}

/** Chooses an item from the menu of a variable in the model's list. */
export async function chooseForVariable(page: Page, name: string, item: string | RegExp): Promise<void> {
  await page.getByRole("row", { name: new RegExp(`^${name},`) }).click();
  await page.getByRole("menu").getByRole("menuitem", { name: item }).click();
  await expect(page.getByRole("menu")).toBeHidden();
}

/** Makes the equation of β₀ or β₁ the one that takes the next predictor. */
export async function workOnEquation(page: Page, coefficient: number): Promise<void> {
  await page.getByRole("button", { name: `beta ${coefficient} j: work on its equation` }).click();
}

/** Builds the intercepts- and slopes-as-outcomes model of Raudenbush & Bryk (2002), chapter 4, from a null model. */
export async function buildCrossLevelModel(page: Page): Promise<void> {
  await chooseForVariable(page, "ses", "Add group-mean centered");
  await page.getByRole("button", { name: /^u 1 j, random effect/ }).click();
  for (const coefficient of [0, 1]) {
    await workOnEquation(page, coefficient);
    await chooseForVariable(page, "meanses", "Add uncentered");
    await chooseForVariable(page, "sector", /^Add (uncentered|as categories)/);
  }
}

/** Ticks a box or chooses one of a few, where its words are. */
export async function tick(choice: Locator): Promise<void> {
  await choice.waitFor({ state: "attached" });
  if (await choice.isChecked()) return;
  await choice.locator("xpath=ancestor-or-self::*[self::label or self::button][1]").click();
  await expect(choice).toBeChecked();
}

/** Begins to edit a cell of a grid, as by mouse. */
export async function editCell(cell: Locator): Promise<void> {
  await cell.dblclick();
  await expect(cell.page().locator("[role=gridcell] input:focus")).toHaveCount(1);
}

/** So many decimals in every table. */
export async function showDecimals(page: Page, decimals: number): Promise<void> {
  await page.getByRole("button", { name: /^Output/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: /Decimals of estimates/ }).click();
  await page.getByRole("option", { name: new RegExp(`^${decimals}\\b`) }).click();
  await dialog.getByRole("button", { name: "OK" }).click();
  await expect(dialog).toBeHidden();
}

/** The results beside the model, once they are those of the model as it stands. */
export async function upToDateResults(page: Page): Promise<Locator> {
  const results = page.getByRole("region", { name: "Results", exact: true });
  await expect(results.getByRole("status")).toContainText("Up to date");
  return results;
}

/** The texts of the cells of a table's row that begins with a label. */
export async function rowOf(table: Locator, label: string | RegExp): Promise<readonly string[]> {
  const row = table.getByRole("row").filter({ has: table.page().getByRole("rowheader", { name: label }) });
  return row.getByRole("cell").allInnerTexts();
}
