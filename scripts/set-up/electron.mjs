import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { repository } from "../build/bundles.mjs";
import { onInterrupt } from "./interrupt.mjs";
import { withProgress } from "./progress-line.mjs";
import { run } from "./run.mjs";

const folder = join(repository, "node_modules/electron");
const failureFile = join(repository, ".cache/set-up/electron-not-fetched.json");
const downloadFolder = join(repository, ".cache/set-up/electron-download");
const longestMinutes = 10;
const longestStandstillSeconds = 45;

/** The path of Electron's program, null where its binary is not here. */
export function electronProgram() {
  const pathFile = join(folder, "path.txt");
  if (!existsSync(pathFile)) return null;
  const program = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, "dist"), readFileSync(pathFile, "utf8"));
  return existsSync(program) ? program : null;
}

/** The version the lock file asks for. */
export function electronVersion() {
  return String(JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).version);
}

/**
 * Why fetching this version failed before, null when it was not tried.
 *
 * @param {string} [note] the file in which a failure is remembered
 */
export function earlierFailure(note = failureFile) {
  if (!existsSync(note)) return null;
  const failure = JSON.parse(readFileSync(note, "utf8"));
  return failure.version === electronVersion() ? String(failure.reason) : null;
}

/**
 * Fetches Electron's binary with the package's own script: once, bounded in time, given up on Ctrl+C. A failure is
 * remembered in a note, so that not every start tries again. Returns why it failed, null when it did not.
 *
 * @param {object} [options]
 * @param {string} [options.script]
 * @param {string} [options.note]
 * @param {() => boolean} [options.isThere]
 * @returns {Promise<string | null>}
 */
export async function fetchElectron({
  script = join(folder, "install.js"),
  note = failureFile,
  isThere = () => electronProgram() !== null,
} = {}) {
  const giveUp = new AbortController();
  const goOn = onInterrupt(() => giveUp.abort("you stopped it"));
  const bound = setTimeout(
    () => giveUp.abort(`it took longer than ${longestMinutes} minutes`),
    longestMinutes * 60_000,
  );
  mkdirSync(downloadFolder, { recursive: true });
  const ended = await withProgress(
    "Fetching Electron, once, about 120 MB (Ctrl+C goes on in the browser)",
    async (detail) => {
      const watch = setInterval(
        watchDownload(detail, (reason) => giveUp.abort(reason)),
        1000,
      );
      const temporary = { TMPDIR: downloadFolder, TEMP: downloadFolder, TMP: downloadFolder };
      const env = { ...process.env, ...temporary, ELECTRON_GET_NO_PROGRESS: "1" };
      const result = await run(process.execPath, [script], { cwd: folder, env, signal: giveUp.signal });
      clearInterval(watch);
      return result;
    },
  );
  clearTimeout(bound);
  goOn();
  rmSync(downloadFolder, { recursive: true, force: true });
  if (ended.code === 0 && isThere()) {
    rmSync(note, { force: true });
    return null;
  }
  const reason = ended.stopped ? String(giveUp.signal.reason) : downloadProblem(ended.output);
  mkdirSync(dirname(note), { recursive: true });
  writeFileSync(note, JSON.stringify({ version: electronVersion(), reason }));
  return reason;
}

/**
 * Tells how much has arrived, and gives up when nothing more does.
 *
 * @param {(text: string) => void} detail
 * @param {(reason: string) => void} giveUp
 */
function watchDownload(detail, giveUp) {
  let bytes = 0;
  let arrived = performance.now();
  return () => {
    const now = folderBytes(downloadFolder);
    if (now !== bytes) arrived = performance.now();
    else if (performance.now() - arrived > longestStandstillSeconds * 1000) {
      giveUp(`nothing arrived for ${longestStandstillSeconds} seconds`);
    }
    bytes = now;
    if (bytes > 0) detail(`${Math.round(bytes / 1e6)} MB`);
  };
}

/** @param {string} path */
function folderBytes(path) {
  let bytes = 0;
  for (const name of readdirSync(path, { recursive: true, encoding: "utf8" })) {
    const stats = statSync(join(path, name), { throwIfNoEntry: false });
    if (stats?.isFile()) bytes += stats.size;
  }
  return bytes;
}

/** @param {string} output */
function downloadProblem(output) {
  if (/\bENOSPC\b/.test(output)) return "the disk is full";
  if (/fetch failed|ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|ENETUNREACH/.test(output))
    return "github.com cannot be reached";
  const status = /Response code (\d+)/.exec(output);
  if (status !== null) return `the server answered ${status[1]}`;
  return output.trim().split("\n")[0] || "its install script ended without a word";
}
