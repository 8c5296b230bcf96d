import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { unzipSync } from "fflate";
import { expect, test } from "../support/application.ts";
import { chooseOption, comesToHoldFocus, leaveByEscape, pressUntil } from "../support/keyboard.ts";
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
  await expect(open).toBeFocused();
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

test("data are prepared by keyboard alone: a variable computed, another recoded, a scale’s reliability, a value found", async ({
  openApplication,
}) => {
  const application = await openApplication({ words: ["--sample", "hsb"] });
  const { page } = application;
  const dialog = page.getByRole("dialog");
  const ok = dialog.getByRole("button", { name: "OK" });
  const acceptDialog = async () => {
    await expect(ok).toBeEnabled();
    await pressUntil(page, "Tab", ok);
    await page.keyboard.press("Enter");
    await expect(dialog).toBeHidden();
  };
  const tab = page.getByRole("tab", { name: /^Data/ });

  await application.chooseCommand("data.step.compute");
  await pressUntil(page, "Tab", dialog.getByLabel("New variable", { exact: true }));
  await page.keyboard.type("ses_dev");
  await pressUntil(page, "Tab", dialog.getByLabel("Formula"));
  await page.keyboard.type("ses - mea");
  const completions = page.getByRole("listbox", { name: "Completions" });
  await expect(completions.getByRole("option", { name: /^meanses/ })).toBeVisible();
  const mean = completions.getByRole("option", { name: /^mean\(/ });
  for (let presses = 0; (await mean.getAttribute("aria-selected")) !== "true"; presses++) {
    expect(presses).toBeLessThan(10);
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Enter");
  await page.keyboard.type("ses, by: school");
  await expect(dialog.getByLabel("Formula")).toHaveValue(/^ses - mean\(ses, by: school\)?$/);
  await expect(dialog).toContainText("ses_dev varies between students: a level-1 variable.");
  await acceptDialog();
  await expect(tab).toContainText("7,185 × 12");

  await application.chooseCommand("data.step.recode");
  const list = dialog.getByRole("listbox", { name: /Variables/ });
  await pressUntil(page, "Tab", list);
  await pressUntil(page, "ArrowDown", dialog.getByRole("option", { name: "female" }));
  await page.keyboard.press("Space");
  await expect(dialog.getByLabel("female becomes")).toHaveValue("female_r");
  await pressUntil(page, "Tab", dialog.getByPlaceholder("1, 2, 3"));
  await page.keyboard.type("1");
  await pressUntil(page, "Tab", dialog.getByPlaceholder("value", { exact: true }));
  await page.keyboard.type("2");
  await acceptDialog();
  await expect(tab).toContainText("7,185 × 13");

  await application.chooseCommand("data.describe.reliability");
  await pressUntil(page, "Tab", list);
  for (const item of ["minority", "ses"]) {
    await pressUntil(page, "ArrowDown", dialog.getByRole("option", { name: item, exact: true }));
    await page.keyboard.press("Space");
  }
  await expect(dialog.getByRole("table", { name: /Reliability/ })).toContainText("Within schools");
  await leaveByEscape(page, dialog);

  await showScreen(page, "Data");
  await page.keyboard.press("ControlOrMeta+f");
  await expect(page.getByRole("searchbox", { name: "Find a value" })).toBeFocused();
  await page.keyboard.type("19.708");
  await expect(page.getByRole("search")).toContainText("1 of 1");
  await page.keyboard.press("Escape");
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
      if (await part.evaluate(comesToHoldFocus)) return;
      await page.keyboard.press("ArrowRight");
    }
    await page.keyboard.press("ArrowDown");
  }
  throw new Error(`arrows do not lead to ${String(part)}`);
}

/** With text at 200 % the list of variables is as wide as the window: its menus are where they can be reached. */
test("at 200 % the menu of a variable opens within the window, and Basic Settings are worked by the keyboard alone", async ({
  openApplication,
}) => {
  const application = await openApplication({
    words: ["--sample", "hsb"],
    context: { viewport: { width: 1280, height: 800 } },
  });
  const { page } = application;
  await page.getByRole("tab", { name: /^Model/ }).click();
  await page.getByRole("button", { name: /100%/ }).click();
  await page.getByRole("option", { name: /200/ }).click();
  await page.getByRole("row", { name: /^minority,/ }).click();
  const item = page.getByRole("menu").getByRole("menuitem", { name: "Make it the outcome" });
  await expect(item).toBeInViewport({ ratio: 1 });
  await item.click();
  const settings = page.getByRole("button", { name: /^Outcome/ });
  await settings.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  const distribution = dialog.getByRole("button", { name: /Distribution/ });
  await pressUntil(page, "Tab", distribution);
  await page.keyboard.press("Enter");
  const list = page.getByRole("listbox", { name: "Distribution" });
  await expect(list.locator("[role=option]:focus")).toHaveCount(1);
  await page.keyboard.press("b");
  await expect(list.getByRole("option", { name: /^Bernoulli/ })).toBeFocused();
  await chooseOption(page, distribution);
  await expect(distribution).toContainText("Bernoulli");
  await leaveByEscape(page, dialog);
  await expect(settings).toBeFocused();
});
