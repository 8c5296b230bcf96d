import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "../../support/application.ts";
import { leaveByEscape } from "../../support/keyboard.ts";
import { acceptLevels, chooseForVariable, openData, upToDateResults } from "../../support/walk.ts";

test("variables called as the window calls its own parts are all listed, and can be chosen", async ({
  openApplication,
}) => {
  const madeUp = Array.from({ length: 12 }, (_, index) => `react-aria-${index + 1}`);
  const names = ["score", ...madeUp, "constructor", "__proto__"];
  const rows = Array.from({ length: 60 }, (_, row) =>
    [Math.floor(row / 6) + 1, ...names.map((_, column) => ((row * (column + 7) * 31) % 97) / 10)].join(","),
  );
  const path = join(await mkdtemp(join(tmpdir(), "crosslevel-names-")), "names.csv");
  await writeFile(path, `${["school", ...names].join(",")}\n${rows.join("\n")}\n`);
  const application = await openApplication();
  const { page } = application;
  await openData(application, path);
  await acceptLevels(page);
  await page.getByRole("tab", { name: /^Model/ }).click();
  for (const name of names) await expect(page.getByRole("row", { name: new RegExp(`^${name},`) })).toBeVisible();

  await page.getByRole("button", { name: "Choose the outcome" }).click();
  for (const name of names) {
    await expect(
      page.getByRole("menuitemcheckbox", { name, exact: true }).or(page.getByRole("menuitem", { name, exact: true })),
    ).toBeAttached();
  }
  await leaveByEscape(page, page.getByRole("menu"));
  await chooseForVariable(page, "react-aria-3", "Make it the outcome");
  await upToDateResults(page);
});
