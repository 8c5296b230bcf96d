import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import type { MenuCommandId } from "../../../src-contract/commands.ts";
import { expect, test } from "../../support/application.ts";
import { expectNoBarrier } from "../../support/barriers.ts";
import { leaveByEscape } from "../../support/keyboard.ts";
import { openData } from "../../support/walk.ts";

/** Dialogs of the menu Data that have lists before anything is chosen in them. */
const stepsWithLists: readonly MenuCommandId[] = [
  "data.step.recode",
  "data.step.code",
  "data.step.aggregate",
  "data.step.long-to-wide",
  "data.step.person-period",
  "data.survival",
  "data.describe.attrition",
];

test("an open list is no barrier that axe finds, on any screen and in the dialogs of the data and the model, light or dark", async ({
  openApplication,
}) => {
  test.setTimeout(600_000);
  const application = await openApplication({ words: ["--sample", "hsb"] });
  const { page } = application;
  for (const theme of ["light", "dark"] as const) {
    await application.chooseCommand(`view.theme.${theme}`);
    await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
    for (const screen of ["Levels", "Report"]) {
      await page.getByRole("tab", { name: new RegExp(`^${screen}`) }).click();
      await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
      await expectOpenListsWithoutBarrier(page, page.getByRole("main"), `${screen}, ${theme}`);
    }
  }
  await expectOpenListsWithoutBarrier(page, page.getByRole("contentinfo"), "status bar");
  await page.getByRole("tab", { name: /^Model/ }).click();
  const dialog = page.getByRole("dialog");
  for (const chip of await page.getByRole("group", { name: "Settings" }).getByRole("button").all()) {
    await chip.click();
    await expect(dialog).toBeVisible();
    await expectOpenListsWithoutBarrier(page, dialog.first(), await dialog.first().innerText());
    await leaveByEscape(page, dialog);
  }
  for (const command of stepsWithLists) {
    await application.chooseCommand(command);
    await expect(listFields(dialog).first(), command).toBeVisible();
    await expectOpenListsWithoutBarrier(page, dialog, command);
    await leaveByEscape(page, dialog);
  }
});

test("many variables are chosen from a list by keyboard, which leaves everything around it readable", async ({
  openApplication,
}) => {
  const names = ["school", ...Array.from({ length: 30 }, (_, index) => `item${index + 1}`)];
  const rows = Array.from({ length: 60 }, (_, row) =>
    names.map((_name, column) => (column === 0 ? Math.floor(row / 10) : (row * column) % 7)).join(","),
  );
  const path = join(await mkdtemp(join(tmpdir(), "crosslevel-journey-")), "survey.csv");
  await writeFile(path, `${names.join(",")}\n${rows.join("\n")}\n`);
  const application = await openApplication();
  const { page } = application;
  await openData(application, path);

  await page.getByRole("tab", { name: /^Levels/ }).click();
  // Where the suggestion comes, it makes what is below it move.
  await expect(page.getByRole("button", { name: /^Use this level/ })).toBeVisible();
  const id = page.getByRole("combobox", { name: "Identified by" });
  const list = page.getByRole("listbox");
  await id.focus();
  await expect(list).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(list).toBeHidden();
  await page.keyboard.press("Alt+ArrowDown");
  await expect(list).toBeVisible();
  await expect(page.getByRole("heading", { name: "Level 2" })).toBeVisible();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(list).toBeHidden();
  await page.keyboard.type("scho");
  await expect(list.getByRole("option")).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(id).toHaveValue("school");
  await expect(id).toBeFocused();

  await application.chooseCommand("data.step.sort");
  const dialog = page.getByRole("dialog");
  await expect(dialog.locator("[aria-busy=true]")).toHaveCount(0);
  await expectOpenListsWithoutBarrier(page, dialog, "Sort");
  await expect(dialog).toBeVisible();
});

/** Opens each list there is in a part of the window, and leaves it. */
async function expectOpenListsWithoutBarrier(page: Page, part: Locator, where: string): Promise<void> {
  const list = page.locator(".popover").getByRole("listbox");
  for (const field of await listFields(part).all()) {
    await field.click();
    await expect(list).toBeVisible();
    await expectNoBarrier(page, `${where}: ${await list.innerText()}`);
    await page.keyboard.press("Escape");
    await expect(list).toBeHidden();
    await expect(field).toBeFocused();
  }
}

/** What opens a list. */
function listFields(part: Locator): Locator {
  return part.getByRole("combobox").or(part.locator("button[aria-haspopup=listbox]:enabled:not(.combo-box-button)"));
}
