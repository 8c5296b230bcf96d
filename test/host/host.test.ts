import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { OpenedTable } from "../../src-contract/data-import.ts";
import { refuse, succeed } from "../../src-contract/outcome.ts";
import type { ProjectDocument } from "../../src-contract/project.ts";
import { defaultSettings } from "../../src-contract/settings.ts";
import { answerOf, failureOf, fitRequest, writeNumbers } from "../support/host-engine.ts";
import { type BuiltEngine, buildStandInEngine } from "../support/host-engine-build.ts";
import { hostFolder, openWindow, type RunningHost, runHost, type TestWindow } from "../support/host-harness.ts";
import { answerOfModel, emptyProject, projectWith } from "../support/host-project.ts";

let built: BuiltEngine;
beforeAll(async () => {
  built = await buildStandInEngine();
});
afterAll(() => built.remove());

let folder: string;
let removeFolder: () => void;
let running: RunningHost;
let window: TestWindow;
beforeEach(() => {
  ({ folder, remove: removeFolder } = hostFolder());
  writeNumbers(join(folder, "numbers.csv"), 100);
  begin();
});
afterEach(async () => {
  await running.host.close();
  removeFolder();
});

function begin(changes: Parameters<typeof runHost>[2] = {}): void {
  running = runHost(built.engine, folder, changes);
  window = openWindow(running.host);
}

const openNumbers = async (): Promise<OpenedTable> =>
  answerOf(await window.calls.openData({ source: { kind: "path", path: join(folder, "numbers.csv") }, options: {} }));

/** A document as the window makes it of an opened table. */
function documentOf({ id, name, rows, variables, options }: OpenedTable, models = ["m1"]): ProjectDocument {
  const document = projectWith(models, id, rows);
  const [table] = document.tables;
  const source = { name, format: "csv" as const, path: join(folder, "numbers.csv"), options, problems: [] };
  return { ...document, tables: table === undefined ? [] : [{ ...table, variables, source }] };
}

const meanOf = async (table: string, outcome = "y") =>
  answerOf(await window.calls.fit(fitRequest("mean", { table, model: { outcome, fixed: [], random: [] } }))).result
    .fixed[0]?.estimate;
const sessions = () => readdirSync(join(folder, "sessions"));
const start = async () => answerOf(await window.calls.start(null));
const save = (document: ProjectDocument, path: string) =>
  window.calls.saveProject({ document, path, results: [{ model: "m1", answer: answerOfModel("m1") }], pictures: [] });
const projectPath = () => join(folder, "study.crosslevel");

// ── the application

test("a window learns at the start where it is and what there is", async () => {
  expect(await start()).toEqual({
    version: "0.1.0",
    host: "browser",
    platform: "linux",
    nativeMenu: false,
    settings: defaultSettings,
    recent: [],
    samples: [],
    recoveries: [],
    present: null,
    open: null,
  });
});

test("what was asked for at the start is opened once, not after every reload", async () => {
  await running.host.close();
  begin({ open: { kind: "sample", id: "hsb" } });
  expect((await start()).open).toEqual({ kind: "sample", id: "hsb" });
  expect((await start()).open).toBeNull();
});

test("settings are kept; unreadable ones are as in a new installation, one by one", async () => {
  answerOf(await window.calls.changeSettings({ ...defaultSettings, theme: "dark", textSize: 150 }));
  expect((await start()).settings).toEqual({ ...defaultSettings, theme: "dark", textSize: 150 });
  const file = join(folder, "settings", "settings.json");
  writeFileSync(file, '{"theme":"pink","textSize":120,"later":1}');
  expect((await start()).settings).toEqual({ ...defaultSettings, textSize: 120 });
  for (const text of ["", "{", "[]", "null"]) {
    writeFileSync(file, text);
    expect((await start()).settings).toEqual(defaultSettings);
  }
});

test("calls that are none, or lack something, are refused before anything is done", async () => {
  const calls = window.calls as unknown as Record<string, (input: unknown) => Promise<{ ok: boolean }>>;
  expect(failureOf((await calls.formatDisk?.(null)) as never)).toBe("invalid-call");
  expect(failureOf((await calls.fit?.({ id: "m1" })) as never)).toBe("invalid-call");
  expect(failureOf((await calls.recover?.({ session: "../.." })) as never)).toBe("invalid-call");
});

test("the frame of the window is told the commands, the title and to close", async () => {
  await window.calls.showCommands({ enabled: ["file.save"], checked: [] });
  await window.calls.showTitle({ title: "Study", unsaved: true });
  await window.calls.close(null);
  expect(running.shown).toEqual([
    ["commands", { enabled: ["file.save"], checked: [] }],
    ["title", { title: "Study", unsaved: true }],
    ["close", null],
  ]);
});

test("what the host tells reaches the window until it is gone", async () => {
  running.host.tell("command", { command: "file.save" });
  await wait(0);
  expect(window.told).toContainEqual(["command", { command: "file.save" }]);
  window.disconnect();
  running.host.tell("closeRequested", null);
  expect(window.told).toHaveLength(1);
});

// ── files

test("where there are no native dialogs the window must ask, else their answer is passed on", async () => {
  expect(answerOf(await window.calls.chooseFileToOpen({ purpose: "data" }))).toEqual({ kind: "window-must-ask" });
  await running.host.close();
  begin({
    dialogs: {
      open: async ({ purpose }) => ({ kind: "chosen", path: `/${purpose}` }),
      save: async ({ suggestedName }) => ({ kind: "chosen", path: `/${suggestedName}` }),
    },
  });
  expect(answerOf(await window.calls.chooseFileToOpen({ purpose: "data" }))).toEqual({ kind: "chosen", path: "/data" });
  const saving = await window.calls.chooseFileToSave({ purpose: "project", suggestedName: "a.crosslevel" });
  expect(answerOf(saving)).toEqual({ kind: "chosen", path: "/a.crosslevel" });
});

test("a folder is listed for the window's dialog: folders first, as people sort, hidden files left out", async () => {
  const listed = join(folder, "listed");
  mkdirSync(join(listed, "wave 2"), { recursive: true });
  for (const name of ["file 10.csv", "file 2.csv", "Age.csv", ".hidden", "desktop.ini"])
    writeFileSync(join(listed, name), "123");
  symlinkSync(join(listed, "gone"), join(listed, "broken link.csv"));
  const listing = answerOf(await window.calls.listFolder({ path: listed }));
  expect(listing.entries.map(({ name, kind, bytes }) => [name, kind, bytes])).toEqual([
    ["wave 2", "folder", 0],
    ["Age.csv", "file", 3],
    ["file 2.csv", "file", 3],
    ["file 10.csv", "file", 3],
  ]);
  expect(listing.parent).toBe(folder);
  expect(listing.places[0]?.name).toBe("Home");
});

test("listing starts at home, ends at the root, and a folder that is gone is told", async () => {
  expect(answerOf(await window.calls.listFolder({ path: null })).path).toBe(process.env.HOME);
  expect(answerOf(await window.calls.listFolder({ path: "/" })).parent).toBeNull();
  const gone = join(folder, "gone");
  expect(await window.calls.listFolder({ path: gone })).toEqual(
    refuse({ code: "folder-not-readable", path: gone, reason: "gone" }),
  );
});

test("files that were opened or saved are remembered, latest first, as long as they are there", async () => {
  const table = await openNumbers();
  await save(documentOf(table), projectPath());
  const recent = (await start()).recent;
  expect(recent.map(({ name, kind }) => [name, kind])).toEqual([
    ["study.crosslevel", "project"],
    ["numbers.csv", "data"],
  ]);
  expect(recent[0]?.folder).toBe(folder);
  rmSync(projectPath());
  expect((await start()).recent.map(({ name }) => name)).toEqual(["numbers.csv"]);
  expect(running.shown.filter(([what]) => what === "recent").length).toBeGreaterThan(0);
});

// ── data

test("pasted cells, an upload and a sample open like a file", async () => {
  writeFileSync(
    join(folder, "samples", "examples.json"),
    JSON.stringify([
      {
        id: "few",
        title: "Few",
        description: "Three rows",
        file: "few.csv",
        rows: 3,
        levels: 2,
        proposal: { first: { singular: "a", plural: "as" }, upper: [] },
      },
    ]),
  );
  writeNumbers(join(folder, "samples", "few.csv"), 3);
  expect((await start()).samples).toEqual([
    {
      id: "few",
      title: "Few",
      description: "Three rows",
      rows: 3,
      levels: 2,
      proposal: { first: { singular: "a", plural: "as" }, upper: [] },
    },
  ]);
  const { id } = answerOf(await running.host.storeUpload(streamOf("y,x\n1,2\n3,4\n")));
  const sources = [
    [{ kind: "pasted", text: "y,x\n10,2\n" }, 10, "Pasted cells"],
    [{ kind: "upload", id, name: "mine.csv" }, 2, "mine.csv"],
    [{ kind: "sample", id: "few" }, 2, "few.csv"],
  ] as const;
  for (const [source, mean, name] of sources) {
    answerOf(await window.calls.previewData({ source, options: {} }));
    const table = answerOf(await window.calls.openData({ source, options: {} }));
    expect(table.name).toBe(name);
    expect(await meanOf(table.id)).toBe(mean);
  }
});

async function* streamOf(text: string): AsyncIterable<Uint8Array> {
  yield new TextEncoder().encode(text);
}

test("what is not there to be opened is told by name", async () => {
  const open = (source: Parameters<typeof window.calls.openData>[0]["source"]) =>
    window.calls.openData({ source, options: {} });
  expect(await open({ kind: "pasted", text: " \n" })).toEqual(refuse({ code: "paste-empty" }));
  expect(await open({ kind: "sample", id: "no" })).toEqual(refuse({ code: "sample-unknown", id: "no" }));
  expect(await open({ kind: "upload", id: "no", name: "mine.csv" })).toEqual(
    refuse({ code: "file-not-found", path: "mine.csv" }),
  );
});

test("an upload that breaks off leaves nothing behind", async () => {
  const breaking = (async function* () {
    yield new Uint8Array(1000);
    throw new Error("the browser went away");
  })();
  await expect(running.host.storeUpload(breaking)).rejects.toThrow("went away");
  const [session] = sessions();
  expect(readdirSync(join(folder, "sessions", session ?? "", "received"))).toEqual([]);
});

test("new variables count for the fit that is asked in the same moment", async () => {
  const table = await openNumbers();
  const renamed = table.variables.map((variable) => ({ ...variable, name: `${variable.name}_new` }));
  const [, fit] = await Promise.all([
    window.calls.setVariables({ table: table.id, variables: renamed }),
    meanOf(table.id, "y_new"),
  ]);
  expect(fit).toBe(50.5);
});

test("after the engine is killed everything goes on: tables, edited variables, waiting fits", async () => {
  const table = await openNumbers();
  const renamed = table.variables.map((variable) => ({ ...variable, name: `${variable.name}_new` }));
  await window.calls.setVariables({ table: table.id, variables: renamed });
  const waiting = window.calls.fit(
    fitRequest("wait 300", { table: table.id, model: { outcome: "y_new", fixed: [], random: [] } }),
  );
  await wait(100);
  running.engines[0]?.kill();
  expect(answerOf(await waiting).result.fixed[0]?.estimate).toBe(50.5);
  expect(window.told.map(([, payload]) => payload)).toEqual(
    expect.arrayContaining([{ state: "restarting" }, { state: "running" }]),
  );
  expect(running.log).toEqual(["the engine ended: signal SIGKILL"]);
});

test("after the engine is killed tables come back even if their file is gone", async () => {
  const table = await openNumbers();
  await copyOf(table.id);
  rmSync(join(folder, "numbers.csv"));
  running.engines[0]?.kill();
  expect(await meanOf(table.id)).toBe(50.5);
});

async function copyOf(table: string): Promise<void> {
  const [session = ""] = sessions();
  while (!existsSync(join(folder, "sessions", session, "tables", `${table}.csv`))) await wait(10);
}

test("closing a table can be undone: asked about again it is open", async () => {
  const table = await openNumbers();
  await window.calls.closeData({ table: table.id });
  expect(await meanOf(table.id)).toBe(50.5);
});

// ── projects

test("a project that was saved and closed opens with everything in it", async () => {
  const table = await openNumbers();
  const document = documentOf(table);
  const saved = answerOf(await save(document, projectPath()));
  expect(saved.page).toBe(true);
  await running.host.close();
  rmSync(join(folder, "numbers.csv"));
  begin();
  const opened = answerOf(await window.calls.openProject({ source: { kind: "path", path: projectPath() } }));
  expect(opened).toEqual({ document, path: projectPath(), answers: [answerOfModel("m1")], problems: [] });
  expect(await meanOf(table.id)).toBe(50.5);
  // And can be saved again without the file it was made from.
  answerOf(await save(opened.document, join(folder, "again.crosslevel")));
  expect(zipNames("again.crosslevel")).toEqual(zipNames("study.crosslevel"));
});

function zipNames(name: string): string {
  const program = `import zipfile;print(*zipfile.ZipFile(r"${join(folder, name)}").namelist())`;
  return execFileSync("python3", ["-c", program]).toString();
}

test("a project that is open already opens once more beside it, under other table ids", async () => {
  const table = await openNumbers();
  await save(documentOf(table), projectPath());
  const opened = answerOf(await window.calls.openProject({ source: { kind: "path", path: projectPath() } }));
  const [reopened] = opened.document.tables;
  expect(reopened?.id).not.toBe(table.id);
  expect(opened.document.models[0]?.table).toBe(reopened?.id);
  expect(await meanOf(reopened?.id ?? "")).toBe(50.5);
  expect(failureOf(await window.calls.fit(fitRequest("mean", { table: table.id })))).toBe("table-not-open");
});

test("a project that cannot be opened leaves the present one as it is", async () => {
  const table = await openNumbers();
  const document = documentOf(table);
  answerOf(await window.calls.autosave({ document, path: null }));
  await save(document, projectPath());
  const bytes = readFileSync(projectPath());
  const damaged = join(folder, "damaged.crosslevel");
  writeFileSync(damaged, bytes.subarray(0, bytes.length - 1));
  expect(await window.calls.openProject({ source: { kind: "path", path: damaged } })).toEqual(
    refuse({ code: "project-damaged", path: damaged, missing: "end" }),
  );
  expect(await meanOf(table.id)).toBe(50.5);
  expect((await start()).present?.document).toEqual(document);
});

test("an uploaded project opens, and has to be given a place when it is saved", async () => {
  await save(documentOf(await openNumbers()), projectPath());
  const bytes = readFileSync(projectPath());
  const { id } = answerOf(
    await running.host.storeUpload(
      (async function* () {
        yield bytes;
      })(),
    ),
  );
  const source = { kind: "upload", id, name: "study.crosslevel" } as const;
  expect(answerOf(await window.calls.openProject({ source })).path).toBeNull();
});

test("when saving fails the old file stays, the reason is told, the work stays autosaved", async () => {
  const document = documentOf(await openNumbers());
  answerOf(await window.calls.autosave({ document, path: projectPath() }));
  writeFileSync(projectPath(), "old");
  chmodSync(projectPath(), 0o444);
  expect(await save(document, projectPath())).toEqual(
    refuse({ code: "file-not-writable", path: projectPath(), reason: "read-only" }),
  );
  expect(readFileSync(projectPath(), "utf8")).toBe("old");
  expect((await start()).present?.unsaved).toBe(true);
});

test("a project is saved even while the engine is dead, if only without its page", async () => {
  const table = await openNumbers();
  await copyOf(table.id);
  writeFileSync(built.engine, "process.exit(1);");
  running.engines[0]?.kill();
  await wait(20);
  const saved = answerOf(await save(documentOf(table), projectPath()));
  expect(saved.page).toBe(false);
  expect(zipNames("study.crosslevel")).not.toContain("index.html");
  await built.remove();
  built = await buildStandInEngine();
}, 30_000);

test("an exported report or table takes the file's place whole", async () => {
  const report = join(folder, "report.docx");
  writeFileSync(report, "old");
  const document = documentOf(await openNumbers());
  answerOf(await window.calls.exportReport({ document, format: "docx", path: report, pictures: [] }));
  expect(readFileSync(report, "utf8")).toBe(`report of ${document.title}`);
  const table = { kind: "model-fit", title: "", columns: [], rows: [], notes: [] } as const;
  const nowhere = join(folder, "gone", "table.csv");
  expect(await window.calls.exportTable({ table, number: 1, format: "csv", path: nowhere })).toEqual(
    refuse({ code: "file-not-writable", path: nowhere, reason: "gone" }),
  );
  expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
});

// ── autosave and recovery

test("a window that crashed finds its project again, tables open, and knows whether it is saved", async () => {
  const table = await openNumbers();
  const document = documentOf(table);
  answerOf(await window.calls.autosave({ document, path: null }));
  window.disconnect();
  window = openWindow(running.host);
  expect((await start()).present).toEqual({ document, path: null, unsaved: true });
  expect(await meanOf(table.id)).toBe(50.5);
  await save(document, projectPath());
  window.disconnect();
  window = openWindow(running.host);
  expect((await start()).present).toEqual({ document, path: projectPath(), unsaved: false });
});

test("work that was autosaved and not saved is offered by the next session and comes back with its tables", async () => {
  const table = await openNumbers();
  const document = documentOf(table, ["m1", "m2"]);
  answerOf(await window.calls.autosave({ document, path: projectPath() }));
  await copyOf(table.id);
  await running.host.close();
  rmSync(join(folder, "numbers.csv"));
  begin();
  const [recovery] = (await start()).recoveries;
  expect(recovery).toMatchObject({ title: document.title, path: projectPath(), models: 2 });
  const recovered = answerOf(await window.calls.recover({ session: recovery?.session ?? "" }));
  expect(recovered).toEqual({ document, path: projectPath(), answers: [], problems: [] });
  expect(await meanOf(table.id)).toBe(50.5);
  // It is this session's own unsaved work now.
  expect((await start()).recoveries).toEqual([]);
  expect((await start()).present).toEqual({ document, path: projectPath(), unsaved: true });
  expect(sessions()).toEqual([recovery?.session]);
  // And the engine can still be restarted.
  running.engines.at(-1)?.kill();
  expect(await meanOf(table.id)).toBe(50.5);
});

test("work whose copy was not complete is recovered from the file it was read from", async () => {
  const table = await openNumbers();
  const document = documentOf(table);
  answerOf(await window.calls.autosave({ document, path: null }));
  await copyOf(table.id);
  await running.host.close();
  const [session = ""] = sessions();
  rmSync(join(folder, "sessions", session, "tables", `${table.id}.csv`));
  begin();
  expect(answerOf(await window.calls.recover({ session })).problems).toEqual([]);
  expect(await meanOf(table.id)).toBe(50.5);
});

test("a table that is gone for good does not keep the models from coming back", async () => {
  const table = await openNumbers();
  const document = documentOf(table);
  answerOf(await window.calls.autosave({ document, path: null }));
  await running.host.close();
  const [session = ""] = sessions();
  rmSync(join(folder, "sessions", session, "tables"), { recursive: true });
  rmSync(join(folder, "numbers.csv"));
  begin();
  const recovered = answerOf(await window.calls.recover({ session }));
  expect(recovered.document).toEqual(document);
  expect(recovered.problems).toHaveLength(1);
  expect(failureOf(await window.calls.fit(fitRequest("mean", { table: table.id })))).toBe("table-not-open");
});

test("pasted cells that were lost with their copy are told by the name of their table", async () => {
  const source = { kind: "pasted", text: "y,x\n10,2\n" } as const;
  const table = answerOf(await window.calls.openData({ source, options: {} }));
  const document = documentOf(table);
  const tables = document.tables.map((one) => ({ ...one, source: { ...one.source, path: null } }));
  answerOf(await window.calls.autosave({ document: { ...document, tables }, path: null }));
  await running.host.close();
  const [session = ""] = sessions();
  rmSync(join(folder, "sessions", session, "tables"), { recursive: true });
  begin();
  expect(answerOf(await window.calls.recover({ session })).problems).toEqual([
    { code: "file-not-found", path: "Pasted cells" },
  ]);
});

test("work that is discarded is gone, and cannot be recovered any more", async () => {
  answerOf(await window.calls.autosave({ document: documentOf(await openNumbers()), path: null }));
  await running.host.close();
  const [session = ""] = sessions();
  begin();
  expect(await window.calls.discardRecovery({ session })).toEqual(succeed(null));
  expect((await start()).recoveries).toEqual([]);
  expect(await window.calls.recover({ session })).toEqual(refuse({ code: "recovery-gone", session }));
});

const leavesNothing: Readonly<Record<string, (document: ProjectDocument) => Promise<unknown>>> = {
  "that was saved": (document) => save(document, projectPath()),
  "whose changes were undone": async (document) => {
    await save(document, projectPath());
    await window.calls.autosave({ document: { ...document, title: "Changed" }, path: projectPath() });
    await window.calls.autosave({ document, path: projectPath() });
  },
  "that was given up for a new one": () => window.calls.newProject(null),
  "whose window was closed by its user": () => window.calls.close(null),
  "of which everything was deleted": () => window.calls.autosave({ document: emptyProject, path: null }),
};
for (const [what, end] of Object.entries(leavesNothing)) {
  test(`work ${what} leaves nothing behind`, async () => {
    const document = documentOf(await openNumbers());
    answerOf(await window.calls.autosave({ document, path: null }));
    await end(document);
    await running.host.close();
    expect(sessions()).toEqual([]);
  });
}

test("changes made while the project is being saved stay autosaved, for the new file", async () => {
  const document = documentOf(await openNumbers());
  const saving = save(document, projectPath());
  const changed = { ...document, title: "Changed meanwhile" };
  answerOf(await window.calls.autosave({ document: changed, path: null }));
  answerOf(await saving);
  expect((await start()).present).toEqual({ document: changed, path: projectPath(), unsaved: true });
  await running.host.close();
  begin();
  expect((await start()).recoveries).toMatchObject([{ title: "Changed meanwhile", path: projectPath() }]);
});

test("a save that comes before the autosave of its last change leaves no old state to recover", async () => {
  const document = documentOf(await openNumbers());
  answerOf(await window.calls.autosave({ document, path: null }));
  await save({ ...document, title: "Newer than the autosave" }, projectPath());
  expect((await start()).present).toMatchObject({ document: { title: "Newer than the autosave" }, unsaved: false });
  await running.host.close();
  expect(sessions()).toEqual([]);
});

test("two hosts at once do not see or take each other's work", async () => {
  answerOf(await window.calls.autosave({ document: documentOf(await openNumbers()), path: null }));
  const other = runHost(built.engine, folder);
  const otherWindow = openWindow(other.host);
  expect(answerOf(await otherWindow.calls.start(null)).recoveries).toEqual([]);
  const [first = ""] = sessions();
  expect(failureOf(await otherWindow.calls.recover({ session: first }))).toBe("recovery-gone");
  await other.host.close();
  expect(sessions()).toHaveLength(1);
});

test("where no session can be kept the program works, and autosave says why it is none", async () => {
  await running.host.close();
  writeFileSync(join(folder, "no-folder"), "");
  const { folders } = running.options;
  begin({ folders: { ...folders, sessions: join(folder, "no-folder") } });
  const table = await openNumbers();
  expect(await meanOf(table.id)).toBe(50.5);
  const outcome = await window.calls.autosave({ document: documentOf(table), path: null });
  expect(failureOf(outcome)).toBe("file-not-writable");
  answerOf(await save(documentOf(table), projectPath()));
});
