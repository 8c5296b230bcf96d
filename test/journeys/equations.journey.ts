import { expect, test } from "../support/application.ts";
import { leaveByEscape } from "../support/keyboard.ts";
import { buildCrossLevelModel, chooseForVariable, upToDateResults } from "../support/walk.ts";

test("below the equations nothing is empty, and nothing moves when a part says what it stands for", async ({
  openApplication,
}) => {
  const viewport = { width: 1920, height: 1080 };
  const { page } = await openApplication({ words: ["--sample", "hsb"], context: { viewport } });
  await page.getByRole("tab", { name: /^Model/ }).click();
  await chooseForVariable(page, "mathach", "Make it the outcome");
  await chooseForVariable(page, "ses", "Add group-mean centered");
  await upToDateResults(page);
  const card = page.getByRole("region", { name: "Model", exact: true });
  const legend = card.getByText("click to switch it on");
  const bottom = async (part: typeof card) => {
    const box = await part.boundingBox();
    return (box?.y ?? 0) + (box?.height ?? 0);
  };
  const end = await bottom(card);
  expect(end - (await bottom(legend))).toBeLessThan(24);

  await card.getByRole("button", { name: /^gamma 1 0/ }).hover();
  await expect(card.getByText(/^The average of the effect|^The effect/)).toBeVisible();
  expect(await bottom(card)).toBe(end);
});

test("what lies far down and asks to be seen moves its pane, never the menu bar out of the window", async ({
  openApplication,
}) => {
  const { page } = await openApplication({ words: ["--sample", "hsb"] });
  await page.getByRole("tab", { name: /^Model/ }).click();
  await chooseForVariable(page, "mathach", "Make it the outcome");
  await chooseForVariable(page, "ses", "Add group-mean centered");
  const results = await upToDateResults(page);
  await expect(results.getByRole("table", { name: /Variance of .* Explained/ })).toBeVisible();
  await results.evaluate((pane) => {
    for (const hidden of pane.querySelectorAll(".visually-hidden")) hidden.scrollIntoView();
  });
  expect(await page.evaluate(() => document.body.scrollTop)).toBe(0);
});

test("a menu at the equations leaves by Escape, back to its part, or by a press beside it, which does nothing else", async ({
  openApplication,
}) => {
  const { page } = await openApplication({ words: ["--sample", "hsb"] });
  await page.getByRole("tab", { name: /^Model/ }).click();
  await chooseForVariable(page, "mathach", "Make it the outcome");
  await upToDateResults(page);
  const menu = page.getByRole("menu");
  const part = page.getByRole("button", { name: "gamma 0 0, intercept" });
  await part.focus();
  await page.keyboard.press("Enter");
  await expect(menu).toBeVisible();
  await leaveByEscape(page, menu);
  await expect(part).toBeFocused();
  await part.click({ button: "right" });
  await expect(menu).toBeVisible();
  await leaveByEscape(page, menu);
  await expect(part).toBeFocused();

  await page.getByRole("row", { name: /^ses,/ }).click();
  await expect(menu).toBeVisible();
  const setting = await page.getByRole("button", { name: /^Estimation/ }).boundingBox();
  await page.mouse.click((setting?.x ?? 0) + 5, (setting?.y ?? 0) + 5);
  await expect(menu).toBeHidden();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.getByRole("button", { name: /^Estimation/ }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
});

test("the plus sign of an equation adds what is chosen there, by mouse and by keyboard", async ({
  openApplication,
}) => {
  const { page } = await openApplication({ words: ["--sample", "hsb"] });
  await page.getByRole("tab", { name: /^Model/ }).click();
  await chooseForVariable(page, "mathach", "Make it the outcome");
  const menu = page.getByRole("menu");
  await page.getByRole("button", { name: "Add a predictor to the level-1 equation" }).click();
  await menu.getByRole("menuitem", { name: "ses", exact: true }).click();
  await menu.getByRole("menuitem", { name: "Add group-mean centered" }).click();
  await expect(menu).toBeHidden();
  await expect(page.getByRole("button", { name: /^gamma 1 0/ })).toBeVisible();

  await page.getByRole("button", { name: "Add a predictor to the equation of β₀ⱼ" }).press("Enter");
  const search = page.getByRole("searchbox", { name: /^Add to/ });
  await search.fill("sector");
  await expect(menu.getByRole("menuitem", { name: "ses", exact: true })).toBeHidden();
  await page.keyboard.press("ArrowDown");
  await expect(search).toHaveAttribute("aria-activedescendant", /./);
  await page.keyboard.press("Enter");
  await expect(
    menu
      .getByRole("menuitem", { name: "Add uncentered" })
      .or(menu.getByRole("menuitem", { name: "Add as categories" })),
  ).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(menu).toBeHidden();
  await expect(page.getByRole("button", { name: /^gamma 0 1/ })).toBeVisible();
  // The next one is added from where this one was.
  await expect(page.getByRole("button", { name: "Add a predictor to the equation of β₀ⱼ" })).toBeFocused();
});

test("in a window of 1280 pixels equations, names of effects and the settings stand in one line each", async ({
  openApplication,
}) => {
  const viewport = { width: 1280, height: 800 };
  const { page } = await openApplication({ words: ["--sample", "hsb"], context: { viewport } });
  await page.getByRole("tab", { name: /^Model/ }).click();
  await chooseForVariable(page, "mathach", "Make it the outcome");
  await buildCrossLevelModel(page);
  const results = await upToDateResults(page);
  const table = results.getByRole("table", { name: /Fixed effects/i });
  const height = async (part: ReturnType<typeof page.getByRole>) => (await part.boundingBox())?.height ?? 0;
  const line = await height(table.getByRole("rowheader", { name: /^Intercept, γ00/ }));
  expect(await height(table.getByRole("rowheader", { name: /γ02/ }))).toBeLessThan(1.5 * line);
  const settings = page.getByRole("group", { name: "Settings" });
  const first = await settings.getByRole("button", { name: /^Outcome/ }).boundingBox();
  const last = await settings.getByRole("button", { name: /^Output/ }).boundingBox();
  expect(last?.y).toBe(first?.y);
  const effect = await page.getByRole("button", { name: /^u 0 j, random effect/ }).boundingBox();
  const plus = await page.getByRole("button", { name: "Add a predictor to the equation of β₀ⱼ" }).boundingBox();
  expect(plus?.y).toBeLessThan((effect?.y ?? 0) + (effect?.height ?? 0));
});
