import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "../support/application.ts";
import { pressUntil } from "../support/keyboard.ts";
import { acceptLevels, openData } from "../support/walk.ts";

/** Answers from 1 to 5 of a pupil, who leaves some out: 0, 1, 2 or 3 of the four. */
function answersOf(pupil: number): readonly (number | null)[] {
  return [0, 1, 2, 3].map((item) =>
    (pupil + item) % 4 < pupil % 5 && pupil % 5 < 4 && pupil > 12 ? null : 1 + ((pupil * 3 + item * item * pupil) % 5),
  );
}

test("a scale is made of items by keyboard alone: its reliability within and between schools, then its mean with a minimum answered", async ({
  openApplication,
}) => {
  const folder = await mkdtemp(join(tmpdir(), "crosslevel-journey-"));
  const pupils = Array.from({ length: 120 }, (_, at) => at + 1);
  const lines = pupils.map((pupil) =>
    [pupil, 1 + (pupil % 8), ...answersOf(pupil).map((answer) => answer ?? "")].join(),
  );
  await writeFile(join(folder, "items.csv"), `pupil,school,q1,q2,q3,q4\n${lines.join("\n")}\n`);
  const application = await openApplication();
  const { page } = application;
  const dialog = page.getByRole("dialog");
  const tab = page.getByRole("tab", { name: /^Data/ });
  await openData(application, join(folder, "items.csv"));
  await acceptLevels(page);

  await application.chooseCommand("data.describe.reliability");
  await pressUntil(page, "Tab", dialog.getByRole("listbox", { name: /Variables/ }));
  for (const item of ["q1", "q2", "q3", "q4"]) {
    await pressUntil(page, "ArrowDown", dialog.getByRole("option", { name: item, exact: true }));
    await page.keyboard.press("Space");
  }
  const reliability = dialog.getByRole("table", { name: /Reliability/ });
  await expect(reliability).toContainText("Within schools");
  await expect(reliability).toContainText("Between schools");

  await pressUntil(page, "Tab", dialog.getByRole("button", { name: "Compute the scale…" }));
  await page.keyboard.press("Enter");
  const formula = dialog.getByLabel("Formula");
  await expect(formula).toHaveValue("mean(q1, q2, q3, q4, valid: 2)");
  await pressUntil(page, "Tab", dialog.getByLabel("New variable", { exact: true }));
  await page.keyboard.type("liking");
  await pressUntil(page, "Tab", formula);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("mean(q1 to q4, valid: 3)");
  await expect(dialog).toContainText("liking varies between pupils: a level-1 variable.");
  const ok = dialog.getByRole("button", { name: "OK" });
  await expect(ok).toBeEnabled();
  await pressUntil(page, "Tab", ok);
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(tab).toContainText("120 × 7");

  await tab.click();
  for (const pupil of [1, 16, 17, 18, 19]) {
    const answers = answersOf(pupil).filter((answer) => answer !== null);
    const mean =
      answers.length < 3 ? "·" : (answers.reduce((sum, answer) => sum + answer, 0) / answers.length).toFixed(2);
    const row = page.locator(`.values [row-index="${pupil - 1}"]`);
    await expect(row.locator('[col-id*="liking"]')).toHaveText(mean);
  }
});
