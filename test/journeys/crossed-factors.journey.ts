import { fileURLToPath } from "node:url";
import { expect, test } from "../support/application.ts";
import { chooseForVariable, openData, rowOf, upToDateResults } from "../support/walk.ts";

const penicillin = fileURLToPath(new URL("../golden/data/penicillin.csv", import.meta.url));

/** Plates crossed with samples (Davies & Goldsmith 1972): a level, a factor that crosses it, and what varies between both. */
test("a crossed factor is chosen on the Levels screen and stands in the level-2 equation as HLM's column effect", async ({
  openApplication,
}) => {
  const application = await openApplication({});
  const { page } = application;
  await openData(application, penicillin);
  await page.getByRole("tab", { name: /^Levels/ }).click();
  const identify = async (where: ReturnType<typeof page.getByRole>, name: string) => {
    await where.getByRole("combobox", { name: "Identified by" }).fill(name);
    await page.getByRole("option", { name: new RegExp(`^${name}`) }).click();
  };
  await identify(page.getByRole("listitem").filter({ hasText: "Level 2" }), "plate");
  // A level that was only begun can be left again.
  await page.getByRole("button", { name: "Add level 3" }).click();
  await expect(page.getByRole("combobox", { name: "Identified by" }).last()).toBeFocused();
  await expect(page.getByRole("option").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Remove level 3" }).click();
  await expect(page.getByRole("heading", { name: "Level 3" })).toBeHidden();
  await page.getByRole("button", { name: "Add crossed factor" }).press("Enter");
  await expect(page.getByRole("combobox", { name: "Identified by" }).last()).toBeFocused();
  await expect(page.getByRole("option", { name: /^sample/ })).toBeVisible();
  await identify(page.getByRole("region", { name: "crossed factor 1" }), "sample");
  await expect(page.getByRole("button", { name: "Remove crossed factor 1" })).toBeVisible();

  await expect(page.getByRole("heading", { name: "6 samples crossed factor" })).toBeVisible();
  await expect(page.getByText("Level 2: plate (24) · Crossed: sample (6)")).toBeVisible();

  await page.getByRole("tab", { name: /^Model/ }).click();
  await chooseForVariable(page, "diameter", "Make it the outcome");
  await expect(page.getByRole("heading", { name: "Level 2 · plates × samples" })).toBeVisible();
  await expect(
    page.getByRole("button", { name: /^b 0 0 j, random effect: the intercept varies between plates/ }),
  ).toBeVisible();
  const effect = page.getByRole("button", { name: /^c 0 0 k, random effect: the intercept varies between samples/ });
  await expect(effect).toHaveAttribute("aria-pressed", "true");

  const results = await upToDateResults(page);
  await expect(results).toContainText("24 plates and 6 samples");
  await expect(results).not.toContainText("taken as crossed");
  const table = results.getByRole("table", { name: /Variance components/i });
  // lme4: 0.7169, 3.7311, residual 0.3024.
  expect((await rowOf(table, /^Plate intercept/))[0]).toBe("0.72");
  expect((await rowOf(table, /^Sample intercept, c00/))[0]).toBe("3.73");

  await effect.click();
  await expect(effect).toHaveAttribute("aria-pressed", "false");
  await upToDateResults(page);
  await expect(table.getByRole("rowheader", { name: /^Sample intercept/ })).toBeHidden();
});
