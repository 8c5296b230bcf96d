import { expect, test } from "../../support/application.ts";

test("the key leaves the address, and the window can be reloaded without it", async ({ openApplication }) => {
  const { page } = await openApplication();
  expect(new URL(page.url()).search).toBe("");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("another browser on this machine does not get in by the address alone", async ({ openApplication, browser }) => {
  const { page } = await openApplication();
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(page.url());
  await expect(stranger.getByRole("heading")).toHaveText("This address lacks its key");
  await stranger.screenshot({ path: test.info().outputPath("key-missing.png") });
});

test("a link on another site leads in, when it has the key", async ({ openApplication }) => {
  const application = await openApplication();
  const { page } = application;
  const elsewhere = await page.context().newPage();
  await elsewhere.route("https://elsewhere.example/", (route) =>
    route.fulfill({ contentType: "text/html", body: `<a href="${application.address}">open</a>` }),
  );
  await elsewhere.goto("https://elsewhere.example/");
  // Nothing of the first window may still be on its way without the cookie.
  await page.goto("about:blank");
  await page.context().clearCookies();
  await elsewhere.getByRole("link").click();
  await expect(elsewhere.getByText("Engine ready")).toBeVisible();
});

test("a second tab takes the work over, and the first leaves it alone", async ({ openApplication }) => {
  const { page } = await openApplication({ words: ["--sample", "hsb"] });
  const data = /^Data 7,185 × /;
  await expect(page.getByRole("tab", { name: data })).toBeVisible();
  await expect(page.getByText(/autosaved/)).toBeVisible();

  const second = await page.context().newPage();
  await second.goto(page.url());
  await expect(second.getByRole("tab", { name: data })).toBeVisible();
  await expect(second.getByText("Engine ready")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Your work goes on in another tab" })).toBeVisible();
});

test("a tab that is closed loses nothing: the address opens the work again", async ({ openApplication }) => {
  const application = await openApplication({ words: ["--sample", "hsb"] });
  const context = application.page.context();
  await expect(application.page.getByText(/autosaved/)).toBeVisible();
  await application.closeWindow();

  const again = await context.newPage();
  await again.goto(application.address);
  await expect(again.getByRole("tab", { name: /^Data 7,185 × / })).toBeVisible();
});

test("closing the program in its window ends it", async ({ openApplication }) => {
  const application = await openApplication();
  await expect(application.page.getByRole("heading", { level: 1 })).toBeVisible();
  await application.chooseCommand("file.close");
  expect(await application.ended()).toBe(0);
  await expect(application.page.getByRole("heading", { name: "Crosslevel has ended" })).toBeVisible();
});
