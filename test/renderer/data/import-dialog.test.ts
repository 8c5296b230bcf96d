import type { Page } from "@playwright/test";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { App } from "../../../src-renderer/app/app.ts";
import type { MemoryHost } from "../../support/memory-host.ts";
import { windowPages } from "../../support/window-page.ts";

declare const crosslevelApp: App;
declare const crosslevelHost: MemoryHost;

type Pages = Awaited<ReturnType<typeof windowPages>>;
let pages: Pages;
beforeAll(async () => {
  pages = await windowPages("memory-window.ts");
}, 120_000);
afterEach(() => pages.closePages());
afterAll(() => pages.close());

/** Opens the window, prepares what its host answers, and chooses wide.csv to open. */
async function openFile(prepare: () => void): Promise<Page> {
  const page = await pages.open();
  await page.getByRole("heading", { name: "High School and Beyond" }).or(page.getByText("Open data")).first().waitFor();
  await page.evaluate(prepare);
  await page.evaluate(() => {
    crosslevelHost.answerNext("chooseFileToOpen", { kind: "chosen", path: "/home/user/wide.csv" });
    void crosslevelApp.commands["file.open"].run();
  });
  return page;
}

describe("the import preview", () => {
  test("says which file it is reading, for as long as that takes", async () => {
    const page = await openFile(() => crosslevelHost.hold("previewData"));
    const dialog = page.getByRole("dialog");
    await page.getByRole("heading", { name: "Open “wide.csv”" }).waitFor();
    await dialog.getByText("Reading “wide.csv”…").waitFor();
    expect(await dialog.getByRole("button", { name: "Open", exact: true }).isDisabled()).toBe(true);
    await page.evaluate(() => crosslevelHost.release("previewData"));
    await dialog.getByRole("columnheader").first().waitFor();
    expect(await dialog.getByText(/^Reading/).count()).toBe(0);
  });

  test("lets another file be chosen where one cannot be read", async () => {
    const page = await openFile(() =>
      crosslevelHost.refuseNext("previewData", { code: "file-empty", name: "wide.csv" }),
    );
    const dialog = page.getByRole("dialog");
    await dialog.getByText(/“wide.csv” is empty/).waitFor();
    await page.evaluate(() =>
      crosslevelHost.answerNext("chooseFileToOpen", { kind: "chosen", path: "/home/user/other.csv" }),
    );
    await dialog.getByRole("button", { name: "Choose another file…" }).click();
    await dialog.getByRole("columnheader").first().waitFor();
    expect(await dialog.getByText(/is empty/).count()).toBe(0);
  });
});
