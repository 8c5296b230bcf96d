import { expect, test } from "../support/application.ts";

test("the application opens on its welcome, with nothing refused to the page", async ({ openApplication }) => {
  const application = await openApplication();
  const complaints: string[] = [];
  application.page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  await application.page.reload();
  await expect(application.page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(complaints).toEqual([]);
});

test("a sample named at the start is open, with its values from the engine", async ({ openApplication }) => {
  const { page } = await openApplication({ words: ["--sample", "hsb"] });
  await expect(page.getByRole("tab", { name: /^Data 7,185 × / })).toBeVisible();
  await expect(page.getByRole("gridcell", { name: /^5\.8/ }).first()).toBeVisible();
  await expect(page.getByText("Engine ready")).toBeVisible();
});
