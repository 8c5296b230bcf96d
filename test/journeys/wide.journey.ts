import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "../support/application.ts";
import { tick } from "../support/walk.ts";

/** A survey of very many columns: everything in it is found and reached. */
test("the last of 600 columns is in the grid, and lists of variables are searched and grouped by name", async ({
  openApplication,
}) => {
  const scales = Array.from({ length: 30 }, (_, scale) =>
    Array.from({ length: 20 }, (_none, item) => `s${scale}_i${item}`),
  );
  const names = scales.flat();
  const rows = Array.from({ length: 30 }, (_, row) => names.map((_name, column) => (row + column) % 7).join(","));
  const path = join(await mkdtemp(join(tmpdir(), "crosslevel-journey-")), "wide.csv");
  await writeFile(path, `${names.join(",")}\n${rows.join("\n")}\n`);
  const application = await openApplication();
  const { page } = application;
  const dialog = page.getByRole("dialog");
  await application.answerFileDialog(() => application.chooseCommand("file.open"), path);
  await dialog.getByRole("button", { name: "Open", exact: true }).click();
  await expect(dialog).toBeHidden();

  const search = page.getByRole("searchbox", { name: "Find a variable" });
  await expect(page.getByRole("columnheader", { name: /^s0_i0/ })).toBeVisible();
  await page.getByRole("gridcell", { name: "0", exact: true }).first().click();
  await page.keyboard.press("ControlOrMeta+ArrowRight");
  await expect(page.getByRole("columnheader", { name: /^s29_i19/ })).toBeVisible();
  await expect(page.locator(`[role=row][row-index="0"] [role=gridcell]`).last()).toHaveText(String(599 % 7));
  await search.fill("s13 i7");
  await expect(page.getByText("1 of 600 variables")).toBeVisible();
  await expect(page.getByRole("columnheader", { name: /^s13_i7/ })).toBeVisible();
  await search.fill("");

  await tick(page.getByRole("radio", { name: "Variables" }));
  await page.getByRole("button", { name: /Group variables by/ }).click();
  await page.getByRole("option", { name: /Grouped by name/ }).click();
  await page.getByRole("button", { name: /^s1_i… 20 variables/ }).click();
  await expect(page.getByRole("gridcell", { name: "s1_i19", exact: true })).toBeVisible();

  await application.chooseCommand("data.step.recode");
  await dialog.getByRole("searchbox", { name: "Find a variable" }).fill("s20 i3");
  await dialog.getByRole("option", { name: "s20_i3" }).click();
  await expect(dialog.getByLabel("s20_i3 becomes")).toHaveValue("s20_i3_r");
  await dialog.getByRole("button", { name: "Cancel" }).click();

  await page.getByRole("tab", { name: /^Model/ }).click();
  const list = page.getByRole("grid", { name: "Variables by level" });
  await list.getByRole("row", { name: /^s2_i…, 20 variables, not shown/ }).click();
  await expect(list.getByRole("row", { name: /^s2_i5/ })).toBeVisible();
  await page.getByRole("button", { name: "Choose the outcome" }).click();
  await page.keyboard.type("s29 i19");
  await page.getByRole("menuitem", { name: /^s29_i19/ }).click();
  await expect(page.getByRole("button", { name: "Choose the outcome" })).toHaveCount(0);
});
