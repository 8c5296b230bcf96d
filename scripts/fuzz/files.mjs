import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../build/bundles.mjs";
import { bundle, fuzzFolder } from "./bundle.mjs";

/**
 * Reads damaged files in a process of its own, which is ended and started again where a file takes too long or too much
 * memory. What was found is told by format and seed, so that test/engine/read/damaged-formats.ts makes the file again.
 *
 * @typedef {{ seed: number, milliseconds: number, bytes: number, read: boolean }} Finding
 */

const longestMilliseconds = 20_000;
const mostBytes = 1.2e9;

/**
 * @param {readonly string[]} asked how many of each, the first seed with a colon before it ("10000", "500:717"), and formats
 * @returns {Promise<boolean>} whether all were read or refused in time and memory
 */
export async function fuzzFiles([range = "1000", ...formats]) {
  mkdirSync(fuzzFolder, { recursive: true });
  const program = await bundle("test/fuzz/read-damaged.ts");
  const [count = 1000, first = 1] = range.split(":").map(Number);
  const list = formats.length > 0 ? formats : await formatNames(program);
  let isGood = true;
  for (const format of list) isGood = (await fuzzFormat(program, format, first, first + count - 1)) && isGood;
  return isGood;
}

/** @param {string} program */
async function formatNames(program) {
  const child = fork(program, [join(repository, "test/data")]);
  const [names] = await once(child, "message");
  return /** @type {string[]} */ (names);
}

/**
 * @param {string} program
 * @param {string} format
 * @param {number} first
 * @param {number} last
 */
async function fuzzFormat(program, format, first, last) {
  const started = performance.now();
  let [read, slowest, largest, bad] = [0, 0, 0, 0];
  for (let next = first; next <= last; ) {
    const { done, stopped } = await readSeeds(program, format, next, last);
    for (const { seed, milliseconds, bytes, read: isRead } of done) {
      if (isRead) read++;
      slowest = Math.max(slowest, milliseconds);
      largest = Math.max(largest, bytes);
      if (bytes <= mostBytes) continue;
      bad++;
      console.log(`${format}, seed ${seed}: ${(bytes / 1e9).toFixed(2)} GB`);
    }
    next += done.length;
    if (stopped !== null && next <= last) {
      bad++;
      console.log(`${format}, seed ${next}: ${stopped}`);
      next++;
    }
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(
    `${format}: ${last - first + 1} files, ${read} read, the others refused, ${bad} bad; ` +
      `longest ${(slowest / 1000).toFixed(1)} s, most memory ${(largest / 1e9).toFixed(2)} GB, ${seconds} s in all`,
  );
  return bad === 0;
}

/**
 * @param {string} program
 * @param {string} format
 * @param {number} first
 * @param {number} last
 * @returns {Promise<{ done: Finding[], stopped: string | null }>} what was found up to the end, or up to a file that stopped it
 */
function readSeeds(program, format, first, last) {
  return new Promise((resolve) => {
    const place = [join(repository, "test/data"), fuzzFolder];
    const child = fork(program, [...place, format, String(first), String(last)], {
      execArgv: ["--max-old-space-size=1000"],
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    /** @type {Finding[]} */
    const done = [];
    /** @type {string | null} */
    let why = null;
    const tooLong = () => {
      why = `not done after ${longestMilliseconds / 1000} s`;
      child.kill("SIGKILL");
    };
    let timer = setTimeout(tooLong, 2 * longestMilliseconds);
    child.on("message", (message) => {
      const finding = /** @type {Finding} */ (message);
      done.push(finding);
      clearTimeout(timer);
      timer = setTimeout(tooLong, longestMilliseconds);
      // A process keeps what it took once: the next file is measured in a new one.
      if (finding.bytes > mostBytes / 2) child.kill("SIGKILL");
    });
    child.on("exit", (code, signal) => {
      clearTimeout(timer);
      const wasEnded = signal === "SIGKILL" && why === null && (done.at(-1)?.bytes ?? 0) > mostBytes / 2;
      resolve({ done, stopped: code === 0 || wasEnded ? null : (why ?? `the process ended (${code ?? signal})`) });
    });
  });
}
