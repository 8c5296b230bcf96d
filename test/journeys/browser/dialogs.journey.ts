import type { MenuCommandId } from "../../../src-contract/commands.ts";
import { expect, test } from "../../support/application.ts";
import { expectNoBarrier } from "../../support/barriers.ts";
import { goToMenuBar, leaveByEscape } from "../../support/keyboard.ts";
import { chooseForVariable, upToDateResults } from "../../support/walk.ts";

/** Commands that bring up a dialog with data and a fitted model open. */
const dialogCommands: readonly MenuCommandId[] = [
  "data.import",
  "data.step.compute",
  "data.step.recode",
  "data.step.code",
  "data.step.filter",
  "data.step.sort",
  "data.step.join",
  "data.step.stack",
  "data.step.aggregate",
  "data.step.wide-to-long",
  "data.step.long-to-wide",
  "data.step.person-period",
  "data.survival",
  "data.describe.frequencies",
  "data.describe.correlations",
  "data.describe.reliability",
  "data.describe.missing-patterns",
  "data.describe.attrition",
  "data.describe.checks",
  "data.export.csv",
  "data.export.levels",
  "model.otherSettings.residuals",
  "model.otherSettings.hypotheses",
  "results.after",
  "results.residualFiles",
  "help.shortcuts",
  "help.about",
];

test("the dialogs of the menus have no barrier that axe finds, take the focus, and leave with Escape", async ({
  openApplication,
}) => {
  test.setTimeout(600_000);
  const application = await openApplication({ words: ["--sample", "hsb"] });
  const { page } = application;
  await page.getByRole("tab", { name: /^Model/ }).click();
  await chooseForVariable(page, "mathach", "Make it the outcome");
  await upToDateResults(page);
  for (const command of dialogCommands) {
    await application.chooseCommand(command);
    const dialog = page.getByRole("dialog");
    await expect(dialog, command).toBeVisible();
    await expect(dialog.locator(":focus").or(page.locator("[role=dialog]:focus")), command).toHaveCount(1);
    await expectNoBarrier(page, command, "[role=dialog]");
    await leaveByEscape(page, dialog);
  }
});

test("menus and lists that are open have no barrier that axe finds, with the keyboard at an item that explains itself", async ({
  openApplication,
}) => {
  const application = await openApplication({ words: ["--sample", "hsb"] });
  const { page } = application;
  const bar = page.getByRole("toolbar", { name: "Menu bar" });
  for (const label of ["File", "Edit", "Data", "Model"]) {
    await bar.getByRole("button", { name: label, exact: true }).click();
    const items = page.getByRole("menu", { name: label }).locator("[role^=menuitem]");
    await expect(items.and(page.locator(":focus"))).toHaveCount(1);
    await page.keyboard.press("ArrowDown");
    await expect(items.first()).not.toBeFocused();
    await expectNoBarrier(page, `the menu ${label}`, "[role=menu]");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("menu")).toBeHidden();
  }
  await application.chooseCommand("data.variables");
  await page.getByRole("button", { name: /^In their order/ }).click();
  await expect(page.getByRole("option", { name: /^In their order/ })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("option", { name: /^Grouped by name/ })).toBeFocused();
  await expectNoBarrier(page, "an option with a description", "[role=listbox]");
});

test("a key that shows another screen leaves the menu bar for it, and so does the menu’s own entry", async ({
  openApplication,
}) => {
  const { page } = await openApplication({ words: ["--sample", "hsb"] });
  await expect(page.getByRole("tab", { name: /^Data 7,185 × / })).toBeVisible();
  await goToMenuBar(page);
  await expect(page.getByRole("button", { name: "File", exact: true })).toBeFocused();
  await page.keyboard.press("ControlOrMeta+2");
  await expect(page.getByRole("tabpanel", { name: /^Levels/ })).toBeFocused();
  await goToMenuBar(page);
  await page.getByRole("button", { name: "View", exact: true }).press("ArrowDown");
  await expect(page.getByRole("menuitem", { name: /^Data/ })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("tabpanel", { name: /^Data/ })).toBeFocused();
});

test("F10 in the moment in which another screen appears reaches the menu bar, and stays there", async ({
  openApplication,
}) => {
  const { page } = await openApplication({ words: ["--sample", "hsb"] });
  await expect(page.getByRole("tab", { name: /^Data 7,185 × / })).toBeVisible();
  await page.keyboard.press("ControlOrMeta+1");
  await expect(page.getByRole("tabpanel", { name: /^Data/ })).toBeVisible();
  await page.evaluate(pressAsPanelAppears, "F10");
  await page.evaluate(waitForFrames, 4);
  await expect(page.getByRole("button", { name: "File", exact: true })).toBeFocused();
});

/** Shows the levels by their tab, and presses a key as soon as their panel is in the page: before it is drawn. */
async function pressAsPanelAppears(key: string): Promise<void> {
  const shown = () => document.querySelector("[role=tabpanel]")?.id;
  const before = shown();
  await new Promise<void>((resolve) => {
    const observer = new MutationObserver(() => {
      if (shown() === before) return;
      observer.disconnect();
      document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
      resolve();
    });
    observer.observe(document.body, { subtree: true, childList: true, attributes: true });
    const levels = new KeyboardEvent("keydown", {
      key: "2",
      code: "Digit2",
      ctrlKey: true,
      bubbles: true,
      cancelable: true,
    });
    document.activeElement?.dispatchEvent(levels);
  });
}

async function waitForFrames(frames: number): Promise<void> {
  for (let frame = 0; frame < frames; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
}
