import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Outcome } from "../../src-contract/outcome.ts";
import { refuse } from "../../src-contract/outcome.ts";
import { type EngineCalls, engineCalls } from "../../src-main/host/engine/engine-calls.ts";
import type { EngineConnection } from "../../src-main/host/engine/engine-connection.ts";
import { type EngineLife, keepEngine } from "../../src-main/host/engine/engine-life.ts";
import { forkEngine } from "../../src-main/host/engine/forked-engine.ts";
import { answerOf, failureOf, fitRequest, writeNumbers } from "../support/host-engine.ts";
import { type BuiltEngine, buildStandInEngine } from "../support/host-engine-build.ts";

let built: BuiltEngine;
let folder: string;
beforeAll(async () => {
  built = await buildStandInEngine();
  folder = mkdtempSync(join(tmpdir(), "crosslevel-"));
  writeNumbers(join(folder, "numbers.csv"), 100);
});
afterAll(async () => {
  await built.remove();
  rmSync(folder, { recursive: true });
});

let life: EngineLife;
let engine: EngineCalls;
let connections: EngineConnection[];
let states: string[];
let deaths: string[];
/** Does what the host does for open tables: reads them again. */
const numbers = () => ({ table: "t1", path: join(folder, "numbers.csv"), name: "numbers.csv", options: {} });

function keep(file: string): void {
  connections = [];
  states = [];
  deaths = [];
  let first = true;
  life = keepEngine({
    start: () => {
      const connection = forkEngine(file);
      connections.push(connection);
      return connection;
    },
    restore: async (client) => {
      if (!first) await client.importTable(numbers());
      first = false;
    },
    onState: (state) => states.push(state),
    onProgress: () => {},
    onDeath: (reason) => deaths.push(reason),
    pauses: [0],
  });
  engine = engineCalls(life);
}
beforeEach(async () => {
  keep(built.engine);
  answerOf(await engine.calls.importTable(numbers()));
});
afterEach(() => life.close());

const mean = (name = "mean") => engine.calls.fit(fitRequest(name, { id: name }));
const stopped: Outcome<never> = refuse({ code: "engine-stopped", times: 3 });

test("an engine that dies is started again with its tables, and the next call does not notice", async () => {
  connections.at(-1)?.kill();
  expect(answerOf(await mean()).result.fixed[0]?.estimate).toBe(50.5);
  expect(states).toEqual(["running", "restarting", "running"]);
  expect(deaths).toEqual(["signal SIGKILL"]);
});

test("calls that wait when the engine dies are answered by the next one", async () => {
  const waiting = ["wait 200", "a", "b"].map(mean);
  await wait(50);
  connections.at(-1)?.kill();
  expect((await Promise.all(waiting)).map(failureOf)).toEqual(["none", "none", "none"]);
});

test("a request that kills the engine is given up after three deaths, and does not kill again", async () => {
  expect(await mean("kill-engine")).toEqual(stopped);
  expect(deaths).toHaveLength(3);
  expect(await mean("kill-engine")).toEqual(stopped);
  expect(await engine.calls.fit(fitRequest("kill-engine", { id: "kill-engine", revision: 99 }))).toEqual(stopped);
  expect(failureOf(await mean())).toBe("none");
  expect(deaths).toHaveLength(3);
});

test("calls beside one that kills the engine are not suspected for long", async () => {
  const killer = mean("kill-engine");
  const others = Array.from({ length: 5 }, (_, i) => mean(`wait ${10 + i}`));
  expect((await Promise.all(others)).map(failureOf)).toEqual(Array(5).fill("none"));
  expect(await killer).toEqual(stopped);
});

test("when its table changes, a request that killed is tried again", async () => {
  expect(await mean("kill-engine")).toEqual(stopped);
  engine.tableChanged("t2");
  await mean("kill-engine");
  expect(deaths).toHaveLength(3);
  engine.tableChanged("t1");
  await mean("kill-engine");
  expect(deaths).toHaveLength(6);
});

test("a call can be cancelled while the engine is being restarted", async () => {
  connections.at(-1)?.kill();
  const cancel = new AbortController();
  const fitting = engine.calls.fit(fitRequest("busy"), cancel.signal);
  cancel.abort();
  expect(failureOf(await fitting)).toBe("cancelled");
});

test("an engine that cannot be started is told as failed, and every later call tries once more", async () => {
  life.close();
  writeFileSync(join(folder, "no-engine.mjs"), "process.exit(1);");
  keep(join(folder, "no-engine.mjs"));
  expect(await mean()).toEqual(stopped);
  expect(states).toEqual(["failed"]);
  expect(connections).toHaveLength(3);
  expect(failureOf(await mean())).toBe("engine-stopped");
  expect(states).toEqual(["failed", "restarting", "failed"]);
});

test("a host that closes ends its engine and starts no other", async () => {
  life.close();
  expect(failureOf(await mean())).toBe("engine-stopped");
  await wait(100);
  expect(connections).toHaveLength(1);
  expect(connections[0]?.exitReason()).toBe("signal SIGKILL");
});
