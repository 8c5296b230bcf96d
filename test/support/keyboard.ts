import { expect, type Locator, type Page } from "@playwright/test";
import { type MenuCommandId, menuBar } from "../../src-contract/commands.ts";
import { labelsTo } from "./window-menu.ts";

/**
 * Presses a key until the focus is on the target or in it; once it is there, and the dialog, menu or list it is in has the
 * focus.
 */
export async function pressUntil(page: Page, key: string, target: Locator): Promise<void> {
  await target.first().waitFor({ state: "attached" });
  await expect.poll(() => target.first().evaluate(isWithinReach)).toBe(true);
  for (let presses = 0; presses < 80; presses++) {
    if (await target.first().evaluate(comesToHoldFocus)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${String(target)}`);
}

/** Whether an element has the focus, or one within it, once what a key moved in the next frames has moved. */
export async function comesToHoldFocus(element: Element): Promise<boolean> {
  for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
  return element.contains(element.ownerDocument.activeElement);
}

/** Whether keys can lead to an element: what opens takes the focus a moment after it came. */
function isWithinReach(element: Element): boolean {
  const opened = element.closest('[role="dialog"], .popover');
  return opened === null || opened.contains(element.ownerDocument.activeElement);
}

/** Leaves a dialog, menu or list by Escape, once it has the focus. */
export async function leaveByEscape(page: Page, opened: Locator): Promise<void> {
  await expect.poll(() => opened.first().evaluate(isWithinReach)).toBe(true);
  await page.keyboard.press("Escape");
  await expect(opened).toBeHidden();
}

/** Chooses a command in the window's own menu bar, by F10 and arrows. */
export async function chooseByKeys(page: Page, id: MenuCommandId): Promise<void> {
  const [bar = "", ...submenus] = labelsTo(id);
  await goToMenuBar(page);
  // The bar comes back to the menu that was used last.
  const button = (label: string) => page.getByRole("button", { name: label, exact: true });
  await pressUntil(page, "ArrowLeft", button(menuBar[0]?.label ?? ""));
  await pressUntil(page, "ArrowRight", button(bar));
  await page.keyboard.press("ArrowDown");
  for (const label of submenus) {
    await pressUntil(page, "ArrowDown", page.getByRole("menuitem", { name: label }));
    await page.keyboard.press("ArrowRight");
  }
  await pressUntil(page, "ArrowDown", page.locator(`[role^="menuitem"][data-key="${id}"]`));
  await page.keyboard.press("Enter");
}

/** Reaches the menu bar by F10. */
export async function goToMenuBar(page: Page): Promise<void> {
  await page.keyboard.press("F10");
  await expect(page.getByRole("toolbar", { name: "Menu bar" }).locator(":focus")).toHaveCount(1);
}

/** Opens the list of the button that has the focus, and goes to an option in it. */
export async function goToOption(page: Page, name: string | RegExp): Promise<void> {
  await page.keyboard.press("Enter");
  const list = page.locator(".select-popover");
  await expect(list.locator("[role=option]:focus")).toHaveCount(1);
  await page.keyboard.press("Home");
  await pressUntil(page, "ArrowDown", list.getByRole("option", { name }));
}

/** Chooses the option that has the focus; the button of its list has it then. */
export async function chooseOption(page: Page, button: Locator): Promise<void> {
  await page.keyboard.press("Enter");
  await expect(button).toBeFocused();
}
