import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { repository } from "../build/bundles.mjs";
import { run } from "../set-up/run.mjs";
import { large } from "./cases.mjs";
import { engineClient } from "./engine.mjs";
import { generateMixed } from "./generate-mixed.mjs";
import { memoryOf, processBelow } from "./processes.mjs";
import { answerTime } from "./statistics.mjs";

/**
 * A large file, read by an engine's process of its own until the table can be used, once; in milliseconds, and what that
 * process took of memory at its highest (null: the system does not tell). R: data.table's `fread()` (null: not there).
 *
 * @typedef {object} LargeFileTime
 * @property {string} file
 * @property {number} read
 * @property {number | null} memory
 * @property {number | null} inR
 */

/** @returns {Promise<readonly LargeFileTime[]>} */
export async function timeLargeFiles(rows = { wide: 1_000_000, long: 10_000_000 }) {
  const folder = join(repository, ".cache/bench/reading");
  mkdirSync(folder, { recursive: true });
  const [wide, long, packed] = [large(rows.wide, 20), large(rows.long, 10), join(folder, "large.parquet")];
  const mixed = generateMixed(rows.wide);
  const size = (/** @type {number} */ count, /** @type {number} */ columns) =>
    `${count.toLocaleString("en-US")} × ${columns}`;
  return [
    { file: `${size(rows.wide, 20)}, .csv`, ...(await readOnce(wide, null)), inR: await inDataTable(wide) },
    {
      file: `${size(rows.wide, 20)}, .csv with texts, dates and missing codes`,
      ...(await readOnce(mixed, null)),
      inR: await inDataTable(mixed),
    },
    { file: `${size(rows.long, 10)}, .csv`, ...(await readOnce(long, packed)), inR: await inDataTable(long) },
    { file: `${size(rows.long, 10)}, .parquet`, ...(await readOnce(packed, null)), inR: null },
  ];
}

/**
 * @param {string} path
 * @param {string | null} parquet where to write the table again
 */
async function readOnce(path, parquet) {
  const { connect, forkEngine } = await engineClient();
  const engine = forkEngine(join(repository, "out/engine/engine.mjs"));
  const pid = processBelow(process.pid, "engine.mjs");
  /** @type {import("../../src-contract/rpc.ts").Peer<import("../../src-contract/engine-api.ts").EngineApi, import("../../src-contract/engine-api.ts").EngineEvents, Record<never, never>>} */
  const peer = connect(engine, {});
  await new Promise((resolve) => peer.hear("ready", resolve));
  const { client } = peer;
  const read = await answerTime(() => client.importTable({ table: "large", path, name: "large", options: {} }));
  const memory = memoryOf(pid, "highest");
  if (parquet !== null) {
    await answerTime(() => client.exportData({ table: "large", format: "parquet", path: parquet }));
  }
  engine.kill();
  // The next one is found by its name.
  while (pid !== null && processBelow(process.pid, "engine.mjs") === pid) await wait(20);
  return { read, memory };
}

/** @param {string} path */
async function inDataTable(path) {
  const timed = `cat(system.time(data.table::fread("${path}", showProgress = FALSE))[["elapsed"]])`;
  const ended = await run("Rscript", ["-e", timed]);
  return ended.code === 0 ? Number(ended.output.trim().split(/\s+/).at(-1)) * 1000 : null;
}
