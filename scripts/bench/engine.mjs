import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { repository } from "../build/bundles.mjs";
import { bundleForNode } from "../build/node-bundle.mjs";
import { million, randomSlopes, slopesAsOutcomes } from "./cases.mjs";
import { memoryOf, processBelow } from "./processes.mjs";
import { answerTime, repeated, statistics } from "./statistics.mjs";

/**
 * What is measured of the engine's process, over the channel that a host has to it. Times in milliseconds, memory in
 * bytes; memory is null where the system does not tell it.
 *
 * @typedef {object} EngineFigures
 * @property {number} open a csv of 1,000,000 × 10
 * @property {number | null} memoryOpen
 * @property {number} fit of a random slope to it, the first time
 * @property {number | null} memoryPeak of the process with this table and this fit, at its highest
 * @property {import("./statistics.mjs").Statistics} answers a changed HSB model, asked and answered
 * @property {import("./statistics.mjs").Statistics} cancelled a fit of 1,000,000 rows given up, until the call ends
 * @property {import("./statistics.mjs").Statistics} free … and until another model is fitted
 */

/** @returns {Promise<EngineFigures>} */
export async function measureEngine() {
  const { connect, forkEngine, defaultOutputSettings } = await engineClient();
  const engine = forkEngine(join(repository, "out/engine/engine.mjs"));
  const pid = processBelow(process.pid, "engine.mjs");
  /** @type {import("../../src-contract/rpc.ts").Peer<import("../../src-contract/engine-api.ts").EngineApi, import("../../src-contract/engine-api.ts").EngineEvents, Record<never, never>>} */
  const peer = connect(engine, {});
  await new Promise((resolve) => peer.hear("ready", resolve));
  const { client } = peer;

  const settings = { levels: null, output: defaultOutputSettings, name: "", revision: 1 };
  const large = { ...settings, id: "large", table: "million", model: randomSlopes(1) };
  const open = await answerTime(() =>
    client.importTable({ table: "million", path: million(), name: "million.csv", options: {} }),
  );
  const memoryOpen = memoryOf(pid, "now");
  const largeFit = await answerTime(() => client.fit(large));
  const memoryPeak = memoryOf(pid, "highest");

  const { file, model } = slopesAsOutcomes();
  await answerTime(() => client.importTable({ table: "hsb", path: file, name: "hsb.csv", options: {} }));
  let asked = 0;
  /** A model that was never asked for before, so that no answer is remembered. */
  const changed = () => {
    const fixed = [...model.fixed, { variables: [{ name: "minority", center: ++asked }] }];
    return answerTime(() => client.fit({ ...settings, id: "hsb", table: "hsb", model: { ...model, fixed } }));
  };
  const answers = await repeated(100, changed, 20);
  const [cancelled, free] = [/** @type {number[]} */ ([]), /** @type {number[]} */ ([])];
  for (let time = 0; time < 15; time++) {
    const giveUp = new AbortController();
    const names = ["v1", "v2", "v3", "v4"].slice(0, 1 + (time % 4));
    const fixed = [...large.model.fixed, ...names.map((name) => ({ variables: [{ name, center: time }] }))];
    const given = client.fit({ ...large, model: { ...large.model, fixed } }, giveUp.signal);
    await wait(40 + 20 * time);
    const started = performance.now();
    giveUp.abort();
    const outcome = await given;
    if (outcome.ok) continue;
    cancelled.push(performance.now() - started);
    await changed();
    free.push(performance.now() - started);
  }
  engine.kill();
  return {
    open,
    memoryOpen,
    fit: largeFit,
    memoryPeak,
    answers,
    cancelled: statistics(cancelled),
    free: statistics(free),
  };
}

/** The host's own way to the engine, built for use outside the program. */
export async function engineClient() {
  const outDir = join(repository, ".cache/bench/client");
  const sources = {
    rpc: "src-contract/rpc.ts",
    engine: "src-main/host/engine/forked-engine.ts",
    project: "src-contract/project.ts",
  };
  await bundleForNode(sources, outDir);
  const load = (/** @type {string} */ name) => import(pathToFileURL(join(outDir, `${name}.mjs`)).href);
  /** @type {typeof import("../../src-contract/rpc.ts")} */
  const { connect } = await load("rpc");
  /** @type {typeof import("../../src-main/host/engine/forked-engine.ts")} */
  const { forkEngine } = await load("engine");
  /** @type {typeof import("../../src-contract/project.ts")} */
  const { defaultOutputSettings } = await load("project");
  return { connect, forkEngine, defaultOutputSettings };
}
