import { basename } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/application.ts";
import {
  brokenProjects,
  oddFiles,
  placeThatCannotBeWritten,
  refusedFiles,
  tableWithoutRows,
  troublesomeTable,
} from "../support/bad-files.ts";
import { leaveByEscape } from "../support/keyboard.ts";
import { acceptLevels, chooseForVariable, openData, tick, upToDateResults } from "../support/walk.ts";

test("files that cannot be read are refused in a sentence, and what was open stays", async ({ openApplication }) => {
  const application = await openApplication({ words: ["--sample", "hsb"] });
  const { page } = application;
  await expect(page.getByRole("tab", { name: /^Data 7,185 × / })).toBeVisible();
  for (const { path, answer } of await refusedFiles()) {
    await application.answerFileDialog(() => application.chooseCommand("file.open"), path);
    const dialog = page.getByRole("dialog", { name: `Open “${basename(path)}”` });
    await expect(dialog).toContainText(answer);
    await expect(dialog.getByRole("button", { name: "Open", exact: true })).toBeDisabled();
    await dialog.getByRole("button", { name: "Cancel" }).click();
  }
  for (const { path, answer } of await brokenProjects()) {
    await application.answerFileDialog(() => application.chooseCommand("file.open"), path);
    await page.getByRole("dialog").getByRole("button", { name: "Don’t save" }).click();
    await expect(page.getByRole("region", { name: "Messages" })).toContainText(answer);
  }
  await expect(page.getByRole("tab", { name: /^Data 7,185 × / })).toBeVisible();
});

test("odd files open, and the preview says what is odd", async ({ openApplication }) => {
  const application = await openApplication();
  const { page } = application;
  for (const { path, answer, columns } of await oddFiles()) {
    await application.answerFileDialog(() => application.chooseCommand("file.open"), path);
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText(answer);
    await dialog.getByRole("button", { name: "Open", exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole("tab", { name: new RegExp(`^Data ${columns}`) })).toBeVisible();
  }
});

test("a model that cannot be fitted says so where it was made, and goes on", async ({ openApplication }) => {
  const application = await openApplication();
  const { page } = application;
  await openData(application, await troublesomeTable());
  await acceptLevels(page);
  await page.getByRole("tab", { name: /^Model/ }).click();
  // What can never be an outcome is not offered, with the reason.
  for (const [name, reason] of [
    ["essay", /holds texts, not numbers/],
    ["flat", /has the same value in all rows/],
  ] as const) {
    await page.getByRole("row", { name: new RegExp(`^${name},`) }).click();
    const item = page.getByRole("menu").getByRole("menuitem", { name: "Make it the outcome" });
    await expect(item).toBeDisabled();
    await expect(item).toContainText(reason);
    await leaveByEscape(page, page.getByRole("menu"));
  }
  await chooseForVariable(page, "y", "Make it the outcome");
  const results = await upToDateResults(page);
  await expect(results.getByRole("region", { name: /What was fitted/ })).toContainText("114 of 120");
  await chooseForVariable(page, "x", "Add uncentered");
  await chooseForVariable(page, "copy", "Add uncentered");
  await upToDateResults(page);
  await expect(results).toContainText(
    /copy says nothing that other predictors do not say already \(it equals 1 \+ 2 × x\)/,
  );
  await expect(results).toContainText("6 of 120 rows were left out because a value is missing in school (6)");
  await application.answerFileDialog(() => application.chooseCommand("file.save"), await placeThatCannotBeWritten());
  await expect(page.getByRole("region", { name: "Messages" })).toContainText(/cannot be saved/);
  await upToDateResults(page);
});

test("levels that cannot carry a model are named where they are chosen, and in the model", async ({
  openApplication,
}) => {
  const application = await openApplication();
  const { page } = application;
  await openData(application, await troublesomeTable());
  await page.getByRole("tab", { name: /^Levels/ }).click();
  await identifyBy(page, "flat");
  await expect(page.getByText("There is only one flat: nothing can vary between flats.")).toBeVisible();
  await page.getByRole("tab", { name: /^Model/ }).click();
  await chooseForVariable(page, "y", "Make it the outcome");
  const results = page.getByRole("region", { name: "Results", exact: true });
  await expect(results).toContainText(
    /All usable rows belong to one unit of “flat” .*; choose another variable that identifies the units/,
  );

  await page.getByRole("tab", { name: /^Levels/ }).click();
  await identifyBy(page, "words");
  await page.getByRole("tab", { name: /^Model/ }).click();
  await chooseForVariable(page, "climate", /^Add uncentered/);
  await page.getByRole("button", { name: /^u 1 j, random effect/ }).click();
  await upToDateResults(page);
  await page.getByRole("tab", { name: /^Levels/ }).click();
  await identifyBy(page, "school");
  await expect(page.getByText(/school is missing in 6 rows/)).toBeVisible();
  await page.getByRole("tab", { name: /^Model/ }).click();
  await expect(results).toContainText(/“climate” has the same value for all rows of each unit of “school”/);
  await page.getByRole("button", { name: "Make the slope fixed" }).click();
  await upToDateResults(page);
});

/** Chooses the variable that identifies level 2. */
async function identifyBy(page: Page, name: string): Promise<void> {
  await page.getByRole("combobox", { name: "Identified by" }).first().fill(name);
  await page
    .getByRole("option", { name: new RegExp(`^${name}`) })
    .first()
    .click();
}

test("a table without rows opens with its variables; every screen says that there is nothing yet, and rows are stacked below", async ({
  openApplication,
}) => {
  const { namesOnly, rowsToStack } = await tableWithoutRows();
  const application = await openApplication();
  const { page } = application;
  const dialog = page.getByRole("dialog");
  await application.answerFileDialog(() => application.chooseCommand("file.open"), namesOnly);
  await expect(dialog).toContainText("There are names of variables but no rows below them");
  await dialog.getByRole("button", { name: "Open", exact: true }).click();
  await expect(page.getByRole("tab", { name: /^Data 0 × 3/ })).toBeVisible();
  await expect(page.getByRole("columnheader", { name: /school/ })).toBeVisible();
  await tick(page.getByRole("radio", { name: "Variables" }));
  await expect(page.getByRole("row", { name: /^\d+ score / })).toBeVisible();
  await page.getByRole("tab", { name: /^Levels/ }).click();
  await page.getByRole("combobox", { name: /Identified by/ }).fill("school");
  await page.getByRole("option", { name: /school/ }).click();
  await page.getByRole("tab", { name: /^Model/ }).click();
  await page.getByRole("row", { name: /^score,/ }).click();
  await expect(page.getByRole("menuitem", { name: "Make it the outcome" })).toContainText("SCORE has no values");
  await leaveByEscape(page, page.getByRole("menu"));
  await application.chooseCommand("data.step.stack");
  const openFile = () => dialog.getByRole("button", { name: "Open a file…" }).click();
  await application.answerFileDialog(openFile, rowsToStack);
  await dialog.getByRole("button", { name: "Open", exact: true }).click();
  await dialog.getByRole("button", { name: "OK" }).click();
  await page.getByRole("tab", { name: /^Data 40 × 3/ }).click();
  await tick(page.getByRole("radio", { name: "Values" }));
  await expect(page.getByRole("gridcell", { name: "f", exact: true }).first()).toBeVisible();
});

test("numbers typed in settings stay as they are typed, and a field says in one sentence which it takes", async ({
  openApplication,
}) => {
  const { page } = await openApplication({ words: ["--sample", "hsb"] });
  await page.getByRole("tab", { name: /^Model/ }).click();
  await chooseForVariable(page, "mathach", "Make it the outcome");
  await chooseForVariable(page, "ses", "Add group-mean centered");
  await page.getByRole("button", { name: /^u 1 j, random effect/ }).click();
  const dialog = page.getByRole("dialog");
  const sentences = dialog.locator(".field-error");
  const ok = dialog.getByRole("button", { name: "OK" });
  const type = async (label: RegExp, number: string) => {
    const field = dialog.getByRole("textbox", { name: label });
    await field.fill(number);
    await field.press("Tab");
    await expect(field).toHaveValue(number);
  };
  const refused = async (label: RegExp, number: string, sentence: RegExp) => {
    await type(label, number);
    await expect(sentences).toHaveText([sentence]);
    await expect(ok).toBeDisabled();
  };

  await page.getByRole("button", { name: /^Estimation/ }).click();
  for (const number of ["0", "-3", "2.5", "200,000"]) {
    await refused(/^Most evaluations/, number, /whole number from 1 to 100,000/);
  }
  await type(/^Most evaluations/, "250");
  await tick(dialog.getByRole("checkbox", { name: "Own starting values" }));
  for (const number of ["0", "-4"]) await refused(/^Variance of intercept/, number, /above zero/);
  await type(/^Variance of intercept/, "4");

  await dialog.getByRole("tab", { name: "Tests" }).click();
  for (const number of ["0", "100"]) await refused(/^Confidence level/, number, /above 0 and below 100/);
  await type(/^Confidence level/, "97.5");
  await tick(dialog.getByRole("radio", { name: /^Parametric bootstrap/ }));
  for (const number of ["5", "30.5"]) await refused(/^Samples/, number, /whole number from 20 to 100,000/);
  await type(/^Samples/, "30");
  await refused(/^Seed/, "12.5", /whole number, not negative/);
  await type(/^Seed/, "12");
  await ok.click();
  const results = await upToDateResults(page);
  await expect(results.getByText("97.5% CI").first()).toBeVisible();
});
