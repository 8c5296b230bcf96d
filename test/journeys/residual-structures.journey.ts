import { fileURLToPath } from "node:url";
import { expect, test } from "../support/application.ts";
import { acceptLevels, chooseForVariable, openData, rowOf, upToDateResults } from "../support/walk.ts";

const orthodont = fileURLToPath(new URL("../golden/data/orthodont.csv", import.meta.url));

/** Four occasions of each subject (Potthoff & Roy, 1964), in a file without labels: residuals that hang together. */
test("residual structures are chosen with the variable of the occasions, without random effects, and compared in one click", async ({
  openApplication,
}) => {
  const application = await openApplication({});
  const { page } = application;
  await openData(application, orthodont);
  await acceptLevels(page);
  await page.getByRole("tab", { name: /^Model/ }).click();
  await chooseForVariable(page, "distance", "Make it the outcome");
  await chooseForVariable(page, "age", /^Add (uncentered|as a number)/);
  await page.getByRole("button", { name: /^u 0 j, random effect/ }).click();
  const results = await upToDateResults(page);
  await expect(page.getByText("average of all rows")).toBeVisible();

  await page.getByRole("button", { name: /^Residuals/ }).click();
  const dialog = page.getByRole("dialog");
  const choose = async (list: RegExp, option: string) => {
    await dialog.getByRole("button", { name: list }).click();
    await page.getByRole("option", { name: option, exact: true }).click();
  };
  await choose(/Covariance of the residuals/, "Unstructured");
  await choose(/Order or occasion/, "age");
  await dialog.getByText("Compare the covariance structures").click();
  await dialog.getByRole("button", { name: "OK" }).click();
  await upToDateResults(page);

  // nlme::gls with corSymm and varIdent, corCompSymm, and neither.
  const fit = results.getByRole("table", { name: /Fit of the model/i });
  expect((await rowOf(fit, /^Deviance/))[0]).toBe("435.25");
  const ladder = results.getByRole("table", { name: /Residual structures of the model/i });
  expect((await rowOf(ladder, /^Unstructured/))[0]).toBe("435.25");
  expect((await rowOf(ladder, /^Compound symmetry$/))[0]).toBe("447.00");
  expect((await rowOf(ladder, /^Independent/))[0]).toBe("509.17");
});
