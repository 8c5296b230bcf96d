/// <reference lib="dom" />
import { openWindow, startChromium } from "../window/open-window.mjs";
import { answers, large } from "./cases.mjs";
import { statistics } from "./statistics.mjs";
import { openPreviewed } from "./window.mjs";

/**
 * How the grid of values scrolls, in the browser. Times in milliseconds.
 *
 * @typedef {object} Scrolling
 * @property {string} table
 * @property {readonly Motion[]} motions
 * @property {import("./statistics.mjs").Statistics} jumps from a place far away until all cells in sight have their values
 *
 * @typedef {object} Motion
 * @property {string} how
 * @property {import("./statistics.mjs").Statistics} frames from one to the next
 * @property {number} late share of frames that took longer than one sixtieth of a second
 * @property {number} veryLate … than two
 * @property {number} work of the page's main thread, in the mean of the frames
 * @property {number} empty share of frames in which a cell in sight had no value yet
 */

/** @returns {Promise<readonly Scrolling[]>} */
export async function measureScrolling() {
  const browser = await startChromium();
  const tables = [
    { table: "1,000,000 × 20, downwards", file: large(1_000_000, 20), axis: "down" },
    { table: "10,000 × 5,000, sideways", file: answers(10_000, 5000), axis: "right" },
  ];
  const measured = [];
  for (const { table, file, axis } of tables) {
    const window = await openWindow(browser, ["--data", file]);
    await openPreviewed(window.page);
    measured.push({ table, ...(await measureGrid(window.page, axis === "down")) });
    await window.close();
  }
  await browser.close();
  return measured;
}

/**
 * @param {import("@playwright/test").Page} page
 * @param {boolean} isDown
 */
async function measureGrid(page, isDown) {
  const grid = await page.evaluateHandle(gridInPage, isDown);
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const worked = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN);
  };
  const motions = [];
  for (const { how, step } of ways) {
    await grid.evaluate((it) => it.jump(0));
    const before = await worked();
    const { times, empty } = await grid.evaluate((it, by) => it.move(by), step);
    const work = ((await worked()) - before) / times.length;
    motions.push({ how, ...inFrames(times), work, empty });
  }
  const jumps = [];
  for (const share of places) jumps.push(await grid.evaluate((it, to) => it.jump(to), share));
  return { motions, jumps: statistics(jumps) };
}

const ways = [
  { how: "a notch of the wheel a frame (100 px)", step: 100 },
  { how: "five notches a frame", step: 500 },
  { how: "the bar dragged from end to end", step: null },
];

/** Shares of the way, each far from the one before. */
const places = [
  0.5, 0.2, 0.8, 0.35, 0.65, 0.1, 0.9, 0.45, 0.75, 0.05, 0.55, 0.25, 0.95, 0.4, 0.7, 0.15, 0.85, 0.3, 0.6, 1,
];

/** @param {readonly number[]} times */
function inFrames(times) {
  // Frames are told to a tenth of a millisecond.
  const longerThan = (/** @type {number} */ frames) =>
    times.filter((time) => time > (frames * 1000) / 60 + 0.5).length / times.length;
  return { frames: statistics(times), late: longerThan(1), veryLate: longerThan(2) };
}

/**
 * Runs in the page.
 *
 * @param {boolean} isDown
 */
function gridInPage(isDown) {
  /** The time of the next frame, told when it is drawn. */
  const frame = () =>
    new Promise((/** @type {(time: number) => void} */ resolve) => {
      requestAnimationFrame((time) => setTimeout(() => resolve(time)));
    });
  const found = [...document.querySelectorAll(".values-grid *")].find((element) => {
    const { overflowX, overflowY } = getComputedStyle(element);
    const scrolls = (/** @type {string} */ overflow) => overflow === "auto" || overflow === "scroll";
    return isDown
      ? scrolls(overflowY) && element.scrollHeight > element.clientHeight
      : scrolls(overflowX) && element.scrollWidth > element.clientWidth;
  });
  if (found === undefined) throw new Error("the grid does not scroll");
  const place = isDown ? "scrollTop" : "scrollLeft";
  const whole = isDown ? found.scrollHeight - found.clientHeight : found.scrollWidth - found.clientWidth;
  const points = /** @type {const} */ ([
    [0.15, 0.85],
    [0.5, 0.5],
    [0.85, 0.15],
  ]);
  /** Whether places all over the grid show a cell with its value, or the picture of rows that pass has some. */
  const isFilled = () => {
    const passing = [...document.querySelectorAll(".passing-rows:not([hidden]) .passing-column:not(.grid-row-number)")];
    if (passing.length > 0) return passing.every(({ textContent }) => (textContent ?? "").trim() !== "");
    const { left, top, width, height } = (document.querySelector(".values-grid") ?? found).getBoundingClientRect();
    return points.every(([across, down]) => {
      const cell = document.elementFromPoint(left + across * width, top + down * height)?.closest('[role="gridcell"]');
      return (cell?.textContent ?? "").trim() !== "";
    });
  };
  return {
    /** Milliseconds until a place is filled, by its share of the whole way. */
    jump: async (/** @type {number} */ share) => {
      const started = performance.now();
      found[place] = share * whole;
      // The cells that are still there are those of the place left behind.
      do await frame();
      while (!isFilled() && performance.now() - started < 10_000);
      return performance.now() - started;
    },
    /** So many pixels a frame, or over the whole way. To look is work too: it is done in one frame of ten. */
    move: async (/** @type {number | null} */ step) => {
      const count = 300;
      const times = [];
      let [looks, empty] = [0, 0];
      let last = await frame();
      for (let moved = 1; moved <= count; moved++) {
        found[place] = step === null ? (whole * moved) / count : moved * step;
        const now = await frame();
        times.push(now - last);
        last = now;
        if (moved % 10 !== 0) continue;
        looks++;
        if (!isFilled()) empty++;
      }
      return { times, empty: empty / looks };
    },
  };
}
