import type { Page } from "@playwright/test";

/** Answers the window's own dialog for a file: with a path, or null to dismiss it. */
export async function answerInWindow(page: Page, path: string | null): Promise<void> {
  const dialog = page.getByRole("dialog");
  if (path === null) {
    await dialog.getByRole("button", { name: "Cancel" }).click();
    return;
  }
  await dialog.getByRole("textbox").first().fill(path);
  await dialog.getByRole("textbox").first().press("Enter");
}
