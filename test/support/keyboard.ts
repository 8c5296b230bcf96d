import { expect, type Locator, type Page } from "@playwright/test";
import { type MenuCommandId, menuBar } from "../../src-contract/commands.ts";
import { labelsTo } from "./window-menu.ts";

/** Presses a key until the focus is on the target or in it; once it is there, and its dialog, if it is in one, has the focus. */
export async function pressUntil(page: Page, key: string, target: Locator): Promise<void> {
  await target.first().waitFor({ state: "attached" });
  await expect.poll(() => target.first().evaluate(isWithinReach)).toBe(true);
  for (let presses = 0; presses < 80; presses++) {
    if (await target.first().evaluate(holdsFocus)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${String(target)}`);
}

/** Whether an element has the focus, or one within it. */
export function holdsFocus(element: Element): boolean {
  return element.contains(element.ownerDocument.activeElement);
}

/** Whether keys can lead to an element: a dialog takes the focus a moment after it came. */
function isWithinReach(element: Element): boolean {
  const dialog = element.closest('[role="dialog"]');
  return dialog === null || dialog.contains(element.ownerDocument.activeElement);
}

/** Chooses a command in the window's own menu bar, by F10 and arrows. */
export async function chooseByKeys(page: Page, id: MenuCommandId): Promise<void> {
  const [bar = "", ...submenus] = labelsTo(id);
  await page.keyboard.press("F10");
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
