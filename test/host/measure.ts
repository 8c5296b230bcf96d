import { execFileSync } from "node:child_process";
import { closeSync, openSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { OpenedTable } from "../../src-contract/data-import.ts";
import type { ProjectDocument } from "../../src-contract/project.ts";
import {
  answerOf,
  fitRequest,
  milliseconds,
  type RunningEngine,
  runEngine,
  writeNumbers,
} from "../support/host-engine.ts";
import { hostFolder, openWindow, runHost } from "../support/host-harness.ts";
import { hsbDocument, hsbRequest } from "../support/host-hsb.ts";
import { numberVariable, projectWith } from "../support/host-project.ts";

/**
 * Measures the processes around the statistics and prints a line each. `[stand-in] [engine] [more]`: the built stand-in
 * engine (it can hang on purpose) and the built real one.
 */
const [standIn = "", real = ""] = process.argv.slice(2);

await measureCancelling();
await measureRoundTrip();
await measureFits();
await measureAutosave();
await measureTable(7_185, 7);
await measureTable(1_000_000, 10);

async function measureCancelling(): Promise<void> {
  const { folder, remove } = hostFolder();
  writeNumbers(join(folder, "numbers.csv"), 100);
  const engine = runEngine(standIn);
  await engine.ready;
  await engine.client.importTable({ table: "t1", path: join(folder, "numbers.csv"), name: "n", options: {} });
  for (const loop of ["polite", "busy"]) {
    const times: number[] = [];
    for (let i = 0; i < 50; i++) times.push(await cancelOne(engine, loop));
    tell(`after Cancel in a ${loop} loop, until the next fit is answered`, times);
  }
  engine.connection.kill();
  remove();
}

async function cancelOne(engine: RunningEngine, loop: string): Promise<number> {
  const cancel = new AbortController();
  void engine.client.fit(fitRequest(loop), cancel.signal);
  await wait(60);
  return milliseconds(async () => {
    cancel.abort();
    answerOf(await engine.client.fit(fitRequest("mean", { id: "m2" })));
  });
}

async function measureRoundTrip(): Promise<void> {
  const { folder, remove } = hostFolder();
  writeNumbers(join(folder, "numbers.csv"), 100);
  const { host } = runHost(real, folder);
  const { calls } = openWindow(host);
  const { id } = answerOf(
    await calls.openData({ source: { kind: "path", path: join(folder, "numbers.csv") }, options: {} }),
  );
  const page = () => calls.readRows({ table: id, first: 0, count: 50, variables: ["y", "x"] });
  const times: number[] = [];
  for (let i = 0; i < 500; i++) times.push(await milliseconds(page));
  tell("a page of 50 rows, window to engine and back", times.slice(50));
  await host.close();
  remove();
}

/** The HSB model with cross-level interactions, another one each time, so that none is remembered. */
async function measureFits(): Promise<void> {
  const { folder, remove } = hostFolder();
  const { host } = runHost(real, folder, { samples: join(process.cwd(), "assets/examples") });
  const { calls } = openWindow(host);
  const table = answerOf(await calls.openData({ source: { kind: "sample", id: "hsb" }, options: {} }));
  const document = hsbDocument(table);
  const request = hsbRequest(document, "m4");
  const times: number[] = [];
  for (let i = 0; i < 200; i++) {
    const fixed = [...request.model.fixed, { variables: [{ name: "size", center: i }] }];
    const changed = { ...request, revision: i, model: { ...request.model, fixed } };
    times.push(await milliseconds(async () => answerOf(await calls.fit(changed))));
  }
  tell("HSB, intercepts and slopes as outcomes: a changed model, window to results and back", times.slice(20));
  const again: number[] = [];
  for (let i = 0; i < 50; i++) again.push(await milliseconds(async () => answerOf(await calls.fit(request))));
  tell("the same model again", again.slice(5));
  const engine = execFileSync("pgrep", ["-P", String(process.pid), "-f", "engine.mjs"])
    .toString()
    .trim()
    .split("\n")
    .at(-1);
  const kilobytes = Number(execFileSync("ps", ["-o", "rss=", "-p", engine ?? ""]).toString());
  tell("memory of the engine's process with HSB open, in MB", [kilobytes / 1e3]);
  await calls.close(null);
  await host.close();
  remove();
}

async function measureAutosave(): Promise<void> {
  const { folder, remove } = hostFolder();
  const { host } = runHost(real, folder);
  const { calls } = openWindow(host);
  const document = projectWith(Array.from({ length: 20 }, (_, i) => `m${i}`));
  const [table] = document.tables;
  if (table === undefined) throw new Error("the project has a table");
  const variables = Array.from({ length: 100 }, (_, i) => numberVariable(`variable_${i}`, `c${i}`));
  const large: ProjectDocument = { ...document, tables: [{ ...table, variables }] };
  const times: number[] = [];
  for (let i = 0; i < 50; i++) {
    times.push(await milliseconds(() => calls.autosave({ document: { ...large, title: `${i}` }, path: null })));
  }
  tell(`autosave of 20 models and 100 variables (${Math.round(JSON.stringify(large).length / 1024)} KiB)`, times);
  await calls.close(null);
  await host.close();
  remove();
}

/** Reading, killing the engine, saving and opening with a table of this size. */
async function measureTable(rows: number, columns: number): Promise<void> {
  const { folder, remove } = hostFolder();
  const file = join(folder, "numbers.csv");
  writeSurvey(file, rows, columns);
  const size = `${rows.toLocaleString("en-US")} × ${columns}`;
  const { host, engines } = runHost(real, folder);
  const { calls } = openWindow(host);
  let table: OpenedTable | null = null;
  const reading = await milliseconds(async () => {
    table = answerOf(await calls.openData({ source: { kind: "path", path: file }, options: {} }));
  });
  tell(`${size}: open`, [reading]);
  const opened = table as OpenedTable | null;
  if (opened === null) throw new Error("the table is open");
  const page = () => calls.readRows({ table: opened.id, first: rows - 50, count: 50, variables: ["v0", "v1"] });

  const path = join(folder, "study.crosslevel");
  const document = documentOf(opened);
  const save = () => calls.saveProject({ document, path, results: [], pictures: [] });
  tell(`${size}: first save, the copy still being written`, [await milliseconds(async () => answerOf(await save()))]);
  tell(`${size}: save`, [await milliseconds(async () => answerOf(await save()))]);
  tell(`${size}: the file, in MB`, [statSync(path).size / 1e6]);
  tell(`${size}: memory of the host's process, in MB`, [process.memoryUsage.rss() / 1e6]);

  const restarts: number[] = [];
  for (let i = 0; i < 3; i++) {
    engines.at(-1)?.kill();
    restarts.push(await milliseconds(async () => answerOf(await page())));
  }
  tell(`${size}: engine killed, until a page of its table is there again`, restarts);
  const opening = () => calls.openProject({ source: { kind: "path", path } });
  tell(`${size}: open the project`, [await milliseconds(async () => answerOf(await opening()))]);
  await calls.close(null);
  await host.close();
  remove();
}

function documentOf({ id, name, rows, variables, options }: OpenedTable): ProjectDocument {
  const document = projectWith([], id, rows);
  const source = { name, format: "csv" as const, path: null, options, problems: [] };
  return { ...document, tables: document.tables.map((table) => ({ ...table, variables, source })) };
}

/** Numbers with as many digits as survey data have: identifiers, codes, scores. */
function writeSurvey(path: string, rows: number, columns: number): void {
  const file = openSync(path, "w");
  writeSync(file, `${Array.from({ length: columns }, (_, column) => `v${column}`).join(",")}\n`);
  for (let first = 0; first < rows; first += 10_000) {
    const lines = Array.from({ length: Math.min(10_000, rows - first) }, (_, offset) => {
      const row = first + offset;
      const scores = Array.from({ length: columns - 2 }, (_, column) =>
        Math.sin(row * (column + 1) + column).toFixed(3),
      );
      return [Math.floor(row / 45), row % 2, ...scores].join(",");
    });
    writeSync(file, `${lines.join("\n")}\n`);
  }
  closeSync(file);
}

function tell(what: string, times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const most = sorted.at(-1) ?? Number.NaN;
  const figures = times.length === 1 ? median.toFixed(1) : `median ${median.toFixed(1)}, most ${most.toFixed(1)}`;
  console.log(`${what}: ${figures}${times.length > 1 ? ` (${times.length} times)` : ""}`);
}
