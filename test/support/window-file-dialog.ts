import type { Page } from "@playwright/test";

/** Answers the window's own dialog for a file: with a path typed as its name, or null to dismiss it. */
export async function answerInWindow(page: Page, path: string | null): Promise<void> {
  const dialog = page.getByRole("dialog");
  if (path === null) {
    await dialog.getByRole("button", { name: "Cancel" }).click();
    return;
  }
  // It takes a name once it knows where it stands.
  await dialog.getByRole("navigation", { name: "Path" }).getByRole("button").first().waitFor();
  await dialog.getByLabel("Name", { exact: true }).fill(path);
  await dialog.getByLabel("Name", { exact: true }).press("Enter");
  // What comes next may be a dialog, too.
  await dialog.getByRole("navigation", { name: "Path" }).waitFor({ state: "hidden" });
}
