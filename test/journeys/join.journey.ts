import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "../support/application.ts";
import { openData } from "../support/walk.ts";

/** So many lines of a file, each made from its number. */
function lines(count: number, line: (row: number) => string): string {
  return `${Array.from({ length: count }, (_, row) => line(row)).join("\n")}\n`;
}

test("classes that start again in every school are joined by both, though they are called otherwise in the other file", async ({
  openApplication,
}) => {
  const folder = await mkdtemp(join(tmpdir(), "crosslevel-journey-"));
  const pupils = lines(360, (row) => `${101 + Math.floor(row / 12)},${1 + (row % 3)},${row % 2}`);
  await writeFile(join(folder, "pupils.csv"), `sch,klass,sex\n${pupils}`);
  const classes = lines(90, (row) => `${101 + Math.floor(row / 3)},${1 + (row % 3)},${20 + (row % 9)}`);
  await writeFile(join(folder, "classes.csv"), `school_id,class,size\n${classes}`);
  const application = await openApplication();
  const { page } = application;
  for (const name of ["classes.csv", "pupils.csv"]) await openData(application, join(folder, name));
  await application.chooseCommand("data.step.join");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("All 90 combinations of sch and klass stand in school_id and class of “classes”");
  await expect(dialog).toContainText("360 rows have a match in “classes” (90 keys).");
  await dialog.getByRole("button", { name: "OK" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("tab", { name: /^Data 360 × 4/ })).toBeVisible();
});

test("keys that are a number here and a text there are told, and how they are compared is chosen", async ({
  openApplication,
}) => {
  const folder = await mkdtemp(join(tmpdir(), "crosslevel-journey-"));
  await writeFile(join(folder, "pupils.csv"), `school,y\n${lines(60, (row) => `${7 + (row % 6)},${(row * 37) % 23}`)}`);
  await writeFile(
    join(folder, "schools.csv"),
    `school,size\n${lines(6, (row) => `${row < 3 ? "00" : ""}${7 + row},${row}`)}`,
  );
  const application = await openApplication();
  const { page } = application;
  for (const name of ["schools.csv", "pupils.csv"]) await openData(application, join(folder, name));
  await application.chooseCommand("data.step.join");
  const dialog = page.getByRole("dialog");
  const told = "“school” and “school” are of different types (number and text); they were compared as";
  await expect(dialog).toContainText("60 rows have a match in “schools” (6 keys).");
  await expect(dialog).toContainText(`${told} numbers.`);
  await dialog.getByRole("button", { name: /compare them as/ }).click();
  await page.getByRole("option", { name: /^texts/ }).click();
  await expect(dialog).toContainText("30 rows have a match in “schools” (3 keys). 30 rows have none: “7”, “8”, “9”.");
  await expect(dialog).toContainText(`${told} texts.`);
  await dialog.getByRole("button", { name: "OK" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("tab", { name: /^Data 60 × 3/ })).toBeVisible();
});

test("rows of other tables are put below in the order in which these are chosen, and numbered so", async ({
  openApplication,
}) => {
  const folder = await mkdtemp(join(tmpdir(), "crosslevel-journey-"));
  for (const [index, name] of ["first", "second", "third"].entries()) {
    await writeFile(join(folder, `${name}.csv`), `id,score\n${lines(20, (row) => `${row + 1},${index + 1}`)}`);
  }
  const application = await openApplication();
  const { page } = application;
  for (const name of ["third.csv", "second.csv", "first.csv"]) await openData(application, join(folder, name));
  await application.chooseCommand("data.step.stack");
  const dialog = page.getByRole("dialog");
  for (const name of ["second", "third"]) await dialog.getByText(name, { exact: true }).click();
  await expect(dialog).toContainText("20 rows, 2 variables · table 3");
  await dialog.getByLabel(/New variable that says from which table/).fill("wave");
  await dialog.getByRole("button", { name: "OK" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("tab", { name: /^Data 60 × 3/ })).toBeVisible();
  // The scores are 1 in the first table, 2 in the second and 3 in the third.
  await application.chooseCommand("data.step.filter");
  await dialog.getByLabel(/Keep the rows/).fill("wave = score");
  await expect(dialog).toContainText("60 rows, as before.");
});
