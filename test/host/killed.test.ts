import { type ChildProcess, fork, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { OpenedTable } from "../../src-contract/data-import.ts";
import type { HostApi } from "../../src-contract/host-api.ts";
import type { ProjectDocument } from "../../src-contract/project.ts";
import { type Client, connect } from "../../src-contract/rpc.ts";
import { openProjectFile } from "../../src-main/host/projects/read-project.ts";
import { answerOf, fitRequest, milliseconds, writeNumbers } from "../support/host-engine.ts";
import { type BuiltHost, buildStandInEngine } from "../support/host-engine-build.ts";
import { hostFolder } from "../support/host-harness.ts";
import { projectWith } from "../support/host-project.ts";

// Processes killed with SIGKILL at moments spread over what they do: nothing gets a chance to tidy up.

let built: BuiltHost;
beforeAll(async () => {
  built = await buildStandInEngine();
});
afterAll(() => built.remove());

let folder: string;
let removeFolder: () => void;
let started: ChildProcess[];
beforeEach(() => {
  ({ folder, remove: removeFolder } = hostFolder());
  started = [];
  writeNumbers(join(folder, "numbers.csv"), 2000);
});
afterEach(async () => {
  for (const host of started) await kill(host);
  removeFolder();
});

interface HostProcess {
  readonly process: ChildProcess;
  readonly calls: Client<HostApi>;
}

function startHost(): HostProcess {
  const child = fork(built.host, [built.engine, folder], { serialization: "advanced", execArgv: [] });
  started.push(child);
  const channel = {
    send: (bytes: Uint8Array) => {
      if (child.connected) child.send(bytes, () => {});
    },
    onMessage: (receive: (bytes: Uint8Array) => void) =>
      void child.on("message", (message) => {
        if (message instanceof Uint8Array) receive(message);
      }),
    onClose: (closed: () => void) => void child.once("exit", closed),
  };
  return { process: child, calls: connect<HostApi, Record<never, never>>(channel, {}).client };
}

async function kill(host: ChildProcess): Promise<void> {
  if (host.exitCode !== null || host.signalCode !== null) return;
  host.kill("SIGKILL");
  await once(host, "exit");
}

async function openNumbers(calls: Client<HostApi>): Promise<OpenedTable> {
  const source = { kind: "path", path: join(folder, "numbers.csv") } as const;
  return answerOf(await calls.openData({ source, options: {} }));
}

function generation(number: number, { id, variables }: OpenedTable): ProjectDocument {
  const document = projectWith(
    Array.from({ length: 5 }, (_, i) => `m${i}`),
    id,
    2000,
  );
  const tables = document.tables.map((table) => ({
    ...table,
    variables,
    source: { ...table.source, path: join(folder, "numbers.csv") },
  }));
  return { ...document, title: String(number), tables };
}

async function recoverOnly(calls: Client<HostApi>): Promise<ProjectDocument> {
  const { recoveries } = answerOf(await calls.start(null));
  expect(recoveries).toHaveLength(1);
  const recovered = answerOf(await calls.recover({ session: recoveries[0]?.session ?? "" }));
  expect(recovered.problems).toEqual([]);
  return recovered.document;
}

test("a host killed at any moment of its autosaving: the last acknowledged state or a later one comes back, with its data", async () => {
  for (let moment = 0; moment < 8; moment++) {
    const first = startHost();
    const table = await openNumbers(first.calls);
    let acknowledged = 0;
    const saving = (async () => {
      for (let number = 1; !first.process.killed; number++) {
        const outcome = await first.calls.autosave({ document: generation(number, table), path: null });
        if (outcome.ok) acknowledged = number;
      }
    })();
    while (acknowledged === 0) await wait(1);
    await wait(moment * 11);
    await kill(first.process);
    await saving;
    const second = startHost();
    const document = await recoverOnly(second.calls);
    expect(Number(document.title)).toBeGreaterThanOrEqual(acknowledged);
    const fit = await second.calls.fit(fitRequest("mean", { table: document.tables[0]?.id ?? "" }));
    expect(answerOf(fit).result.fixed[0]?.estimate).toBe(1000.5);
    answerOf(await second.calls.newProject(null));
    await kill(second.process);
  }
}, 60_000);

test("a host killed again right after it recovered loses nothing", async () => {
  const first = startHost();
  const table = await openNumbers(first.calls);
  answerOf(await first.calls.autosave({ document: generation(1, table), path: null }));
  await kill(first.process);
  for (let again = 0; again < 4; again++) {
    const host = startHost();
    const { recoveries } = answerOf(await host.calls.start(null));
    void host.calls.recover({ session: recoveries[0]?.session ?? "" });
    await wait(again * 15);
    await kill(host.process);
  }
  expect((await recoverOnly(startHost().calls)).title).toBe("1");
}, 30_000);

test("an engine whose host died before it came up ends too", async () => {
  const host = startHost();
  while (childrenOf(host.process.pid).length === 0) await wait(1);
  const engines = childrenOf(host.process.pid);
  await kill(host.process);
  await expect.poll(() => engines.filter(isRunning)).toEqual([]);
});

test("a host killed at any moment of saving: the project file is the old or the new one, whole", async () => {
  const path = join(folder, "study.crosslevel");
  const host = startHost();
  const table = await openNumbers(host.calls);
  const save = () => host.calls.saveProject({ document: generation(0, table), path, results: [], pictures: [] });
  answerOf(await save());
  const took = await milliseconds(save);
  await kill(host.process);
  const titles = new Set<string>();
  const moments = 12;
  for (let moment = 0; moment <= moments; moment++) {
    const next = startHost();
    const { document } = answerOf(await next.calls.openProject({ source: { kind: "path", path } }));
    const changed = { ...document, title: String(moment + 1) };
    const saving = next.calls.saveProject({ document: changed, path, results: [], pictures: [] });
    await (moment === moments ? saving : wait((took * moment) / moments));
    await kill(next.process);
    const reader = answerOf(await openProjectFile(path));
    const copy = join(folder, "copy.csv");
    answerOf(await reader.extractTable(reader.document.tables[0]?.id ?? "", copy));
    await reader.close();
    expect(readFileSync(copy, "utf8").split("\n")).toHaveLength(2002);
    expect([document.title, changed.title]).toContain(reader.document.title);
    titles.add(reader.document.title === changed.title ? "new" : "old");
  }
  expect([...titles].sort()).toEqual(["new", "old"]);
}, 60_000);

test("the engine ends with its host", async () => {
  const host = startHost();
  await openNumbers(host.calls);
  const engines = childrenOf(host.process.pid);
  expect(engines).toHaveLength(1);
  await kill(host.process);
  await expect.poll(() => engines.filter(isRunning)).toEqual([]);
});

test("of two hosts one is killed: the other is not disturbed and only the dead one's work is offered", async () => {
  const [first, second] = [startHost(), startHost()];
  const [table, otherTable] = [await openNumbers(first.calls), await openNumbers(second.calls)];
  answerOf(await first.calls.autosave({ document: generation(1, table), path: null }));
  answerOf(await second.calls.autosave({ document: generation(2, otherTable), path: null }));
  await kill(first.process);
  const third = startHost();
  expect((await recoverOnly(third.calls)).title).toBe("1");
  const fit = await second.calls.fit(fitRequest("mean", { table: otherTable.id }));
  expect(answerOf(fit).result.fixed[0]?.estimate).toBe(1000.5);
}, 30_000);

test("an engine killed again and again while calls wait: every call is answered", async () => {
  const host = startHost();
  const table = await openNumbers(host.calls);
  for (let round = 0; round < 4; round++) {
    const asked = Array.from({ length: 4 }, (_, i) =>
      host.calls.fit(fitRequest(`wait ${20 * i}`, { table: table.id, id: `m${i}` })),
    );
    await wait(15 * round);
    for (const engine of childrenOf(host.process.pid)) killIfThere(engine);
    for (const outcome of await Promise.all(asked)) expect(answerOf(outcome).result.fixed[0]?.estimate).toBe(1000.5);
  }
}, 60_000);

test("an engine killed while a file is read and while a project is saved: the next one does both", async () => {
  const path = join(folder, "study.crosslevel");
  const host = startHost();
  const killEngine = async (moment: number) => {
    await wait(moment);
    for (const engine of childrenOf(host.process.pid)) killIfThere(engine);
  };
  for (let moment = 0; moment < 60; moment += 15) {
    const [table] = await Promise.all([openNumbers(host.calls), killEngine(moment)]);
    const document = generation(moment, table);
    const saving = host.calls.saveProject({ document, path, results: [], pictures: [] });
    const [saved] = await Promise.all([saving, killEngine(moment)]);
    expect(answerOf(saved).page).toBe(true);
    const reader = answerOf(await openProjectFile(path));
    expect(reader.document.title).toBe(String(moment));
    answerOf(await reader.extractTable(table.id, join(folder, "copy.csv")));
    await reader.close();
    expect(readFileSync(join(folder, "copy.csv"), "utf8").split("\n")).toHaveLength(2002);
  }
}, 60_000);

function childrenOf(pid: number | undefined): readonly number[] {
  return spawnSync("pgrep", ["-P", String(pid)])
    .stdout.toString()
    .split("\n")
    .filter(Boolean)
    .map(Number);
}

/** It may have ended since it was looked for. */
function killIfThere(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    expect(isRunning(pid)).toBe(false);
  }
}

/** Not gone, and not only waiting for its end to be noticed. */
function isRunning(pid: number): boolean {
  const state = spawnSync("ps", ["-o", "stat=", "-p", String(pid)])
    .stdout.toString()
    .trim();
  return state !== "" && !state.startsWith("Z");
}
