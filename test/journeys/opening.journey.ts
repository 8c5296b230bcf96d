import { fileURLToPath } from "node:url";
import { expect, test } from "../support/application.ts";

test("the application opens on its welcome, and again after a reload", async ({ openApplication }) => {
  const { page } = await openApplication();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("a sample named at the start is open, with its values from the engine", async ({ openApplication }) => {
  const { page } = await openApplication({ words: ["--sample", "hsb"] });
  await expect(page.getByRole("tab", { name: /^Data 7,185 × / })).toBeVisible();
  await expect(page.getByRole("gridcell", { name: /^5\.8/ }).first()).toBeVisible();
  await expect(page.getByText("Engine ready")).toBeVisible();
});

test("a window that is reloaded before the preview of a file named at the start is answered shows it again", async ({
  openApplication,
}) => {
  const file = fileURLToPath(new URL("../data/hsb.csv", import.meta.url));
  const { page } = await openApplication({ words: ["--data", file] });
  const dialog = page.getByRole("dialog", { name: "Open “hsb.csv”" });
  await expect(dialog).toBeVisible();
  await page.reload();
  await dialog.getByRole("button", { name: "Open", exact: true }).click();
  await expect(page.getByRole("tab", { name: /^Data 7,185 × / })).toBeVisible();
});
