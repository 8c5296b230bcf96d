import { expect, test } from "../../support/application.ts";
import { buildCrossLevelModel, chooseForVariable, showDecimals, upToDateResults } from "../../support/walk.ts";

test("a window of 1280 pixels shows all columns of five decimals beside the model, one of 1024 the report’s buttons in one line", async ({
  openApplication,
}) => {
  const { page } = await openApplication({
    words: ["--sample", "hsb"],
    context: { viewport: { width: 1280, height: 800 } },
  });
  await page.getByRole("tab", { name: /^Model/ }).click();
  await chooseForVariable(page, "mathach", "Make it the outcome");
  await buildCrossLevelModel(page);
  await showDecimals(page, 5);
  const results = await upToDateResults(page);
  const table = results.getByRole("table", { name: /Fixed Effects/ });
  await expect(table.getByRole("cell", { name: "[11.70352, 12.48848]" })).toBeVisible();
  const beyond = () =>
    table.evaluate((element) => element.getBoundingClientRect().width - (element.parentElement?.clientWidth ?? 0));
  await expect.poll(beyond).toBeLessThanOrEqual(0);

  await page.getByRole("tab", { name: /^Report/ }).click();
  await page.setViewportSize({ width: 1024, height: 768 });
  const buttons = page.getByRole("toolbar", { name: "Report" }).getByRole("button");
  await expect(buttons).toHaveCount(7);
  const tops = () =>
    buttons.evaluateAll((elements) => new Set(elements.map((element) => element.getBoundingClientRect().top)).size);
  await expect.poll(tops).toBe(1);
});
