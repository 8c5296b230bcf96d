import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { repository } from "./build/bundles.mjs";
import { setUpNodeModules } from "./set-up/node-modules.mjs";
import { nodeVersionProblem } from "./set-up/node-version.mjs";

/**
 * `npm run screenshots`: walks through High School and Beyond in the browser and keeps what the window shows in
 * docs/images, 1280 × 800.
 *
 * @returns {Promise<string | null>} why it could not
 */
async function screenshots() {
  const problem = nodeVersionProblem() ?? (await setUpNodeModules());
  if (problem !== null) return problem;
  const { build } = await import("./build.mjs");
  const { openWindow, startChromium } = await import("./window/open-window.mjs");
  await build({ names: ["renderer", "engine", "web"] });
  const folder = join(repository, "docs/images");
  mkdirSync(folder, { recursive: true });
  const browser = await startChromium();
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    const { page, close } = await openWindow(browser, ["--sample", "hsb"], { colorScheme, reducedMotion: "reduce" });
    const keep = async (/** @type {string} */ name) => {
      await page.mouse.move(0, 0);
      await page.waitForTimeout(800);
      await page.screenshot({ path: join(folder, `${name}.png`) });
    };
    await (colorScheme === "light" ? walk(page, keep) : walkToTheModel(page, () => keep("model-dark")));
    await close();
  }
  await browser.close();
  return null;
}

/**
 * @param {import("@playwright/test").Page} page
 * @param {(name: string) => Promise<void>} keep
 */
async function walk(page, keep) {
  await page.getByRole("tab", { name: /^Data 7,185/ }).waitFor();
  await keep("data");
  await page.getByRole("tab", { name: /^Levels/ }).click();
  await keep("levels");
  await walkToTheModel(page, () => keep("model"));
  await page.getByRole("tab", { name: /^Results/ }).click();
  await keep("results");
  for (const table of [/Fixed Effects/, /Variance Components/]) {
    await page.getByRole("region", { name: table }).first().getByRole("button", { name: "Add to report" }).click();
  }
  await page.getByRole("status", { name: "News" }).getByText(/.+/).waitFor({ state: "detached" });
  await page.getByRole("tab", { name: /^Report/ }).click();
  await keep("report");
}

/**
 * Intercepts and slopes as outcomes (Raudenbush & Bryk 2002, chapter 4).
 *
 * @param {import("@playwright/test").Page} page
 * @param {() => Promise<void>} keep
 */
async function walkToTheModel(page, keep) {
  const { add, buildRandomCoefficients, chooseForVariable, upToDate, workOnEquation } = await import(
    "./window/hsb-walk.mjs"
  );
  await buildRandomCoefficients(page);
  for (const coefficient of [0, 1]) {
    await workOnEquation(page, coefficient);
    for (const name of ["meanses", "sector"]) await chooseForVariable(page, name, add);
  }
  await upToDate(page);
  await keep();
}

const problem = await screenshots();
if (problem !== null) {
  console.error(problem);
  process.exitCode = 1;
}
