import { expect, test } from "../../support/application.ts";
import { expectNoBarrier } from "../../support/barriers.ts";
import { leaveByEscape } from "../../support/keyboard.ts";
import { buildCrossLevelModel, chooseForVariable, upToDateResults } from "../../support/walk.ts";

const screens = ["Data", "Levels", "Model", "Results", "Report"] as const;

test("no screen and no dialog has a barrier that axe finds, light or dark", async ({ openApplication }) => {
  test.setTimeout(600_000);
  const application = await openApplication();
  const { page } = application;
  for (const theme of ["light", "dark"] as const) {
    await application.chooseCommand(`view.theme.${theme}`);
    await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
    if (theme === "light") {
      await expectNoBarrier(page, "Welcome");
      await page
        .getByRole("button", { name: /High School and Beyond/ })
        .first()
        .click();
      await page.getByRole("tab", { name: /^Model/ }).click();
      await chooseForVariable(page, "mathach", "Make it the outcome");
      await buildCrossLevelModel(page);
      const results = await upToDateResults(page);
      await results.getByRole("button", { name: "Table settings" }).first().click();
      await expect(page.locator(".popover")).toBeVisible();
      await expectNoBarrier(page, "the settings of a table");
      await page.keyboard.press("Escape");
      await expect(page.locator(".popover")).toBeHidden();
      await results.getByRole("button", { name: "Add to report" }).first().click();
      await expect(page.getByRole("menuitem", { name: "All results" })).toBeVisible();
      await expectNoBarrier(page, "a menu");
      await page.getByRole("menuitem", { name: "All results" }).click();
    }
    for (const screen of screens) {
      await page.getByRole("tab", { name: new RegExp(`^${screen}`) }).click();
      await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      await expectNoBarrier(page, `${screen}, ${theme}`);
    }
    // Dialogs and menus are made of the same pieces in the same colors: once is enough.
    if (theme === "dark") continue;
    await page.getByRole("tab", { name: /^Model/ }).click();
    const settings = page.getByRole("group", { name: "Settings" });
    for (const chip of await settings.getByRole("button").all()) {
      await chip.click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await expectNoBarrier(page, `${await page.getByRole("dialog").innerText()}, ${theme}`, "[role=dialog]");
      await leaveByEscape(page, page.getByRole("dialog"));
      await expect(chip).toBeFocused();
    }
    await page.getByRole("row", { name: /^female,/ }).click();
    await expect(page.getByRole("menu")).toBeVisible();
    await expectNoBarrier(page, `the menu of a variable, ${theme}`);
    await leaveByEscape(page, page.getByRole("menu"));
  }
});
