import { expect, test } from "../support/application.ts";
import { chooseForVariable, rowOf, tick, upToDateResults } from "../support/walk.ts";

/** Variances and a covariance to begin the search with: an impossible one is refused where it stands, a possible one is kept. */
test("the search starts from covariances of one's own, and ends where it ended before", async ({ openApplication }) => {
  const application = await openApplication({ words: ["--sample", "hsb"] });
  const { page } = application;
  await page.getByRole("tab", { name: /^Model/ }).click();
  await chooseForVariable(page, "mathach", "Make it the outcome");
  await chooseForVariable(page, "ses", "Add group-mean centered");
  await page.getByRole("button", { name: /^u 1 j, random effect/ }).click();
  const results = await upToDateResults(page);
  const table = results.getByRole("table", { name: /Variance components/i });
  // Raudenbush & Bryk (2002), table 4.4: 8.68; HLM stops a little early on the slopes (.68).
  expect((await rowOf(table, /^Intercept, u0/))[0]).toBe("8.68");
  expect((await rowOf(table, /u1$/))[0]).toBe("0.69");

  const dialog = page.getByRole("dialog");
  const openSettings = () => page.getByRole("button", { name: /^Estimation/ }).click();
  const number = (name: RegExp) => dialog.getByRole("textbox", { name });
  await openSettings();
  await tick(dialog.getByRole("checkbox", { name: "Own starting values" }));
  await number(/^Variance of intercept/).fill("4");
  await number(/^Covariance of intercept and SES/).fill("9");
  await page.keyboard.press("Tab");
  await expect(dialog.getByRole("button", { name: "OK" })).toBeDisabled();
  await number(/^Covariance of intercept and SES/).fill("0.5");
  await page.keyboard.press("Tab");
  await dialog.getByRole("button", { name: "OK" }).click();
  await expect(dialog).toBeHidden();

  await upToDateResults(page);
  expect((await rowOf(table, /^Intercept, u0/))[0]).toBe("8.68");
  await openSettings();
  await expect(number(/^Covariance of intercept and SES/)).toHaveValue("0.5");
  await expect(number(/^Variance of intercept/)).toHaveValue("4");

  // Intercepts and slopes in sets of their own do not correlate, and have no covariance to start from. lme4: 8.681 and 0.694.
  await tick(dialog.getByRole("checkbox", { name: "Divide the random effects between schools into sets" }));
  await expect(number(/^Covariance of intercept and SES/)).toBeHidden();
  await dialog.getByRole("button", { name: "OK" }).click();
  await upToDateResults(page);
  await expect(page.getByRole("button", { name: /^Covariance/ })).toHaveText(/Unstructured, in sets/);
  expect((await rowOf(table, /^Intercept, u0/))[0]).toBe("8.68");
  expect((await rowOf(table, /u1$/))[0]).toBe("0.69");
  await expect(table.getByRole("columnheader", { name: /Correlation/ })).toHaveCount(0);
});
