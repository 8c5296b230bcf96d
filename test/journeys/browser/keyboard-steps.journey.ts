import { mkdtemp, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "../../support/application.ts";
import { chooseByKeys, chooseOption, goToMenuBar, goToOption, pressUntil } from "../../support/keyboard.ts";
import { openData } from "../../support/walk.ts";

const dialogs = [
  "data.step.compute",
  "data.step.recode",
  "data.step.filter",
  "data.step.sort",
  "data.step.join",
  "data.step.stack",
  "data.step.aggregate",
  "data.step.wide-to-long",
  "data.step.long-to-wide",
  "data.describe.reliability",
  "data.export.levels",
] as const;

test("Escape on a dialog’s cross closes it at once, and the focus is back in the cell from which the menu was reached", async ({
  openApplication,
}) => {
  test.slow();
  const application = await openApplication({ words: ["--sample", "hsb"] });
  const { page } = application;
  const dialog = page.getByRole("dialog");
  const cell = page.getByRole("gridcell", { name: "5.876", exact: true }).first();
  await cell.click();
  for (const kind of dialogs) {
    await chooseByKeys(page, kind);
    await pressUntil(page, "Shift+Tab", dialog.getByRole("button", { name: "Close", exact: true }).first());
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(cell).toBeFocused();
  }
  await goToMenuBar(page);
  await expect(page.getByRole("button", { name: "Data", exact: true })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(cell).toBeFocused();

  const folder = await mkdtemp(join(tmpdir(), "crosslevel-journey-"));
  await chooseByKeys(page, "data.export.levels");
  await expect(dialog.getByLabel("Name")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(join(folder, "hsb.sav"));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status", { name: "News" })).toHaveText("Saved hsb-students.sav and hsb-schools.sav.");
  await expect(cell).toBeFocused();
  expect((await readdir(folder)).sort()).toEqual(["hsb-schools.sav", "hsb-students.sav"]);
});

test("the dialog for files takes a path as soon as it is there", async ({ openApplication }) => {
  const { page } = await openApplication();
  await page.getByRole("button", { name: /^Open data or project/ }).press("Enter");
  await expect(page.getByRole("dialog").getByLabel("Name", { exact: true })).toBeFocused();
  await page.keyboard.type(fileURLToPath(new URL("../../data/hsb.xlsx", import.meta.url)));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Open “hsb.xlsx”" })).toBeVisible();
});

test("files are joined, stacked, made long, scored, filtered, sorted and made wide again by keyboard alone", async ({
  openApplication,
}) => {
  test.slow();
  const folder = await mkdtemp(join(tmpdir(), "crosslevel-journey-"));
  const person = (row: number, first: number) =>
    `${first + row},${1 + (row % 6)},${[1, 2, 3].map((wave) => (row * 7 + wave * 5) % 11).join()}`;
  const persons = (first: number) =>
    `id,school,score1,score2,score3\n${Array.from({ length: 60 }, (_, row) => person(row, first)).join("\n")}\n`;
  await writeFile(join(folder, "cohort2.csv"), persons(101));
  await writeFile(join(folder, "schools.csv"), "school,size\n1,10\n2,20\n3,30\n4,40\n5,50\n6,60\n");
  await writeFile(join(folder, "cohort1.csv"), persons(1));
  const application = await openApplication();
  const { page } = application;
  for (const name of ["cohort2.csv", "schools.csv", "cohort1.csv"]) await openData(application, join(folder, name));
  const dialog = page.getByRole("dialog");
  const ok = dialog.getByRole("button", { name: "OK" });
  const tab = page.getByRole("tab", { name: /^Data/ });
  const accept = async () => {
    await expect(ok).toBeEnabled();
    await pressUntil(page, "Tab", ok);
    await page.keyboard.press("Enter");
    await expect(dialog).toBeHidden();
  };
  const select = async (label: RegExp, option: string) => {
    const button = dialog.getByRole("button", { name: label }).first();
    await pressUntil(page, "Tab", button);
    await goToOption(page, new RegExp(`^${option}`));
    await chooseOption(page, button);
  };
  const tick = async (list: RegExp, name: string) => {
    await pressUntil(page, "Tab", dialog.getByRole("listbox", { name: list }));
    await pressUntil(page, "ArrowDown", dialog.getByRole("option", { name, exact: true }));
    await page.keyboard.press("Space");
  };

  await chooseByKeys(page, "data.step.stack");
  await pressUntil(page, "Tab", dialog.getByRole("checkbox", { name: /cohort2/ }));
  await page.keyboard.press("Space");
  await accept();
  await expect(tab).toContainText("120 × 5");

  await chooseByKeys(page, "data.step.join");
  await select(/Add variables from/, "schools");
  await accept();
  await expect(tab).toContainText("120 × 6");

  await chooseByKeys(page, "data.step.wide-to-long");
  await accept();
  await expect(tab).toContainText("360 × 5");

  await chooseByKeys(page, "data.step.filter");
  await pressUntil(page, "Tab", dialog.getByLabel(/Keep the rows/));
  await page.keyboard.type("size > 10");
  await accept();
  await expect(tab).toContainText("300 × 5");

  await chooseByKeys(page, "data.step.sort");
  await select(/Sort by/, "score");
  await accept();

  await chooseByKeys(page, "data.step.aggregate");
  await tick(/Units are identified by/, "id");
  await select(/Of, statistic 1/, "score");
  await accept();
  await expect(tab).toContainText("300 × 6");

  await chooseByKeys(page, "data.step.long-to-wide");
  await accept();
  await expect(tab).toContainText("100 × 7");

  const steps = page.getByRole("complementary", { name: "Steps" });
  const edit = steps.getByRole("button", { name: /^Edit step 4, Filter/ });
  await pressUntil(page, "Tab", edit);
  await page.keyboard.press("Enter");
  await pressUntil(page, "Tab", dialog.getByLabel(/Keep the rows/));
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("size > 20");
  await accept();
  await expect(tab).toContainText("80 × 7");
  await expect(edit).toBeFocused();
});
