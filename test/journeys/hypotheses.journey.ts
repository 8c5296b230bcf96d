import { expect, test } from "../support/application.ts";
import { buildCrossLevelModel, chooseForVariable, rowOf, tick, upToDateResults } from "../support/walk.ts";

/** A hypothesis about several coefficients, with robust standard errors for few units, by keyboard and mouse. */
test("weights for coefficients become a test in the results, and go with undo", async ({ openApplication }) => {
  const application = await openApplication({ words: ["--sample", "hsb"] });
  const { page } = application;
  await page.getByRole("tab", { name: /^Model/ }).click();
  await chooseForVariable(page, "mathach", "Make it the outcome");
  await buildCrossLevelModel(page);

  await page.getByRole("button", { name: /^Hypotheses/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Add hypothesis" }).click();
  await expect(dialog.getByRole("button", { name: "OK" })).toBeDisabled();
  await dialog.getByRole("textbox", { name: "Name", exact: true }).fill("Slopes are alike");
  await dialog.getByRole("button", { name: "Add contrast" }).click();
  const weight = (coefficient: RegExp) => dialog.getByRole("textbox", { name: coefficient });
  await weight(/^Weight of SES × MEANSES in contrast 1$/).fill("1");
  await weight(/^Weight of SES × SECTOR \(Catholic\) in contrast 2$/).fill("1");
  await page.keyboard.press("Tab");
  await dialog.getByRole("tab", { name: "Tests" }).click();
  await tick(dialog.getByRole("radio", { name: /CR2/ }));
  await dialog.getByRole("button", { name: "OK" }).click();
  await expect(dialog).toBeHidden();

  const results = await upToDateResults(page);
  const table = results.getByRole("table", { name: /Hypotheses/ });
  // clubSandwich's HTZ test: F(2, 76.18) = 23.04; its standard errors 0.339 and 0.241.
  expect((await rowOf(table, "Slopes are alike")).filter((text) => text !== "")).toEqual([
    "23.04",
    "2",
    "76.2",
    "< .001",
  ]);
  expect((await rowOf(table, /^γ11 = 0/)).slice(0, 2)).toEqual(["1.04", "0.34"]);
  await table.scrollIntoViewIfNeeded();

  await application.chooseCommand("edit.undo");
  await expect(table).toBeHidden();
  await expect(page.getByRole("button", { name: /^Hypotheses None/ })).toBeVisible();
});
