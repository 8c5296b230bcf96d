import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "../../support/application.ts";

test("closing the window asks about unsaved work; given up, nothing of it is left", async ({ openApplication }) => {
  const application = await openApplication({ words: ["--sample", "hsb"] });
  const { page } = application;
  await expect(page.getByText(/autosaved/)).toBeVisible();
  await application.closeWindow();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("tab", { name: /^Data 7,185/ })).toBeVisible();

  await application.closeWindow();
  await page.getByRole("button", { name: "Don’t save" }).click();
  expect(await application.ended()).toBe(0);
  expect(await readdir(join(application.home, "sessions"))).toEqual([]);
});
