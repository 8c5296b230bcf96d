import type { Page } from "@playwright/test";
import { type MenuCommandId, type MenuEntry, menuBar } from "../../src-contract/commands.ts";

/** Chooses a command in the window's own menu bar, as with a mouse. */
export async function chooseInWindowMenu(page: Page, id: MenuCommandId): Promise<void> {
  const [bar = "", ...submenus] = labelsTo(id);
  await page.getByRole("toolbar", { name: "Menu bar" }).getByRole("button", { name: bar, exact: true }).click();
  for (const label of submenus) {
    await page.getByRole("menuitem", { name: label }).click();
  }
  await page.locator(`[role^="menuitem"][data-key="${id}"]`).click();
}

/** The labels of the menus that lead to a command. */
export function labelsTo(id: MenuCommandId): readonly string[] {
  const search = (entries: readonly MenuEntry[]): readonly string[] | null => {
    for (const entry of entries) {
      if (entry.kind === "command" && entry.id === id) return [];
      const found = entry.kind === "menu" ? search(entry.entries) : null;
      if (entry.kind === "menu" && found !== null) return [entry.label, ...found];
    }
    return null;
  };
  for (const { label, entries } of menuBar) {
    const found = search(entries);
    if (found !== null) return [label, ...found];
  }
  throw new Error(`no menu has ${id}`);
}
