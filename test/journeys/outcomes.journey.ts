import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "../support/application.ts";
import { acceptLevels, chooseForVariable, openData, rowOf, upToDateResults } from "../support/walk.ts";

/** An outcome of two values: from the offer in Basic Settings to odds ratios. */
test("a 0/1 outcome is fitted as Bernoulli, with odds ratios and the link in the equations", async ({
  openApplication,
}) => {
  const application = await openApplication({ words: ["--sample", "hsb"] });
  const { page } = application;
  await page.getByRole("tab", { name: /^Model/ }).click();
  await chooseForVariable(page, "minority", "Make it the outcome");
  await expect(page.getByText("has two values only")).toBeVisible();
  await page.getByRole("button", { name: /^Outcome/ }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText(/choose Bernoulli/)).toBeVisible();
  await dialog.getByRole("button", { name: /Distribution/ }).click();
  await page.getByRole("option", { name: /^Bernoulli/ }).click();
  await expect(dialog.getByRole("button", { name: /Link/ })).toContainText("Logit");
  await dialog.getByRole("button", { name: "OK" }).click();
  await expect(dialog).toBeHidden();
  await chooseForVariable(page, "ses", "Add uncentered");

  const results = await upToDateResults(page);
  const table = results.getByRole("table", { name: /Fixed/ });
  await expect(table.getByRole("columnheader", { name: /OR/ }).first()).toBeVisible();
  // glmmTMB: b = −0.758, exp(b) = 0.47.
  expect(await rowOf(table, /γ10/)).toEqual(expect.arrayContaining(["−0.76", "0.47"]));

  await page.getByRole("button", { name: /^Estimation/ }).click();
  await expect(page.getByRole("dialog").getByRole("radio", { name: /Laplace/ })).toBeChecked();
});

/** An outcome of several categories that are texts: multinomial as it is chosen, ordinal once its order is said. */
test("a text of several categories is a multinomial outcome, and an ordinal one in the order that is said", async ({
  openApplication,
}) => {
  const application = await openApplication({ words: [] });
  const { page } = application;
  await openData(application, goldenFile("mood"));
  await page.getByRole("tab", { name: /^Levels/ }).click();
  await acceptLevels(page);
  await page.getByRole("tab", { name: /^Model/ }).click();
  await chooseForVariable(page, "mood", "Make it the outcome");
  await chooseForVariable(page, "year", /^Add grand-mean centered/);
  const effects = page
    .getByRole("region", { name: "Results", exact: true })
    .getByRole("table", { name: /^Table \d+ Fixed Effects/ });
  await expect(effects).toContainText("awful rather than superb");

  await page.getByRole("button", { name: /^Outcome/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: /Distribution/ }).click();
  await page.getByRole("option", { name: /^Ordinal/ }).click();
  const order = dialog.getByRole("group", { name: "Categories from low to high" });
  await expect(order.getByRole("listitem")).toHaveText([/awful/, /fair/, /good/, /poor/, /superb/]);
  await order.getByRole("button", { name: "Move poor lower" }).click();
  await order.getByRole("button", { name: "Move poor lower" }).click();
  await expect(order.getByRole("listitem")).toHaveText([/awful/, /poor/, /fair/, /good/, /superb/]);
  const reverse = order.getByRole("button", { name: "Reverse the order" });
  await reverse.click();
  await expect(order.getByRole("listitem")).toHaveText([/superb/, /good/, /fair/, /poor/, /awful/]);
  await reverse.click();
  await dialog.getByRole("button", { name: "OK" }).click();
  await expect(dialog).toBeHidden();
  const thresholds = page.getByRole("table", { name: /^Table \d+ Thresholds/ });
  await expect(thresholds).toContainText("poor | fair");
});

/** Names as long as people give them, in their language: signs stay with what they belong to, and chosen predictors are called as in the data. */
test("equations of an outcome with a long name break between their parts, never within", async ({
  openApplication,
}) => {
  const application = await openApplication({ words: [], context: { viewport: { width: 1280, height: 800 } } });
  const { page } = application;
  const visits = await readFile(goldenFile("visits"), "utf8");
  const folder = await mkdtemp(join(tmpdir(), "crosslevel-outcomes-"));
  const path = join(folder, "visits.csv");
  await writeFile(path, visits.replace('"visits"', '"VisitesÀLaCliniqueParAnnée"'));
  await openData(application, path);
  await rm(folder, { recursive: true });
  await acceptLevels(page);
  await page.getByRole("tab", { name: /^Model/ }).click();
  await chooseForVariable(page, "VisitesÀLaCliniqueParAnnée", "Make it the outcome");
  await page.getByRole("button", { name: /^Outcome/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: /Distribution/ }).click();
  await page.getByRole("option", { name: "Negative binomial", exact: true }).click();
  await dialog.getByRole("button", { name: /^Zeros|Zeros$/ }).click();
  await page.getByRole("option", { name: /^Zero-inflated/ }).click();
  await dialog.getByRole("button", { name: /Predictor of the zeros/ }).click();
  await page.getByRole("option", { name: /^arm/ }).click();
  await expect(dialog.getByRole("checkbox", { name: "arm", exact: true })).toBeChecked();
  await dialog.getByRole("button", { name: "OK" }).click();
  await expect(dialog).toBeHidden();
  const phrases = page.locator(".equation-phrase");
  await expect(phrases).toHaveCount(2);
  for (const phrase of await phrases.all()) {
    const { height = 0 } = (await phrase.boundingBox()) ?? {};
    expect(height).toBeGreaterThan(0);
    expect(height).toBeLessThan(50);
  }
  const results = await upToDateResults(page);
  await results.getByRole("button", { name: "Add to report" }).first().click();
  await page.getByRole("menuitem", { name: "Equations" }).click();
  await page.getByRole("tab", { name: /^Report/ }).click();
  await expect(page.locator(".paper-equation .katex").first()).toBeVisible();
});

function goldenFile(name: string): string {
  return fileURLToPath(new URL(`../golden/data/${name}.csv`, import.meta.url));
}
