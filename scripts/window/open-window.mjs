import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repository } from "../build/bundles.mjs";
import { setUpChromium } from "../set-up/chromium.mjs";
import { chromiumFlags } from "./chromium-flags.mjs";

/** For scripts that use the window as a person does: `npm start` in the browser, with a Chromium of its own. */

/**
 * @typedef {object} OpenWindow
 * @property {import("@playwright/test").Page} page
 * @property {number} pid of the host
 * @property {() => Promise<void>} close
 */

/** Starts a Chromium, the same one for several windows. */
export async function startChromium() {
  const { chromium } = await import("@playwright/test");
  const found = await setUpChromium();
  if ("problem" in found) throw new Error(found.problem);
  const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return await chromium.launch({ executablePath: found.path, args: [...asRoot, ...chromiumFlags] });
}

/**
 * Starts the program with settings of its own and opens its window.
 *
 * @param {import("@playwright/test").Browser} browser
 * @param {readonly string[]} words as after `npm start --`
 * @param {import("@playwright/test").BrowserContextOptions} [options]
 * @returns {Promise<OpenWindow>}
 */
export async function openWindow(browser, words, options = {}) {
  const home = mkdtempSync(join(tmpdir(), "crosslevel-window-"));
  const program = spawn(process.execPath, [join(repository, "scripts/start.mjs"), "--no-open", ...words], {
    env: { ...process.env, CROSSLEVEL_HOME: home },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const address = await new Promise((resolve, reject) => {
    program.stdout.setEncoding("utf8").on("data", (text) => {
      const found = /http:\/\/\S+/.exec(text);
      if (found !== null) resolve(found[0]);
    });
    program.on("exit", (code) => reject(new Error(`npm start ended with ${code}`)));
  });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  await page.goto(address);
  return {
    page,
    pid: program.pid ?? 0,
    close: async () => {
      await context.close();
      const ended = new Promise((resolve) => program.on("exit", resolve));
      program.kill("SIGINT");
      await ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}
