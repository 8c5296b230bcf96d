import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parquetMetadata } from "hyparquet";
import { expect, test } from "../support/application.ts";
import { chooseForVariable, editCell, upToDateResults } from "../support/walk.ts";

/** Data prepared by steps: shown before they are done, kept in a list, changed, undone, and part of the project. */
test("a variable is computed, rows are filtered, and each step can be changed, switched off and undone", async ({
  openApplication,
}) => {
  const application = await openApplication({ words: ["--sample", "hsb"] });
  const { page } = application;
  const dialog = page.getByRole("dialog");
  const ok = dialog.getByRole("button", { name: "OK" });
  await page.getByRole("tab", { name: /^Data 7,185 × 11/ }).click();

  await application.chooseCommand("data.step.compute");
  await dialog.getByLabel("New variable", { exact: true }).fill("ses_dev");
  await dialog.getByLabel("Formula").fill("ses - mean(sess, by: school)");
  await expect(dialog).toContainText("There is no variable “sess”; did you mean “ses”?");
  await expect(ok).toBeDisabled();
  await dialog.getByLabel("Formula").fill("ses - mean(ses, by: school)");
  await expect(dialog.getByRole("columnheader", { name: "ses_dev" })).toBeVisible();
  await expect(dialog).toContainText("ses_dev varies between students: a level-1 variable.");
  await expect(dialog.getByRole("cell", { name: "−1.094" })).toBeVisible();
  await ok.click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("tab", { name: /^Data 7,185 × 12/ })).toBeVisible();

  await application.chooseCommand("data.step.filter");
  await dialog.getByLabel(/Keep the rows/).fill("sector = 1");
  await expect(dialog).toContainText("3,543 of 7,185 rows are kept. 70 of 160 schools are left.");
  await ok.click();
  await expect(page.getByRole("tab", { name: /^Data 3,543 × 12/ })).toBeVisible();
  await expect(page.getByRole("tab", { name: /^Levels 70 schools/ })).toBeVisible();

  const steps = page.getByRole("complementary", { name: "Steps" });
  await expect(steps.getByRole("listitem")).toHaveCount(2);
  await steps.getByRole("button", { name: "Edit step 2, Filter" }).click();
  await dialog.getByLabel(/Keep the rows/).fill("sector = 0");
  await expect(dialog).toContainText("3,642 of 7,185 rows are kept.");
  await ok.click();
  await expect(page.getByRole("tab", { name: /^Data 3,642 × 12/ })).toBeVisible();
  await steps
    .locator("label")
    .filter({ has: page.getByRole("checkbox", { name: /Filter/ }) })
    .click();
  await expect(page.getByRole("tab", { name: /^Data 7,185 × 12/ })).toBeVisible();

  // Another order, in which the second step needs what the first has not made yet: it says so and is passed over.
  await steps
    .locator("label")
    .filter({ has: page.getByRole("checkbox", { name: /Filter/ }) })
    .click();
  await expect(page.getByRole("tab", { name: /^Data 3,642/ })).toBeVisible();
  await steps.getByRole("button", { name: "Edit step 2, Filter" }).click();
  await dialog.getByLabel(/Keep the rows/).fill("ses_dev > 0");
  await expect(ok).toBeEnabled();
  await ok.click();
  await expect(dialog).toBeHidden();
  await steps.getByRole("button", { name: "Move step 2, Filter up" }).click();
  await expect(steps).toContainText("There is no variable “ses_dev”");
  await application.chooseCommand("edit.undo");
  await expect(steps).not.toContainText("There is no variable");

  await steps.getByRole("button", { name: "Delete step 2, Filter" }).click();
  await expect(page.getByRole("tab", { name: /^Data 7,185 × 12/ })).toBeVisible();
  await steps.getByRole("button", { name: "Delete step 1, Compute" }).click();
  await expect(steps).toBeHidden();
  for (let edits = 0; edits < 2; edits++) await application.chooseCommand("edit.undo");
  await expect(steps.getByRole("listitem")).toHaveCount(2);
});

test("schools of another file are joined by key, with a report of what did not match", async ({ openApplication }) => {
  const folder = await mkdtemp(join(tmpdir(), "crosslevel-journey-"));
  const pupils = Array.from({ length: 60 }, (_, row) => `${1 + (row % 6)},${(row * 37) % 23}`);
  await writeFile(join(folder, "pupils.csv"), `school,y\n${pupils.join("\n")}\n`);
  await writeFile(join(folder, "schools.csv"), "id,size\n9,90\n5,50\n4,40\n3,30\n2,20\n1,10\n");
  const application = await openApplication();
  const { page } = application;
  const dialog = page.getByRole("dialog");
  for (const name of ["schools.csv", "pupils.csv"]) {
    await application.answerFileDialog(() => application.chooseCommand("file.open"), join(folder, name));
    await dialog.getByRole("button", { name: "Open", exact: true }).click();
    await expect(dialog).toBeHidden();
  }
  await application.chooseCommand("data.step.join");
  await expect(dialog.getByLabel(/Add variables from/)).toContainText("schools");
  await expect(dialog).toContainText("50 rows have a match in “schools” (5 keys).");
  await expect(dialog).toContainText("10 rows have none: “6”.");
  await expect(dialog).toContainText("1 key of “schools” occurs here nowhere: “9”.");
  await expect(dialog.getByRole("columnheader", { name: "size" })).toBeVisible();
  await dialog.getByRole("button", { name: "OK" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("tab", { name: /^Data 60 × 3/ })).toBeVisible();
});

test("the file to join is opened from within the dialog, which goes on with it", async ({ openApplication }) => {
  const folder = await mkdtemp(join(tmpdir(), "crosslevel-journey-"));
  await writeFile(join(folder, "pupils.csv"), `school,y\n${"1,2\n2,3\n3,4\n".repeat(5)}`);
  await writeFile(join(folder, "schools.csv"), "school,size\n1,90\n2,50\n3,40\n");
  const application = await openApplication();
  const { page } = application;
  const dialog = page.getByRole("dialog");
  await application.answerFileDialog(() => application.chooseCommand("file.open"), join(folder, "pupils.csv"));
  await dialog.getByRole("button", { name: "Open", exact: true }).click();
  await expect(dialog).toBeHidden();
  await application.chooseCommand("data.step.join");
  const openFile = () => dialog.getByRole("button", { name: "Open a file…" }).click();
  await application.answerFileDialog(openFile, join(folder, "schools.csv"));
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await application.answerFileDialog(openFile, join(folder, "schools.csv"));
  await dialog.getByRole("button", { name: "Open", exact: true }).click();
  await expect(dialog).toContainText("15 rows have a match in “schools” (3 keys).");
  await dialog.getByRole("button", { name: "OK" }).click();
  await expect(page.getByRole("tab", { name: /^Data 15 × 3/ })).toBeVisible();
});

test("tables about the data are there while variables are chosen, and go into the report", async ({
  openApplication,
}) => {
  const application = await openApplication({ words: ["--sample", "hsb"] });
  const { page } = application;
  const dialog = page.getByRole("dialog");
  await expect(page.getByRole("tab", { name: /^Levels 160 schools/ })).toBeVisible();
  await application.chooseCommand("data.describe.correlations");
  await expect(dialog).toContainText("Choose at least two variables.");
  for (const name of ["ses", "mathach"]) await dialog.getByRole("option", { name, exact: true }).click();
  const table = dialog.getByRole("table", { name: /Correlations Within and Between Schools/ });
  // psych::statsBy: .234 within, .785 between schools.
  await expect(table).toContainText(".23***");
  await expect(table).toContainText(".78***");
  await dialog.getByRole("button", { name: "Add to report" }).click();
  await dialog.getByRole("button", { name: "Close" }).last().click();
  await page.getByRole("tab", { name: /^Report/ }).click();
  await expect(page.getByText("Means, Standard Deviations, and Correlations Within and Between Schools")).toBeVisible();
  await application.chooseCommand("edit.undo");
  await expect(page.getByText("Means, Standard Deviations, and Correlations Within and Between Schools")).toBeHidden();
});

test("histograms show all rows, schools and pupils within them, and go into the report as figures", async ({
  openApplication,
}) => {
  const application = await openApplication({ words: ["--sample", "hsb"] });
  const { page } = application;
  const dialog = page.getByRole("dialog");
  await expect(page.getByRole("tab", { name: /^Levels 160 schools/ })).toBeVisible();
  await application.chooseCommand("data.describe.frequencies");
  await dialog.getByRole("option", { name: "ses", exact: true }).click();
  const rows = dialog.getByRole("region", { name: "Distribution of Socioeconomic Status", exact: true });
  // R: mean(ses), sd(ses), median(ses), e1071::skewness(ses, type = 2).
  await expect(rows).toContainText("N = 7,185 · M = 0.00 · SD = 0.78 · Mdn = 0.00 · skewness = −0.23");
  await dialog.getByText("Also the means of schools, and the deviations from them").click();
  const schools = dialog.getByRole("region", { name: "Distribution of Socioeconomic Status: School Means" });
  await expect(schools).toContainText("N = 160");
  await schools.getByRole("button", { name: "Add to report" }).click();
  await dialog.getByRole("button", { name: "Close" }).last().click();
  await page.getByRole("tab", { name: /^Report/ }).click();
  await expect(page.getByText("Distribution of Socioeconomic Status: School Means")).toBeVisible();
  await expect(page.getByText("Figure 1", { exact: true }).first()).toBeVisible();
});

test("a value is found, and the menu at a cell or column filters, sorts and renames", async ({ openApplication }) => {
  const application = await openApplication({ words: ["--sample", "hsb"] });
  const { page } = application;
  await page.getByRole("tab", { name: /^Data 7,185 × 11/ }).click();
  await page.getByRole("gridcell", { name: "5.876" }).first().click();
  await page.keyboard.press("Control+f");
  const field = page.getByRole("searchbox", { name: "Find a value" });
  // R: sum(mathach == 24.993) is 42, in rows 130, 265, 321 …
  await field.fill("24.993");
  const found = page.getByRole("search").getByRole("status");
  await expect(found).toHaveText("1 of 42");
  await field.press("Enter");
  await expect(found).toHaveText("2 of 42");
  await field.press("Shift+Enter");
  await expect(found).toHaveText("1 of 42");
  await expect(page.locator(".grid-selected")).toHaveText(["24.993"]);
  await field.fill("no such value");
  await expect(found).toHaveText("Not found");
  await field.press("Escape");
  await expect(field).toBeHidden();

  await page.getByRole("columnheader", { name: /mathach/ }).click({ button: "right" });
  await page.getByRole("menuitem", { name: "Sort by mathach, Descending" }).click();
  await expect(page.locator('[role="row"][row-index="0"]').getByText("24.993")).toBeVisible();
  await page.locator('[role="row"][row-index="0"]').getByText("Catholic").click();
  await page.keyboard.press("Shift+F10");
  await page.getByRole("menuitem", { name: "Keep Only Rows with “Catholic”" }).click();
  await expect(page.getByRole("tab", { name: /^Data 3,543 × 11/ })).toBeVisible();

  await page.getByRole("columnheader", { name: /mathach/ }).click({ button: "right" });
  await page.getByRole("menuitem", { name: "Rename…" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("math");
  await page.getByRole("dialog").getByRole("button", { name: "Rename" }).click();
  await expect(page.getByRole("columnheader", { name: /^math / })).toBeVisible();
  const steps = page.getByRole("complementary", { name: "Steps" });
  await expect(steps.getByRole("listitem")).toHaveCount(3);
});

test("cells are typed over, emptied and pasted into; rows and variables are put in and taken out", async ({
  openApplication,
}) => {
  const application = await openApplication({ words: ["--sample", "sleepstudy"] });
  const { page } = application;
  const tab = page.getByRole("tab", { name: /^Data/ });
  await expect(tab).toContainText("180 × 3");
  await tab.click();
  const reaction = await page.getByRole("columnheader", { name: /reaction/i }).getAttribute("col-id");
  const cell = (row: number) => page.locator(`[role=row][row-index="${row - 1}"] [col-id="${reaction}"]`);
  await expect(cell(1)).toHaveText(/^249\.56/);
  const before = await cell(1).textContent();
  await editCell(cell(1));
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("300.25");
  await page.keyboard.press("Enter");
  await expect(cell(1)).toHaveText(/^300\.25/);
  const steps = page.getByRole("complementary", { name: "Steps" });
  await expect(steps).toContainText("1 cell");
  await cell(2).click();
  await page.keyboard.press("Delete");
  await expect(cell(2)).toHaveText("·");
  await expect(steps).toContainText("2 cells");
  await expect(steps.getByRole("listitem")).toHaveCount(1);

  await cell(3).click();
  await application.chooseCommand("data.deleteRows");
  await expect(tab).toContainText("179 × 3");
  await application.chooseCommand("data.insertVariable");
  await expect(tab).toContainText("179 × 4");
  await expect(page.getByRole("columnheader", { name: /variable_1/ })).toBeVisible();
  await application.chooseCommand("edit.undo");
  await application.chooseCommand("edit.undo");
  await expect(tab).toContainText("180 × 3");
  await application.chooseCommand("edit.undo");
  await application.chooseCommand("edit.undo");
  await expect(cell(1)).toHaveText(before ?? "");
  await expect(steps).toBeHidden();
});

test("pasted cells that do not fit are asked about; rows and variables they need are put in, and one undo takes all back", async ({
  openApplication,
}) => {
  const application = await openApplication({ words: ["--sample", "sleepstudy"] });
  const { page } = application;
  const dialog = page.getByRole("dialog");
  const tab = page.getByRole("tab", { name: /^Data/ });
  await tab.click();
  await expect(tab).toContainText("180 × 3");
  const reaction = await page.getByRole("columnheader", { name: /reaction/i }).getAttribute("col-id");
  const cell = (row: number) => page.locator(`[role=row][row-index="${row - 1}"] [col-id="${reaction}"]`);
  await expect(cell(2)).toHaveText(/^258\.70/);
  const paste = async (row: number, text: string) => {
    await cell(row).click();
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await page.keyboard.press("ControlOrMeta+v");
  };
  await paste(1, "301,5\nbroken\n303,25\nNA");
  await expect(dialog).toContainText("1 value does not fit");
  await expect(dialog.getByRole("row", { name: /2 .* broken/ })).toBeVisible();
  await dialog.getByRole("button", { name: "Paste" }).click();
  await expect(cell(1)).toHaveText(/^301\.50/);
  await expect(cell(2)).toHaveText(/^258\.70/);
  await expect(cell(3)).toHaveText(/^303\.25/);
  await expect(cell(4)).toHaveText("·");
  await application.chooseCommand("edit.undo");
  await expect(cell(4)).toHaveText(/^321\.43/);

  await paste(1, "1\t2\t3\t4\n5\t6\t7\tnote");
  await expect(tab).toContainText("180 × 4");
  await application.chooseCommand("edit.undo");
  await expect(tab).toContainText("180 × 3");
  await page.getByLabel("Go to row").fill("180");
  await page.getByLabel("Go to row").press("Enter");
  await expect(cell(180)).toBeVisible();
  await paste(180, "1\n2\n3");
  await expect(tab).toContainText("182 × 3");
  await application.chooseCommand("edit.undo");
  await expect(tab).toContainText("180 × 3");
});

test("a new file takes the place of the data: names, steps and models stay", async ({ openApplication }) => {
  const folder = await mkdtemp(join(tmpdir(), "crosslevel-journey-"));
  const rows = (waves: number) => Array.from({ length: waves }, (_, row) => `${1 + (row % 8)},${(row * 37) % 23}`);
  const kept = rows(80).filter((row) => Number(row.split(",")[1]) > 10).length;
  await writeFile(join(folder, "first.csv"), `school,y\n${rows(80).join("\n")}\n`);
  await writeFile(join(folder, "second.csv"), `school,y\n${rows(120).join("\n")}\n`);
  const application = await openApplication();
  const { page } = application;
  const dialog = page.getByRole("dialog");
  const open = async (command: "file.open" | "data.replace", name: string) => {
    await application.answerFileDialog(() => application.chooseCommand(command), join(folder, name));
    await dialog.getByRole("button", { name: "Open", exact: true }).click();
    await expect(dialog).toBeHidden();
  };
  await open("file.open", "first.csv");
  await application.chooseCommand("data.step.filter");
  await dialog.getByLabel(/Keep the rows/).fill("y > 10");
  await expect(dialog.getByRole("button", { name: "OK" })).toBeEnabled();
  await dialog.getByRole("button", { name: "OK" }).click();
  await expect(dialog).toBeHidden();
  const tab = page.getByRole("tab", { name: /^Data/ });
  const steps = page.getByRole("complementary", { name: "Steps" });
  await expect(steps).toContainText("of 80 rows are kept.");
  await expect(tab).toContainText(`${kept} × 2`);
  await open("data.replace", "second.csv");
  await expect(steps).toContainText("second.csv: 120 rows as read");
  await expect(steps).toContainText("of 120 rows are kept.");
  await application.chooseCommand("edit.undo");
  await expect(steps).toContainText("first.csv: 80 rows as read");
  await expect(tab).toContainText(`${kept} × 2`);

  await writeFile(join(folder, "third.csv"), `school,x\n${rows(90).join("\n")}\n`);
  await application.answerFileDialog(() => application.chooseCommand("data.replace"), join(folder, "third.csv"));
  await dialog.getByRole("button", { name: "Open", exact: true }).click();
  await expect(dialog).toContainText("What is different in “third.csv”");
  await expect(dialog).toContainText("Columns that it does not havey");
  await expect(dialog).toContainText("Step 1, Filter:");
  await dialog.getByRole("button", { name: /Not there any more/ }).click();
  await page.getByRole("option", { name: "x" }).click();
  await dialog.getByRole("button", { name: "Do the steps with these" }).click();
  await expect(dialog).toBeHidden();
  await expect(steps).toContainText("third.csv: 90 rows as read");
  await expect(steps).toContainText("of 90 rows are kept.");
  await application.chooseCommand("edit.undo");
  await expect(steps).toContainText("first.csv: 80 rows as read");

  await application.answerFileDialog(() => application.chooseCommand("data.replace"), join(folder, "third.csv"));
  await dialog.getByRole("button", { name: "Open", exact: true }).click();
  await dialog.getByRole("button", { name: "Take it back" }).click();
  await expect(dialog).toBeHidden();
  await expect(steps).toContainText("first.csv: 80 rows as read");
});

test("each level’s data are written into a file of their own, as HLM reads them", async ({ openApplication }) => {
  const folder = await mkdtemp(join(tmpdir(), "crosslevel-journey-"));
  const application = await openApplication({ words: ["--sample", "hsb"] });
  const { page } = application;
  const dialog = page.getByRole("dialog");
  await expect(page.getByRole("tab", { name: /^Levels 160 schools/ })).toBeVisible();
  await application.answerFileDialog(() => application.chooseCommand("data.export.levels"), join(folder, "study.sav"));
  await expect(page.getByText(/study-schools\.sav/)).toBeVisible();
  await application.answerFileDialog(() => application.chooseCommand("file.open"), join(folder, "study-schools.sav"));
  await dialog.getByRole("button", { name: "Open", exact: true }).click();
  await expect(page.getByRole("tab", { name: /^Data 160 × 7/ })).toBeVisible();
});

test("data are saved as CSV with labels in the place of values, where that is chosen", async ({ openApplication }) => {
  const folder = await mkdtemp(join(tmpdir(), "crosslevel-journey-"));
  const application = await openApplication();
  const { page } = application;
  const dialog = page.getByRole("dialog");
  const source = join(import.meta.dirname, "../data/sav/haven-plain.sav");
  await application.answerFileDialog(() => application.chooseCommand("file.open"), source);
  await dialog.getByRole("button", { name: "Open", exact: true }).click();
  await expect(dialog).toBeHidden();
  await application.chooseCommand("data.export.csv");
  await expect(dialog).toContainText("Save data: Text file");
  await dialog.getByText("Value labels", { exact: true }).click();
  const written = join(folder, "labels.csv");
  await application.answerFileDialog(() => dialog.getByRole("button", { name: "Continue" }).click(), written);
  await expect(page.getByText(/Saved labels\.csv/)).toBeVisible();
  expect(await readFile(written, "utf8")).toContain("North and west");
});

test("a wave that next year's file does not have is left out of wide to long, which says so", async ({
  openApplication,
}) => {
  const folder = await mkdtemp(join(tmpdir(), "crosslevel-journey-"));
  const lines = (waves: number) =>
    Array.from({ length: 6 }, (_, row) => [row + 1, ...Array.from({ length: waves }, (_, wave) => row * 10 + wave)]);
  const file = (waves: number) => {
    const names = Array.from({ length: waves }, (_, wave) => `mood${wave + 1}`);
    return `${["id", ...names].join()}\n${lines(waves).join("\n")}\n`;
  };
  await writeFile(join(folder, "four.csv"), file(4));
  await writeFile(join(folder, "three.csv"), file(3));
  const application = await openApplication();
  const { page } = application;
  const dialog = page.getByRole("dialog");
  const open = async (command: "file.open" | "data.replace", name: string) => {
    await application.answerFileDialog(() => application.chooseCommand(command), join(folder, name));
    await dialog.getByRole("button", { name: "Open", exact: true }).click();
  };
  await open("file.open", "four.csv");
  await expect(dialog).toBeHidden();
  await application.chooseCommand("data.step.wide-to-long");
  await expect(dialog.getByRole("button", { name: "OK" })).toBeEnabled();
  await dialog.getByRole("button", { name: "OK" }).click();
  const tab = page.getByRole("tab", { name: /^Data/ });
  await expect(tab).toContainText("24 × 3");
  await open("data.replace", "three.csv");
  await expect(dialog).toContainText("What is different in “three.csv”");
  const told = "Done without “mood4” (did you mean “mood1”?), which is not there at this point.";
  await expect(dialog).toContainText(`Step 1, Wide to long: ${told}`);
  await dialog.getByRole("button", { name: "Keep the new file" }).click();
  await expect(tab).toContainText("18 × 3");
  await expect(page.getByRole("complementary", { name: "Steps" })).toContainText(told);
});

test("an exported analysis has the steps, and the data as they were read", async ({ openApplication }) => {
  const folder = await mkdtemp(join(tmpdir(), "crosslevel-journey-"));
  const application = await openApplication({ words: ["--sample", "sleepstudy"] });
  const { page } = application;
  const dialog = page.getByRole("dialog");
  await application.chooseCommand("data.step.filter");
  await dialog.getByLabel(/Keep the rows/).fill("Days >= 2");
  await expect(dialog.getByRole("button", { name: "OK" })).toBeEnabled();
  await dialog.getByRole("button", { name: "OK" }).click();
  await expect(page.getByRole("tab", { name: /^Data 144 × 3/ })).toBeVisible();
  await page.getByRole("tab", { name: /^Model/ }).click();
  await chooseForVariable(page, "Reaction", "Make it the outcome");
  await upToDateResults(page);
  const path = join(folder, "sleep.analysis.json");
  await application.answerFileDialog(() => application.chooseCommand("model.exportAnalysis"), path);
  await expect(page.getByRole("status", { name: "News" })).toContainText("sleep.analysis.json and sleep.data.parquet");
  const analysis = JSON.parse(await readFile(path, "utf8"));
  expect(analysis.data).toMatchObject({
    file: "sleep.data.parquet",
    steps: [{ kind: "describe" }, { kind: "filter", formula: "Days >= 2" }],
  });
  const bytes = await readFile(join(folder, "sleep.data.parquet"));
  const { num_rows: rows } = parquetMetadata(new Uint8Array(bytes).buffer);
  expect(Number(rows)).toBe(180);
});
