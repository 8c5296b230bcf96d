import { existsSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { repository } from "../build/bundles.mjs";

/**
 * @typedef {object} StartOptions
 * @property {boolean} browser in the browser even where Electron runs
 * @property {number} port 0: any that is free
 * @property {boolean} open whether to open the browser
 * @property {string | null} data path of a file to open
 * @property {string | null} sample
 * @property {boolean} help
 */

/** @type {readonly { id: string }[]} */
const samples = JSON.parse(readFileSync(join(repository, "assets/examples/examples.json"), "utf8"));
const sampleNames = samples.map(({ id }) => id).join(", ");

export const usage = `npm start [-- flags]      opens Crosslevel

  --browser       in the browser, also where Electron runs
  --port N        the browser host's port (default: any that is free)
  --no-open       in the browser; prints the address and opens nothing
  --data FILE     with a data file or a project
  --sample NAME   with a sample: ${sampleNames}
  --help          this text`;

/**
 * Reads the flags of \`npm start\`. Returns the options, or a sentence that says which flag is wrong.
 *
 * @param {readonly string[]} words
 * @param {string} folder that relative paths start from
 * @returns {StartOptions | string}
 */
export function readOptions(words, folder) {
  const parsed = parse(words);
  if (typeof parsed === "string") return `${parsed}\n\n${usage}`;
  const { browser = false, port = "0", "no-open": noOpen = false, data, sample, help = false } = parsed;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) return `--port takes a number up to 65535, not "${port}".`;
  if (data !== undefined && sample !== undefined) return "--data and --sample exclude each other.";
  if (sample !== undefined && !samples.some(({ id }) => id === sample)) {
    return `There is no sample "${sample}"; there are ${sampleNames}.`;
  }
  const path = data === undefined ? null : resolve(folder, data);
  if (path !== null && !existsSync(path)) return `There is no file ${path}.`;
  if (path !== null && !statSync(path).isFile()) return `${path} is a folder, not a file.`;
  return { browser, port: Number(port), open: !noOpen, data: path, sample: sample ?? null, help };
}

/** @param {readonly string[]} words */
function parse(words) {
  try {
    return parseArgs({
      args: [...words],
      options: {
        browser: { type: "boolean" },
        port: { type: "string" },
        "no-open": { type: "boolean" },
        data: { type: "string" },
        sample: { type: "string" },
        help: { type: "boolean" },
      },
      allowPositionals: false,
    }).values;
  } catch (error) {
    const unknown = /Unknown option '([^']+)'|Unexpected argument '([^']+)'/.exec(String(error));
    if (unknown === null) return error instanceof Error ? `${error.message}.` : String(error);
    return `npm start knows no ${unknown[1] ?? `"${unknown[2]}"`}.`;
  }
}
