import type { Page } from "@playwright/test";
import { expect, test } from "../support/application.ts";
import { chooseForVariable, rowOf, tick, upToDateResults } from "../support/walk.ts";

/**
 * The textbook's ladder on High School and Beyond, and the table that compares its models; the numbers are those of R
 * (lme4, maximum likelihood).
 */
test("each next step is a model of its own, and the models stand side by side", async ({ openApplication }) => {
  const application = await openApplication({ words: ["--sample", "hsb"] });
  const { page } = application;
  await page.getByRole("tab", { name: /^Model/ }).click();
  await chooseForVariable(page, "mathach", "Make it the outcome");
  await nextStep(page, /^Student predictors/, ["SES Socioeconomic status"]);
  await nextStep(page, /^Random slope/, []);
  await nextStep(page, /^School predictors/, ["MEANSES School mean SES", "SECTOR Sector · as categories"]);
  await nextStep(page, /^Cross-level interactions/, []);
  await expect(page.getByRole("listbox", { name: "Models" }).getByRole("option")).toHaveText([
    /Null model/,
    /Student predictors/,
    /Random slope/,
    /School predictors/,
    /Cross-level interactions/,
  ]);

  await page.getByRole("tab", { name: /^Results/ }).click();
  await upToDateResults(page);
  const table = page.getByRole("table", { name: /Multilevel Models of Mathematics Achievement/ });
  await expect(table.getByRole("columnheader", { name: "Model 5: Cross-level interactions" })).toBeVisible();
  await expect(page.locator(".is-stale")).toHaveCount(0);
  // All five are seen at once, in a small window too.
  await page.setViewportSize({ width: 1280, height: 800 });
  const hidden = () =>
    table.evaluate(({ parentElement }) => {
      return (parentElement?.scrollWidth ?? Number.NaN) - (parentElement?.clientWidth ?? Number.NaN);
    });
  await expect.poll(hidden).toBe(0);
  expect(await rowOf(table, /^Intercept, γ/)).toEqual([
    "12.64 (0.24)***",
    "12.64 (0.24)***",
    "12.64 (0.24)***",
    "12.03 (0.20)***",
    "12.10 (0.20)",
    "[11.70, 12.49]",
    "< .001",
  ]);
  expect((await rowOf(table, "Socioeconomic status × Sector: Catholic")).slice(4)).toEqual([
    "−1.64 (0.24)",
    "[−2.12, −1.17]",
    "< .001",
  ]);
  // Below the coefficients the last columns are empty.
  const byModel = async (label: string | RegExp) => (await rowOf(table, label)).slice(0, 5);
  expect(await byModel(/^Intercept, τ/)).toEqual(["8.61", "8.67", "8.68", "2.39", "2.38"]);
  expect(await byModel(/^Socioeconomic status slope, τ/)).toEqual(["", "", "0.69", "0.70", "0.10"]);
  expect(await byModel(/^Residual/)).toEqual(["39.15", "37.01", "36.70", "36.71", "36.72"]);
  expect(await byModel(/^Deviance/)).toEqual(["47,115.81", "46,720.41", "46,710.98", "46,538.14", "46,496.43"]);
  expect(await byModel("Parameters")).toEqual(["3", "4", "6", "8", "10"]);
  expect(await byModel(/^Δχ/)).toEqual(["", "395.40 (1)***", "9.43 (2)**", "172.84 (2)***", "41.71 (2)***"]);
  expect(await byModel("BIC")).toEqual(["47,142.45", "46,755.93", "46,764.26", "46,609.18", "46,585.23"]);

  // Models are duplicated, renamed, moved and deleted; every bit of it can be undone.
  await page.getByRole("tab", { name: /^Model/ }).click();
  const models = page.getByRole("listbox", { name: "Models" }).getByRole("option");
  await application.chooseCommand("model.duplicate");
  await expect(models).toHaveCount(6);
  await application.chooseCommand("model.rename");
  await page.getByRole("dialog").getByRole("textbox").fill("Without the slope");
  await page.getByRole("dialog").getByRole("button", { name: "Rename" }).click();
  await expect(models.nth(5)).toContainText("Without the slope");
  await page.getByRole("button", { name: /^u 1 j, random effect/ }).click();
  await application.chooseCommand("model.moveEarlier");
  await expect(models.nth(4)).toContainText("Without the slope");
  await application.chooseCommand("model.delete");
  await expect(models).toHaveCount(5);
  await application.chooseCommand("edit.undo");
  await expect(models.nth(4)).toContainText("Without the slope");
});

/** Takes a step of the ladder with the candidates that are not proposed. */
async function nextStep(page: Page, step: RegExp, choices: readonly string[]): Promise<void> {
  await page.getByRole("button", { name: "Next step" }).click();
  await page.getByRole("menu").getByRole("menuitem", { name: step }).click();
  const dialog = page.getByRole("dialog", { name: "Next step" });
  for (const choice of choices) await tick(dialog.getByRole("checkbox", { name: choice }));
  await dialog.getByRole("button", { name: "Add model" }).click();
  await expect(dialog).toBeHidden();
  await upToDateResults(page);
}
