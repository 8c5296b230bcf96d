import { expect, test } from "../support/application.ts";
import { chooseForVariable, rowOf, upToDateResults } from "../support/walk.ts";

/** An outcome of two values: from the offer in Basic Settings to odds ratios. */
test("a 0/1 outcome is fitted as Bernoulli, with odds ratios and the link in the equations", async ({
  openApplication,
}) => {
  const application = await openApplication({ words: ["--sample", "hsb"] });
  const { page } = application;
  await page.getByRole("tab", { name: /^Model/ }).click();
  await chooseForVariable(page, "minority", "Make it the outcome");
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
