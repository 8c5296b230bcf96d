import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Locator, Page } from "@playwright/test";
import { type Application, expect, test } from "../support/application.ts";
import { editCell, tick } from "../support/walk.ts";

/** From files and cells to variables: what the import preview understands, what can be changed, what stays undoable. */
test("a file's delimiter, decimals, encoding, header, missing codes and types are shown with reasons and can be changed", async ({
  openApplication,
}) => {
  const application = await openApplication();
  const { page } = application;
  const dialog = await preview(application, await germanStudy());
  await expect(dialog).toContainText("Row 3 has texts above numbers");
  await expect(dialog).toContainText("Gives 5 columns in the first 42 rows");
  await expect(dialog).toContainText("Numbers are written like 12,50");
  await expect(dialog).toContainText("Not valid Unicode in line 3");
  const head = (name: string) => dialog.getByRole("columnheader", { name: new RegExp(`^${name}`) });
  await expect(head("schule")).toContainText("a number would lose the zeros of 001");
  await expect(head("datum")).toContainText("a date like 01.03.2023 (dd.mm.yyyy)");
  await expect(head("note")).toContainText("All 40 values are numbers");

  await choose(dialog, /Decimal sign/, /Point/);
  await expect(head("note")).toContainText("Text, such as “12,50” in row 4");
  await choose(dialog, /Decimal sign/, /Comma/);
  await choose(dialog, /Encoding/, /UTF-8/);
  await expect(head("größe")).toHaveCount(0);
  await choose(dialog, /Encoding/, /Windows 1252/);
  await choose(dialog, /separated by/, /^Comma/);
  await expect(head("größe")).toHaveCount(0);
  await choose(dialog, /separated by/, /^Another character/);
  await dialog.getByLabel("Separating character").fill(".");
  await expect(dialog).toContainText("No letter, digit, point or quote");
  await dialog.getByLabel("Separating character").fill(":");
  await expect(dialog.getByLabel(/separated by/)).toContainText("Another character");
  await choose(dialog, /separated by/, /^Semicolon/);
  await expect(dialog.getByLabel("Separating character")).toHaveCount(0);
  await choose(dialog, /Type of schule/, "Number");
  await expect(dialog.getByRole("cell", { name: "001" })).toHaveCount(0);
  await choose(dialog, /Names of variables/, /^In no row/);
  await expect(head("schule")).toHaveCount(0);
  await choose(dialog, /Names of variables/, /^In row 3/);
  await dialog.getByLabel("Codes for missing values").fill("-99");
  await dialog.getByLabel("Codes for missing values").press("Enter");
  await expect(dialog.getByRole("cell", { name: /−99.*missing/ }).first()).toBeVisible();
  await open(dialog);
  await expect(page.getByRole("tab", { name: /^Data 40 × 5/ })).toBeVisible();

  // Variables are edited in their table; a name that is taken is not let out of its cell; everything can be undone.
  await tick(page.getByRole("radio", { name: "Variables" }));
  const row = (name: string) => page.getByRole("row", { name: new RegExp(`^\\d+ ${name} `) });
  await expect(row("größe")).toContainText("3010");
  await editCell(page.getByRole("gridcell", { name: "note", exact: true }));
  await page.keyboard.type("schule");
  await expect(page.getByRole("alert")).toContainText("Another variable is already called “schule”");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("mark");
  await page.keyboard.press("Enter");
  await editCell(cell(row("mark"), 2));
  await page.keyboard.type("Mark at the end");
  await page.keyboard.press("Enter");
  await editCell(cell(row("mark"), 5));
  await page.keyboard.type("99");
  await expect(page.getByRole("alert")).toContainText("Decimals are a whole number from 0 to 16.");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("0");
  await page.keyboard.press("Enter");
  await expect(row("mark")).toContainText("Mark at the endScaleNumber0");
  await labelFirstValue(page, row("schule"), "Waldschule");
  await expect(row("schule")).toContainText("1 = Waldschule");
  await tick(page.getByRole("radio", { name: "Values" }));
  await expect(page.getByRole("gridcell", { name: "Waldschule" }).first()).toBeVisible();
  await expect(page.getByRole("columnheader", { name: /mark.*Mark at the end/ })).toBeVisible();
  for (let edits = 0; edits < 4; edits++) await application.chooseCommand("edit.undo");
  await expect(page.getByRole("columnheader", { name: /note/ })).toBeVisible();
  await expect(page.getByRole("gridcell", { name: "Waldschule" })).toHaveCount(0);
  await expect(page.getByRole("gridcell", { name: "12.50" }).first()).toBeVisible();
});

test("a workbook's sheets can be chosen; cells copied from a spreadsheet can be pasted", async ({
  openApplication,
}) => {
  const application = await openApplication();
  const { page } = application;
  const dialog = await preview(application, fileURLToPath(new URL("../data/workbook.xlsx", import.meta.url)));
  await expect(dialog).toContainText("The first sheet that holds data");
  await expect(dialog).toContainText("1 error of the spreadsheet, such as #DIV/0!, is a missing value");
  await choose(dialog, /Sheet/, /^Second/);
  await expect(dialog).toContainText("2 columns · 1 row");
  await expect(dialog.getByRole("columnheader")).toHaveCount(2);
  await dialog.getByRole("button", { name: "Cancel" }).click();

  await page.evaluate(() => navigator.clipboard.writeText("class\tscore\nA\t1,5\nA\t2,5\nB\t3,5\nB\t4,5"));
  await page.getByRole("button", { name: "Paste cells" }).click();
  await expect(dialog).toContainText("Pasted cells · 2 columns · 4 rows");
  await expect(dialog).toContainText("Numbers are written like 1,5");
  await open(dialog);
  await expect(page.getByRole("tab", { name: /^Data 4 × 2/ })).toBeVisible();
  await expect(page.getByRole("gridcell", { name: "3.5", exact: true })).toBeVisible();
});

test("a way of reading that fails is shown as it was chosen, and taken back; undeclared codes become missing", async ({
  openApplication,
}) => {
  const application = await openApplication();
  const folder = await mkdtemp(join(tmpdir(), "crosslevel-journey-"));
  const rows = Array.from({ length: 40 }, (_, row) => `${row % 8},${row % 13 === 0 ? -99 : 1 + (row % 5)}`);
  await writeFile(join(folder, "stress.csv"), `team,stress\n${rows.join("\n")}\n`);
  await writeFile(join(folder, "stress.jsonl"), '{"team": 1, "stress": 2}\n{"team": 2, "stress": 3}\n');
  const dialog = await preview(application, join(folder, "stress.jsonl"));
  await choose(dialog, /Encoding/, "Unicode (UTF-16 LE)");
  await expect(dialog.getByRole("alert")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Unicode (UTF-16 LE) Encoding" })).toBeVisible();
  await expect(dialog.getByRole("columnheader")).toHaveCount(0);
  await choose(dialog, /Encoding/, "Unicode (UTF-8)");
  await expect(dialog.getByRole("alert")).toHaveCount(0);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toBeHidden();

  await preview(application, join(folder, "stress.csv"));
  const box = () => dialog.boundingBox();
  const before = await box();
  await dialog.getByRole("button", { name: "Count −99 as missing" }).click();
  await expect(dialog.getByLabel("Codes for missing values")).toHaveValue("-99");
  await expect(dialog).not.toContainText("lies far from all other values");
  expect(await box()).toEqual(before);
  await open(dialog);
  await tick(application.page.getByRole("radio", { name: "Variables" }));
  await expect(application.page.getByRole("row", { name: /stress/ })).toContainText("−99");
});

test("each format asks what it leaves open, and brings what it says itself", async ({ openApplication }) => {
  const application = await openApplication();
  const { page } = application;
  const file = (name: string) => fileURLToPath(new URL(`../data/${name}`, import.meta.url));
  const field = (dialog: Locator, name: string | RegExp) => dialog.getByRole("button", { name });

  const text = await preview(application, file("csv/tabs.txt"));
  await expect(text).toContainText("Text file · 41 kB · 8 columns · 200 rows");
  await expect(field(text, "Tab Columns are separated by")).toBeVisible();
  await expect(field(text, "Unicode (UTF-16 LE) Encoding")).toBeVisible();
  await expect(text).toContainText("“NA” stands for a value 5 times");
  await text.getByRole("button", { name: "Cancel" }).click();

  const sheet = await preview(application, file("hsb.ods"));
  await expect(sheet).toContainText("OpenDocument spreadsheet · 205 kB · 11 columns · 7,185 rows");
  await expect(field(sheet, /Encoding|separated by/)).toHaveCount(0);
  await sheet.getByRole("button", { name: "Cancel" }).click();

  const statistics = await preview(application, file("sav/haven-plain.sav"));
  await expect(statistics).toContainText("SPSS file · 17 kB · 22 columns · 5 rows");
  await expect(field(statistics, /Names of variables|separated by/)).toHaveCount(0);
  await expect(statistics.getByRole("cell", { name: "−5.00 (missing)" })).toBeVisible();
  await open(statistics);
  await tick(page.getByRole("radio", { name: "Variables" }));
  await expect(page.getByRole("gridcell", { name: "Kennung der Person (ä ö ü ß)" })).toBeVisible();
  await expect(page.getByRole("row", { name: /discrete/ })).toContainText("8");
});

test("a selection begins at the row that was gone to, though its values are still on their way", async ({
  openApplication,
}) => {
  const { page } = await openApplication({ words: ["--sample", "hsb"] });
  await page.getByRole("tab", { name: /^Data 7,185/ }).click();
  await expect(page.getByRole("gridcell", { name: "1224" }).first()).toBeVisible();
  await page.getByLabel("Go to row").fill("7000");
  await page.getByLabel("Go to row").press("Enter");
  await expect(page.locator("[role=gridcell]:focus")).toBeVisible();
  await page.keyboard.press("Shift+ArrowDown");
  await expect(page.locator(".grid-selected")).toHaveCount(2);
  await page.keyboard.press("ControlOrMeta+c");
  await expect(page.getByRole("status", { name: "News" })).toContainText("Copied 2 cells");
});

async function preview(application: Application, path: string): Promise<Locator> {
  await application.answerFileDialog(() => application.chooseCommand("file.open"), path);
  const dialog = application.page.getByRole("dialog");
  await expect(dialog.getByRole("group", { name: "Preview of the data" })).toBeVisible();
  return dialog;
}

async function open(dialog: Locator): Promise<void> {
  await dialog.getByRole("button", { name: "Open", exact: true }).click();
  await expect(dialog).toBeHidden();
}

async function choose(dialog: Locator, field: RegExp, option: string | RegExp): Promise<void> {
  await dialog.getByRole("button", { name: field }).click();
  await dialog.page().getByRole("option", { name: option }).click();
}

function cell(row: Locator, column: number): Locator {
  return row.getByRole("gridcell").nth(column);
}

async function labelFirstValue(page: Page, row: Locator, label: string): Promise<void> {
  await row.getByRole("button", { name: /^Value labels/ }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("textbox", { name: "Value 1" })).toHaveValue("1");
  await dialog.getByRole("textbox", { name: "Label of 1" }).fill(label);
  await dialog.getByRole("button", { name: "OK" }).click();
  await expect(dialog).toBeHidden();
}

/** As a German spreadsheet program writes it: a title above the names, semicolons, decimal commas, Windows' letters. */
async function germanStudy(): Promise<string> {
  const rows = Array.from({ length: 40 }, (_, row) => {
    const day = String((row % 28) + 1).padStart(2, "0");
    const school = String(Math.floor(row / 8) + 1).padStart(3, "0");
    const height = row % 4 === 3 ? -99 : 150 + (row % 20);
    return `${school};${row};${day}.03.2023;${12 + (row % 3)},50;${height}`;
  });
  const text = ["Studie Grundschule 2023;;;;", "", "schule;kind;datum;note;größe", ...rows].join("\r\n");
  const path = join(await mkdtemp(join(tmpdir(), "crosslevel-data-")), "studie.csv");
  await writeFile(path, Buffer.from(text, "latin1"));
  return path;
}
