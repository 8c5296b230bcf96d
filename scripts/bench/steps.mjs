import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { repository } from "../build/bundles.mjs";
import { run } from "../set-up/run.mjs";
import { engineClient } from "./engine.mjs";
import { generate } from "./generate.mjs";
import { answerTime, repeated } from "./statistics.mjs";

/**
 * One step on 1,000,000 rows × 20 variables in 10,000 units, asked and answered over the channel that a host has to the
 * engine's process. Milliseconds.
 *
 * @typedef {object} StepTime
 * @property {string} what
 * @property {import("./statistics.mjs").Statistics} ours
 * @property {number | null} inR by data.table; null: not there, or it has no such thing
 */

/**
 * @typedef {object} StepTimes
 * @property {readonly StepTime[]} steps
 * @property {import("./statistics.mjs").Statistics} find a value in all variables
 * @property {string | null} dataTable its version; null: it is not there
 */

/** Every time another step, so that no answer is remembered: `time` counts them. */
const steps = /** @type {const} */ ([
  [
    "compute",
    "compute: v1 * 2 + sqrt(abs(v2))",
    (/** @type {number} */ time) => compute(`v1 * ${time} + sqrt(abs(v2))`),
  ],
  [
    "condition",
    "compute: if(v3 > 0 and v4 < 1, v5, v6)",
    (/** @type {number} */ time) => compute(`if(v3 > ${time / 1000} and v4 < 1, v5, v6)`),
  ],
  [
    "groupMean",
    "compute: x1 - mean(x1, by: unit)",
    (/** @type {number} */ time) => compute(`x1 - mean(x1, by: unit) + ${time}`),
  ],
  ["recode", "recode: v1 into four ranges", recode],
  ["aggregate", "aggregate: mean and SD of two variables by unit", aggregate],
  [
    "filter",
    "filter: half of the rows",
    (/** @type {number} */ time) => ({ kind: "filter", formula: `v1 > ${time / 1000}` }),
  ],
  ["sort", "sort by v1", sort],
]);

/** @param {string} formula */
function compute(formula) {
  return { kind: "compute", variables: [{ name: "made", formula }] };
}

/** @param {number} time */
function recode(time) {
  const ranges = [
    [null, -1],
    [-1, 0],
    [0, 1],
    [1, null],
  ];
  const rules = ranges.map(([low, high], index) => ({ from: { low, high }, to: index + time }));
  return { kind: "recode", variables: ["v1"], rules, into: ["made"] };
}

/** @param {number} time */
function aggregate(time) {
  const statistics = ["x1", "v1"].flatMap((variable) =>
    ["mean", "sd"].map((kind) => ({ name: `${variable}_${kind}_${time}`, function: kind, variable })),
  );
  return { kind: "aggregate", by: ["unit"], statistics, into: "rows" };
}

/** @param {number} time */
function sort(time) {
  return { kind: "sort", by: [{ variable: "v1", descending: time % 2 === 0 }, { variable: `v${2 + (time % 8)}` }] };
}

/** @returns {Promise<StepTimes>} */
export async function timeSteps() {
  const path = generate({ name: "steps", rows: 1_000_000, units: 10_000, slopes: 1, columns: 17 });
  const { connect, forkEngine } = await engineClient();
  const engine = forkEngine(join(repository, "out/engine/engine.mjs"));
  /** @type {import("../../src-contract/rpc.ts").Peer<import("../../src-contract/engine-api.ts").EngineApi, import("../../src-contract/engine-api.ts").EngineEvents, Record<never, never>>} */
  const peer = connect(engine, {});
  await new Promise((resolve) => peer.hear("ready", resolve));
  const { client } = peer;
  const opened = await client.importTable({ table: "steps", path, name: "steps.csv", options: {} });
  if (!opened.ok) throw new Error("the data could not be read");
  const { variables } = opened.value;
  let time = 0;
  const inR = await timesInR(path);
  /** @type {StepTime[]} */
  const times = [];
  for (const [id, what, contentOf] of steps) {
    const ours = await repeated(
      9,
      () => {
        const step = /** @type {import("../../src-contract/data-steps.ts").DataStep} */ ({
          id: "s",
          ...contentOf(++time),
        });
        return answerTime(() => client.prepareTable({ table: "steps", variables, levels: [["unit"]], steps: [step] }));
      },
      3,
    );
    times.push({ what, ours, inR: inR === null ? null : (inR.seconds[id] ?? 0) * 1000 });
  }
  await client.prepareTable({ table: "steps", variables, levels: [], steps: [] });
  const names = variables.map(({ name }) => name);
  const find = await repeated(
    9,
    () => {
      const sought = { text: (++time / 1000).toFixed(4), variables: names, withLabels: true, from: null };
      return answerTime(() => client.findValues({ table: "steps", ...sought, direction: "here" }));
    },
    3,
  );
  engine.kill();
  return { steps: times, find, dataTable: inR?.version ?? null };
}

/**
 * Null where there is no Rscript with data.table and jsonlite on the path.
 *
 * @param {string} path
 * @returns {Promise<{ readonly seconds: Readonly<Record<string, number>>, readonly version: string } | null>}
 */
async function timesInR(path) {
  const probe = await run("Rscript", ["-e", "library(data.table); library(jsonlite)"]);
  if (probe.code !== 0) return null;
  const answered = join(repository, ".cache/bench/steps-in-r.json");
  rmSync(answered, { force: true });
  const ended = await run("Rscript", [fileURLToPath(new URL("steps.R", import.meta.url)), path, answered]);
  if (ended.code !== 0) throw new Error(ended.output);
  return JSON.parse(readFileSync(answered, "utf8"));
}
