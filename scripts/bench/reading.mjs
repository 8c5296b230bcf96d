import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { repository } from "../build/bundles.mjs";
import { run } from "../set-up/run.mjs";
import { million } from "./cases.mjs";
import { engineClient } from "./engine.mjs";
import { answerTime } from "./statistics.mjs";

/**
 * 1,000,000 rows × 10 variables in one format: read by the engine's process, until the table can be used, written by it
 * (null: it does not write it), and read by R (null: not there). Milliseconds, the best of three.
 *
 * @typedef {object} ReadingTime
 * @property {string} format
 * @property {number} bytes
 * @property {number} read
 * @property {number | null} written
 * @property {{ readonly milliseconds: number, readonly program: string } | null} inR
 */

const written = /** @type {const} */ (["csv", "sav", "dta", "parquet"]);
const madeByR = ["xpt", "sas7bdat", "rds"];

/** @returns {Promise<readonly ReadingTime[]>} */
export async function timeReading() {
  const folder = join(repository, ".cache/bench/reading");
  mkdirSync(folder, { recursive: true });
  const path = (/** @type {string} */ format) => join(folder, `data.${format}`);
  copyFileSync(million(), path("csv"));
  const { connect, forkEngine } = await engineClient();
  const engine = forkEngine(join(repository, "out/engine/engine.mjs"));
  /** @type {import("../../src-contract/rpc.ts").Peer<import("../../src-contract/engine-api.ts").EngineApi, import("../../src-contract/engine-api.ts").EngineEvents, Record<never, never>>} */
  const peer = connect(engine, {});
  await new Promise((resolve) => peer.hear("ready", resolve));
  const { client } = peer;
  const open = (/** @type {string} */ format) =>
    answerTime(() => client.importTable({ table: format, path: path(format), name: `data.${format}`, options: {} }));

  await open("csv");
  /** @type {Map<string, number>} */
  const writing = new Map();
  for (const format of written) {
    const target = format === "csv" ? join(folder, "again.csv") : path(format);
    writing.set(format, await answerTime(() => client.exportData({ table: "csv", format, path: target })));
  }
  await client.closeTable({ table: "csv" });
  const inR = await timesInR(folder);
  /** @type {ReadingTime[]} */
  const times = [];
  for (const format of [...written, ...madeByR]) {
    if (!existsSync(path(format))) continue;
    const reads = [];
    for (let time = 0; time < 3; time++) {
      reads.push(await open(format));
      await client.closeTable({ table: format });
    }
    times.push({
      format: `.${format}`,
      bytes: statSync(path(format)).size,
      read: Math.min(...reads),
      written: writing.get(format) ?? null,
      inR: inR?.(format) ?? null,
    });
  }
  engine.kill();
  return times;
}

/**
 * Null where there is no Rscript with haven and jsonlite on the path.
 *
 * @param {string} folder
 */
async function timesInR(folder) {
  for (const format of madeByR) rmSync(join(folder, `data.${format}`), { force: true });
  const probe = await run("Rscript", ["-e", "library(haven); library(jsonlite)"]);
  if (probe.code !== 0) return null;
  const answered = join(folder, "times.json");
  for (const step of ["make", "time"]) {
    const script = fileURLToPath(new URL("reading.R", import.meta.url));
    const ended = await run("Rscript", [script, folder, answered, step]);
    if (ended.code !== 0) throw new Error(ended.output);
  }
  /** @type {{ readonly seconds: Record<string, number>, readonly programs: Record<string, string> }} */
  const { seconds, programs } = JSON.parse(readFileSync(answered, "utf8"));
  return (/** @type {string} */ format) => {
    const time = seconds[format];
    return time === undefined ? null : { milliseconds: time * 1000, program: programs[format] ?? "R" };
  };
}
