/// <reference lib="dom" />
import { openWindow } from "../window/open-window.mjs";
import { generate } from "./generate.mjs";
import { statistics } from "./statistics.mjs";

/**
 * A file of 5,000 columns in the window. Times in milliseconds.
 *
 * @typedef {object} WideFigures
 * @property {number} open from Open in the import preview to its rows on the screen
 * @property {number} end from the first column to values in the last ones
 * @property {import("./statistics.mjs").Statistics} columns a key in the search for columns of the grid, until it is drawn
 * @property {import("./statistics.mjs").Statistics} list a key in the search of a dialog's list of variables
 * @property {import("./statistics.mjs").Statistics} menu a key in the search of the menu of outcomes
 * @property {import("./window.mjs").Memory} memory
 */

/** 2,000 rows × 5,000 variables. */
const wide = () => generate({ name: "wide", rows: 2000, units: 100, slopes: 1, columns: 4997 });

/**
 * @param {import("@playwright/test").Browser} browser
 * @param {(page: import("@playwright/test").Page) => Promise<number>} openPreviewed
 * @param {(of: string, window: import("../window/open-window.mjs").OpenWindow) => Promise<import("./window.mjs").Memory>} memoryUsed
 * @returns {Promise<WideFigures>}
 */
export async function measureWide(browser, openPreviewed, memoryUsed) {
  const window = await openWindow(browser, ["--data", wide()]);
  const { page } = window;
  const open = await openPreviewed(page);
  const memory = await memoryUsed("2,000 × 5,000, opened", window);
  const end = await timeToEnd(page);
  const columns = await keyTimes(page.getByRole("searchbox", { name: "Find a variable" }), "v4321");

  await page.getByRole("toolbar", { name: "Menu bar" }).getByRole("button", { name: "Data", exact: true }).click();
  await page.locator('[role^="menuitem"][data-key="data.step.recode"]').click();
  const dialog = page.getByRole("dialog");
  const list = await keyTimes(dialog.getByRole("searchbox", { name: "Find a variable" }), "v4321");
  await dialog.getByRole("button", { name: "Cancel" }).click();

  await page.getByRole("tab", { name: /^Model/ }).click();
  await page.getByRole("button", { name: "Choose the outcome" }).click();
  const menu = await keyTimes(page.getByRole("searchbox", { name: "Choose the outcome" }), "v4321");
  await window.close();
  return { open, end, columns, list, menu, memory };
}

/** @param {import("@playwright/test").Page} page */
async function timeToEnd(page) {
  const started = performance.now();
  await page.getByRole("gridcell").nth(5).click();
  await page.evaluate(() => {
    for (const element of document.querySelectorAll("[data-pane=values] *, .values-grid *")) {
      if (element.scrollWidth > 100_000) element.scrollLeft = element.scrollWidth;
    }
  });
  await page.getByRole("columnheader", { name: /v4997/ }).waitFor();
  await page.locator(`[col-id]:not([col-id="row-number"])[role=gridcell]`, { hasText: /\d/ }).last().waitFor();
  return performance.now() - started;
}

/**
 * Types into a field, key by key: how long each keeps the page from drawing the next frame and taking the next key.
 *
 * @param {import("@playwright/test").Locator} field
 * @param {string} text
 */
async function keyTimes(field, text) {
  await field.waitFor();
  const times = await field.evaluate(async (element, typed) => {
    if (!(element instanceof HTMLInputElement)) throw new Error("no field to type into");
    const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
    /** @type {number[]} */
    const taken = [];
    for (let length = 1; length <= typed.length; length++) {
      const started = performance.now();
      write?.call(element, typed.slice(0, length));
      element.dispatchEvent(new Event("input", { bubbles: true }));
      await new Promise(requestAnimationFrame);
      await new Promise((resolve) => setTimeout(resolve));
      taken.push(performance.now() - started);
      await new Promise((resolve) => setTimeout(resolve, 400));
    }
    return taken;
  }, text);
  return statistics(times);
}
