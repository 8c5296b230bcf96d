/// <reference lib="dom" />
import { join } from "node:path";
import { repository } from "../build/bundles.mjs";
import {
  add,
  buildRandomCoefficients,
  itemForVariable,
  randomSlope,
  upToDate,
  workOnEquation,
} from "../window/hsb-walk.mjs";
import { openWindow, startChromium } from "../window/open-window.mjs";
import { million } from "./cases.mjs";
import { memoryOf, processBelow } from "./processes.mjs";
import { statistics } from "./statistics.mjs";
import { measureWide } from "./wide.mjs";

/**
 * What is measured in the window, in the browser. Times in milliseconds.
 *
 * @typedef {object} WindowFigures
 * @property {import("./statistics.mjs").Statistics} start `npm start` to a window that takes clicks, all built
 * @property {import("./statistics.mjs").Statistics} workbook Open in the import preview of hsb.xlsx to its rows on the screen
 * @property {import("./statistics.mjs").Statistics} clicks a click on the model to the tables and the chart of its own results, drawn; every model is a new one
 * @property {import("./statistics.mjs").Statistics} clicksToAll … until what follows the fit is drawn, too
 * @property {number} large Open in the import preview of 1,000,000 × 10 to its rows on the screen
 * @property {import("./wide.mjs").WideFigures} wide
 * @property {readonly Memory[]} memory
 *
 * @typedef {object} Memory
 * @property {string} of
 * @property {number | null} host
 * @property {number | null} engine
 * @property {number | null} page what its scripts hold
 */

/** @returns {Promise<WindowFigures>} */
export async function measureWindow() {
  const browser = await startChromium();
  const workbook = join(repository, "test/data/hsb.xlsx");
  const [starts, opens] = [/** @type {number[]} */ ([]), /** @type {number[]} */ ([])];
  for (let time = 0; time < 5; time++) {
    const started = performance.now();
    const window = await openWindow(browser, []);
    await window.page.getByRole("button", { name: "Open data or project…" }).click({ trial: true });
    starts.push(performance.now() - started);
    await window.close();
    const file = await openWindow(browser, ["--data", workbook]);
    opens.push(await openPreviewed(file.page));
    await file.close();
  }
  const hsb = await openWindow(browser, ["--sample", "hsb"]);
  const { clicks, clicksToAll } = await measureClicks(hsb.page);
  const memory = [await memoryUsed("HSB, after 40 models", hsb)];
  await hsb.close();

  const survey = await openWindow(browser, ["--data", million()]);
  const large = await openPreviewed(survey.page);
  memory.push(await memoryUsed("1,000,000 × 10, opened", survey));
  await survey.close();
  const wide = await measureWide(browser, openPreviewed, memoryUsed);
  memory.push(wide.memory);
  await browser.close();
  return { start: statistics(starts), workbook: statistics(opens), clicks, clicksToAll, large, wide, memory };
}

/**
 * Milliseconds from *Open* in the import preview to rows on the screen.
 *
 * @param {import("@playwright/test").Page} page
 */
export async function openPreviewed(page) {
  const open = page.getByRole("dialog").getByRole("button", { name: "Open", exact: true });
  await open.click({ trial: true, timeout: 60_000 });
  const started = performance.now();
  await open.click();
  await page.getByRole("gridcell").nth(5).waitFor({ timeout: 60_000 });
  return performance.now() - started;
}

/**
 * Builds up intercepts- and slopes-as-outcomes models and takes them down again from the other end, switching the random
 * slope at every step: no model comes twice.
 *
 * @param {import("@playwright/test").Page} page
 */
async function measureClicks(page) {
  await page.getByRole("tab", { name: /^Data 7,185/ }).waitFor();
  await buildRandomCoefficients(page);
  await upToDate(page);
  /** @type {{ readonly results: number, readonly all: number }[]} */
  const times = [];
  const measure = async (/** @type {import("@playwright/test").Locator} */ target) => {
    await page.waitForTimeout(300);
    times.push(await clickToResults(target));
  };
  const predictors = ["size", "sector", "pracad", "disclim", "himinty", "meanses"];
  for (const coefficient of [0, 1]) {
    await workOnEquation(page, coefficient);
    for (const name of predictors) {
      await measure(await itemForVariable(page, name, add));
      await measure(randomSlope(page));
    }
  }
  for (const name of predictors) {
    await measure(await itemForVariable(page, name, /^Remove from the model/));
    await measure(randomSlope(page));
  }
  return {
    clicks: statistics(times.map(({ results }) => results)),
    clicksToAll: statistics(times.map(({ all }) => all)),
  };
}

/**
 * From a click until tables of another number of parameters and another chart stand there, and until all results are called up to
 * date, as drawn.
 *
 * @param {import("@playwright/test").Locator} target
 */
async function clickToResults(target) {
  return await target.evaluate(async (element) => {
    const region = element.ownerDocument.querySelector('[aria-label="Results"]');
    const shown = () => region?.textContent ?? "";
    const parameters = () => /Parameters\s*(\d+)/.exec(shown())?.[1];
    const chart = () =>
      [...element.ownerDocument.querySelectorAll(".model-chart path")].map((path) => path.getAttribute("d")).join();
    const [before, chartBefore] = [parameters(), chart()];
    const started = performance.now();
    if (element instanceof HTMLElement) element.click();
    let results = Number.NaN;
    while (performance.now() - started < 10_000) {
      await new Promise(requestAnimationFrame);
      if (parameters() === before) continue;
      const all = performance.now() - started;
      if (Number.isNaN(results) && chart() !== chartBefore) results = all;
      if (!shown().includes("Up to date")) continue;
      // A chart that stays as it was is there at the latest now.
      return { results: Number.isNaN(results) ? all : results, all };
    }
    throw new Error("no results came");
  });
}

/**
 * @param {string} of
 * @param {import("../window/open-window.mjs").OpenWindow} window
 * @returns {Promise<Memory>}
 */
async function memoryUsed(of, { page, pid }) {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const { metrics } = await session.send("Performance.getMetrics");
  return {
    of,
    host: memoryOf(pid, "now"),
    engine: memoryOf(processBelow(pid, "engine.mjs"), "now"),
    page: metrics.find(({ name }) => name === "JSHeapUsedSize")?.value ?? null,
  };
}
