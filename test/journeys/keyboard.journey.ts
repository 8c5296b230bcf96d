import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { unzipSync } from "fflate";
import { expect, test } from "../support/application.ts";
import { upToDateResults } from "../support/walk.ts";

test("the walk on High School and Beyond by keyboard alone, to its Word file", async ({ openApplication }) => {
  const application = await openApplication();
  const { page } = application;
  await pressUntil(page, "Tab", page.getByRole("button", { name: /High School and Beyond/ }).first());
  await page.keyboard.press("Enter");
  await expect(page.getByRole("tab", { name: /^Data 7,185 × / })).toBeVisible();
  await showScreen(page, "Model");

  await chooseByKey(page, "mathach", "Make it the outcome");
  await chooseByKey(page, "ses", "Add group-mean centered");
  await goToPart(page, page.getByRole("button", { name: /^u 1 j, random effect/ }));
  await page.keyboard.press("Enter");
  for (const coefficient of [0, 1]) {
    const equation = page.getByRole("button", { name: `beta ${coefficient} j: work on its equation` });
    await goToPart(page, equation);
    await page.keyboard.press("Enter");
    await chooseByKey(page, "meanses", "Add uncentered");
    await chooseByKey(page, "sector", /^Add (uncentered|as categories)/);
  }
  const results = await upToDateResults(page);
  await expect(results.getByRole("table", { name: /Fixed Effects/ })).toContainText("−1.64");

  await pressUntil(page, "Tab", results.getByRole("button", { name: "Add to report" }).first());
  await page.keyboard.press("Enter");
  await pressUntil(page, "ArrowDown", page.getByRole("menuitem", { name: "Fixed effects" }));
  await page.keyboard.press("Enter");
  await showScreen(page, "Report");
  const file = join(await mkdtemp(join(tmpdir(), "crosslevel-keyboard-")), "report.docx");
  const word = page.getByRole("button", { name: /^Word file/ });
  await pressUntil(page, "Tab", word);
  await application.answerFileDialog(() => page.keyboard.press("Enter"), file);
  await expect(page.getByRole("status", { name: "News" })).toContainText("report.docx");
  expect(new TextDecoder().decode(unzipSync(await readFile(file))["word/document.xml"])).toContain("−1.64");
});

test("the focus goes on where a control went away with its dialog, its suggestion or its screen", async ({
  openApplication,
}) => {
  const application = await openApplication();
  const { page } = application;
  const folder = await mkdtemp(join(tmpdir(), "crosslevel-keyboard-"));
  const rows = Array.from({ length: 60 }, (_, row) => `${1 + (row % 6)},${(row * 37) % 23}`);
  await writeFile(join(folder, "pupils.csv"), `school,y\n${rows.join("\n")}\n`);
  await application.answerFileDialog(() => application.chooseCommand("file.open"), join(folder, "pupils.csv"));
  const open = page.getByRole("dialog").getByRole("button", { name: "Open", exact: true });
  await expect(open).toBeEnabled();
  await open.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("tabpanel", { name: /^Data/ })).toBeFocused();

  await showScreen(page, "Levels");
  await pressUntil(page, "Tab", page.getByRole("button", { name: "Use this level" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Remove level 2" })).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("textbox", { name: "One is a" }).first()).toBeFocused();

  await showScreen(page, "Model");
  await expect(page.getByRole("tabpanel", { name: /^Model/ })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("searchbox", { name: /Find a variable/ })).toBeFocused();
  await showScreen(page, "Data");
});

test("Tab leaves the data’s grid for what follows, and Shift+Tab for what comes before", async ({
  openApplication,
}) => {
  const application = await openApplication({ words: ["--sample", "hsb"] });
  const { page } = application;
  const cell = page.getByRole("gridcell", { name: "5.876", exact: true }).first();
  for (const [key, named] of [
    ["Tab", "100%"],
    ["Shift+Tab", "More about hsb"],
  ] as const) {
    await cell.click();
    await expect(cell).toBeFocused();
    await page.keyboard.press(key);
    if (key === "Shift+Tab") await pressUntil(page, key, page.getByRole("button", { name: named }));
    await expect(page.getByRole("button", { name: named })).toBeFocused();
  }
});

/** Ctrl+1 to Ctrl+5 are the screens in their order. */
async function showScreen(page: Page, name: string): Promise<void> {
  const order = ["Data", "Levels", "Model", "Results", "Report"];
  await page.keyboard.press(`ControlOrMeta+${order.indexOf(name) + 1}`);
  const tab = page.getByRole("tab", { name: new RegExp(`^${name}`) });
  await expect(tab).toHaveAttribute("aria-selected", "true");
}

/** Opens the menu of a variable in the model's list, and chooses from it. */
async function chooseByKey(page: Page, variable: string, item: string | RegExp): Promise<void> {
  const row = page.getByRole("row", { name: new RegExp(`^${variable},`) });
  await pressUntil(page, "Tab", page.getByRole("grid").filter({ has: row }).first());
  await page.keyboard.press("Home");
  await pressUntil(page, "ArrowDown", row);
  await page.keyboard.press("Enter");
  await pressUntil(page, "ArrowDown", page.getByRole("menu").getByRole("menuitem", { name: item }).first());
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menu")).toBeHidden();
}

/** Goes to a part of the equations: from line to line, and along each. */
async function goToPart(page: Page, part: Locator): Promise<void> {
  await pressUntil(page, "Tab", page.getByRole("group", { name: "Equations" }));
  for (let line = 0; line < 4; line++) await page.keyboard.press("ArrowUp");
  for (let line = 0; line < 4; line++) {
    await page.keyboard.press("Home");
    for (let place = 0; place < 10; place++) {
      if (await part.evaluate(holdsFocus)) return;
      await page.keyboard.press("ArrowRight");
    }
    await page.keyboard.press("ArrowDown");
  }
  throw new Error(`arrows do not lead to ${String(part)}`);
}

/** Presses a key until the focus is on the target or in it. */
async function pressUntil(page: Page, key: string, target: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if ((await target.count()) > 0 && (await target.first().evaluate(holdsFocus))) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${String(target)}`);
}

function holdsFocus(element: Element): boolean {
  return element.contains(element.ownerDocument.activeElement);
}
