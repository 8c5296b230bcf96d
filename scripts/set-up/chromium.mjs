import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { repository } from "../build/bundles.mjs";
import { withProgress } from "./progress-line.mjs";
import { run } from "./run.mjs";

const minutes = 60_000;

/**
 * A Chromium the journeys can drive: one that is installed, else Playwright's own download, else (as root on Debian and
 * its kin) the system's package.
 *
 * @returns {Promise<{ path: string } | { problem: string }>}
 */
export async function setUpChromium() {
  for (const find of [installed, downloaded, packaged]) {
    const path = await find();
    if (path !== null) return { path };
  }
  return {
    problem:
      "There is no Chromium for the journeys, and none could be fetched. Install Chromium, Chrome or Edge, or set CROSSLEVEL_CHROMIUM to its program file.",
  };
}

/** @returns {Promise<string | null>} */
async function installed() {
  for (const path of [process.env.CROSSLEVEL_CHROMIUM, ...usualPlaces(), await playwrightsPath()]) {
    if (path !== undefined && existsSync(path) && (await runs(path))) return path;
  }
  return null;
}

/** @returns {Promise<string | null>} */
async function downloaded() {
  const cli = join(repository, "node_modules/playwright-core/cli.js");
  await withProgress("Setting up: fetching Chromium for the tests, once, about 170 MB", () =>
    run(process.execPath, [cli, "install", "chromium"], { cwd: repository, signal: AbortSignal.timeout(10 * minutes) }),
  );
  const path = await playwrightsPath();
  return existsSync(path) && (await runs(path)) ? path : null;
}

/** @returns {Promise<string | null>} */
async function packaged() {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return null;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const signal = AbortSignal.timeout(10 * minutes);
  await withProgress("Setting up: installing Debian's Chromium for the tests, once", async () => {
    await run("apt-get", ["update", "-q"], { env, signal });
    await run("apt-get", ["install", "-y", "-q", "--no-install-recommends", "chromium"], { env, signal });
  });
  return (await runs("/usr/bin/chromium")) ? "/usr/bin/chromium" : null;
}

async function playwrightsPath() {
  const { chromium } = await import("@playwright/test");
  return chromium.executablePath();
}

/**
 * Ubuntu has a `chromium-browser` that only says how to install one, and a download may lack its libraries.
 *
 * @param {string} path
 */
async function runs(path) {
  // On Windows `--version` opens a window instead.
  if (process.platform === "win32") return existsSync(path);
  const ended = await run(path, ["--version"], { signal: AbortSignal.timeout(20_000) });
  return ended.code === 0 && /Chrom|Edge/.test(ended.output);
}

/** @returns {readonly string[]} */
function usualPlaces() {
  if (process.platform === "darwin") {
    return ["Chromium", "Google Chrome", "Microsoft Edge"].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === "win32") {
    const folders = [process.env.ProgramFiles, process.env["ProgramFiles(x86)"], process.env.LOCALAPPDATA];
    const programs = ["Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe"];
    return folders.flatMap((folder) => (folder === undefined ? [] : programs.map((program) => join(folder, program))));
  }
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
  const folders = (process.env.PATH ?? "").split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}
