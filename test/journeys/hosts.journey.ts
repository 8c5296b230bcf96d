import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/application.ts";
import { chooseForVariable } from "../support/walk.ts";

const hsb = { words: ["--sample", "hsb"] };
const engineReady = (page: Page) => expect(page.getByText("Engine ready")).toBeVisible();
const hasData = (page: Page) => expect(page.getByRole("tab", { name: /^Data 7,185 × / })).toBeVisible();

test("a file named at the start is brought to the import preview", async ({ openApplication }) => {
  const { page } = await openApplication({ words: ["--data", await smallFile()] });
  await expect(page.getByRole("dialog")).toContainText("small.csv");
});

test("a menu's command is done", async ({ openApplication }) => {
  const application = await openApplication(hsb);
  await hasData(application.page);
  await application.chooseCommand("view.theme.dark");
  await expect(application.page.locator("html")).toHaveAttribute("data-theme", "dark");
  await application.chooseCommand("view.levels");
  await expect(application.page.getByRole("tab", { name: "Levels" })).toHaveAttribute("aria-selected", "true");
});

test("a file chosen in the dialog for files is opened", async ({ openApplication }) => {
  const application = await openApplication();
  await application.answerFileDialog(() => application.chooseCommand("file.open"), await smallFile());
  await expect(application.page.getByRole("dialog")).toContainText("small.csv");
});

test("a file dropped on the window is opened", async ({ openApplication }) => {
  const application = await openApplication();
  await expect(application.page.getByRole("heading", { level: 1 })).toBeVisible();
  await application.dropFile(await smallFile());
  await expect(application.page.getByRole("dialog")).toContainText("small.csv");
});

test("an engine that is killed is there again, with its data", async ({ openApplication }) => {
  const application = await openApplication(hsb);
  await hasData(application.page);
  await engineReady(application.page);
  await application.kill("engine");
  await application.page.getByLabel("Go to row").fill("7185");
  await application.page.getByLabel("Go to row").press("Enter");
  await expect(application.page.getByRole("gridcell", { name: /^9586/ }).first()).toBeVisible();
  await engineReady(application.page);
});

test("a window that is reloaded goes on with its project", async ({ openApplication }) => {
  const { page } = await openApplication(hsb);
  await hasData(page);
  await expect(page.getByText(/autosaved/)).toBeVisible();
  await page.reload();
  await hasData(page);
});

test("a window that crashes comes back with its project", async ({ openApplication }) => {
  const application = await openApplication(hsb);
  await hasData(application.page);
  await expect(application.page.getByText(/autosaved/)).toBeVisible();
  await application.kill("window");
  await hasData(application.page);
});

test("after a crash of everything the next start offers the unsaved work", async ({ openApplication }) => {
  const crashed = await openApplication(hsb);
  await hasData(crashed.page);
  await expect(crashed.page.getByText(/autosaved/)).toBeVisible();
  await crashed.kill("host");

  const { page } = await openApplication({ home: crashed.home });
  await page.getByRole("button", { name: /^Recover / }).click();
  await hasData(page);
});

test("Ctrl+C ends it, and the next start offers the unsaved work", async ({ openApplication }) => {
  const ended = await openApplication(hsb);
  await hasData(ended.page);
  await expect(ended.page.getByText(/autosaved/)).toBeVisible();
  ended.interrupt();
  expect(await ended.ended()).toBe(0);

  const { page } = await openApplication({ home: ended.home });
  await page.getByRole("button", { name: /^Recover / }).click();
  await hasData(page);
});

test("Ctrl+C ends it, and the next start offers what was changed just before, too", async ({ openApplication }) => {
  const ended = await openApplication(hsb);
  await hasData(ended.page);
  await expect(ended.page.getByText(/autosaved/)).toBeVisible();
  await ended.page.getByRole("tab", { name: /^Model/ }).click();
  await chooseForVariable(ended.page, "mathach", "Make it the outcome");
  ended.interrupt();
  expect(await ended.ended()).toBe(0);

  const { page } = await openApplication({ home: ended.home });
  await page.getByRole("button", { name: /^Recover / }).click();
  await expect(page.getByRole("row", { name: /^mathach,.*outcome/ })).toBeVisible();
});

async function smallFile(): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), "crosslevel-data-")), "small.csv");
  await writeFile(path, "school,score\n1,2.5\n1,3.5\n2,4.5\n2,5.5\n");
  return path;
}
