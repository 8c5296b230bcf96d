import { fileURLToPath } from "node:url";
import { expect, test } from "../support/application.ts";
import { chooseForVariable, openData, rowOf, upToDateResults } from "../support/walk.ts";

const learning = fileURLToPath(new URL("../golden/data/learning.csv", import.meta.url));

/** Occasions in pupils, in classes that are numbered anew in every school, in schools. */
test("four levels: chosen on the Levels screen, written as ψ, π, β and γ, fitted as by lme4", async ({
  openApplication,
}) => {
  const application = await openApplication({});
  const { page } = application;
  await openData(application, learning);
  await page.getByRole("tab", { name: /^Levels/ }).click();
  const suggestion = page.getByRole("region", { name: "Suggestion" });
  await expect(suggestion).toContainText("Level 4: school identifies 11 schools.");
  await expect(suggestion).toContainText("Each of the 37 classes belongs to one school.");
  await page.getByRole("button", { name: "Use these levels" }).click();
  await expect(page.getByRole("button", { name: "Remove level 4" })).toBeVisible();

  // Whatever the window's width, no column of the descriptives is cut.
  const descriptives = page.getByRole("region", { name: "Descriptive statistics by level" });
  for (const width of [1024, 1280, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    const cut = () =>
      descriptives.evaluate((card) => {
        const scroll = card.querySelector(".output-table-scroll");
        return scroll === null ? Number.NaN : scroll.scrollWidth - scroll.clientWidth;
      });
    await expect.poll(cut).toBeLessThanOrEqual(0);
  }

  await page.getByRole("tab", { name: /^Model/ }).click();
  await chooseForVariable(page, "y", "Make it the outcome");
  await chooseForVariable(page, "time", "Add uncentered");
  const model = page.getByRole("region", { name: "Model", exact: true });
  await expect(model.getByRole("heading", { name: /^Level 4/ })).toBeVisible();
  for (const effect of [/^e 0 j k l, .* pupils/, /^r 0 0 k l, .* classes/, /^u 0 0 0 l, .* schools/]) {
    await expect(model.getByRole("button", { name: effect })).toHaveAttribute("aria-pressed", "true");
  }
  await expect(model.getByRole("button", { name: /^u 1 0 0 l, .* schools/ })).toHaveAttribute("aria-pressed", "false");

  const results = await upToDateResults(page);
  await expect(results).toContainText("203 pupils");
  await expect(results).toContainText("37 classes");
  await expect(results).toContainText("11 schools");
  const table = results.getByRole("table", { name: /Variance components/i });
  // lmer(y ~ time + (1 | pupil) + (1 | room) + (1 | school)).
  expect((await rowOf(table, /^Pupil/))[0]).toBe("2.87");
  expect((await rowOf(table, /^Class/))[0]).toBe("0.87");
  expect((await rowOf(table, /^School/))[0]).toBe("0.28");
});
