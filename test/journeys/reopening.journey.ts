import { mkdtemp, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { type Application, expect, test } from "../support/application.ts";
import { chooseForVariable, editCell, rowOf, showDecimals, tick, upToDateResults } from "../support/walk.ts";

test("a project that is closed and opened again has everything as it was", async ({ openApplication }) => {
  const first = await openApplication({ words: ["--sample", "hsb"] });
  await makeStudy(first);
  const project = join(await mkdtemp(join(tmpdir(), "crosslevel-project-")), "study.crosslevel");
  await first.answerFileDialog(() => first.chooseCommand("file.save"), project);
  await expect(first.page.getByText(/study.*saved/)).toBeVisible();
  // Nothing is unsaved: nothing is asked.
  await first.chooseCommand("file.close");
  expect(await first.ended()).toBe(0);

  const { page } = await openApplication({ home: first.home });
  await page.getByRole("button", { name: /study/ }).first().click();
  await expectStudy(page);
});

test("after a crash the question is which work to bring back, and all of it comes back", async ({
  openApplication,
}) => {
  const crashed = await openApplication({ words: ["--sample", "hsb"] });
  await makeStudy(crashed);
  await expect.poll(() => autosavedText(crashed.home)).toContain("What Schools Add");
  await crashed.kill("host");

  const { page } = await openApplication({ home: crashed.home });
  const dialog = page.getByRole("dialog", { name: "Bring back unsaved work?" });
  await expect(dialog).toContainText("2 models");
  await dialog.getByRole("button", { name: "Later" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.reload();
  await dialog.getByRole("button", { name: /^Recover / }).click();
  await expectStudy(page);
});

/** A label, two models of which one has settings of its own, decimals, and a report with a title of the user's. */
async function makeStudy(application: Application): Promise<void> {
  const { page } = application;
  await application.chooseCommand("data.variables");
  await editCell(page.getByRole("gridcell", { name: "Mathematics achievement", exact: true }));
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("Mathematics");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("gridcell", { name: "Mathematics", exact: true })).toBeVisible();
  await page.getByRole("tab", { name: /^Model/ }).click();
  await chooseForVariable(page, "mathach", "Make it the outcome");
  await application.chooseCommand("model.duplicate");
  await expect(page.getByRole("listbox", { name: "Models" }).getByRole("option")).toHaveCount(2);
  await chooseForVariable(page, "ses", "Add grand-mean centered");
  await page.getByRole("button", { name: /^Estimation/ }).click();
  await tick(page.getByRole("dialog").getByRole("radio", { name: /^Full maximum likelihood/ }));
  await page.getByRole("dialog").getByRole("button", { name: "OK" }).click();
  await showDecimals(page, 4);
  const results = await upToDateResults(page);
  await results
    .getByRole("region", { name: /Fixed Effects/ })
    .getByRole("button", { name: "Add to report" })
    .click();
  await page.getByRole("tab", { name: /^Report 1 item/ }).click();
  const title = page.getByRole("textbox", { name: "Title of Table 1" });
  await title.fill("What Schools Add");
  await title.blur();
}

/** What the sessions of a home have kept of their documents. */
async function autosavedText(home: string): Promise<string> {
  const files = await readdir(join(home, "sessions"), { recursive: true, withFileTypes: true });
  const kept = files.filter((file) => file.isFile() && file.name.startsWith("document"));
  const texts = await Promise.all(kept.map(({ parentPath, name }) => readFile(join(parentPath, name), "utf8")));
  return texts.join("\n");
}

async function expectStudy(page: Page): Promise<void> {
  await expect(page.getByRole("tab", { name: /^Data 7,185 × 11/ })).toBeVisible();
  await expect(page.getByRole("tab", { name: /^Levels 160 schools/ })).toBeVisible();
  await page.getByRole("tab", { name: /^Model 2/ }).click();
  await page.getByRole("listbox", { name: "Models" }).getByRole("option").nth(1).click();
  await expect(page.getByRole("button", { name: "beta 1 j, SES, grand-mean centered" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Estimation ML" })).toBeVisible();
  const results = await upToDateResults(page);
  const fixed = results.getByRole("table", { name: /Fixed Effects on Mathematics$/ });
  // lme4, maximum likelihood.
  expect((await rowOf(fixed, /, γ10$/)).slice(0, 2)).toEqual(["2.3915", "0.1057"]);
  await page.getByRole("tab", { name: /^Report 1 item/ }).click();
  const preview = page.getByRole("region", { name: "Preview" });
  await expect(preview.getByRole("table", { name: /What Schools Add/ })).toContainText("2.3915");
}
