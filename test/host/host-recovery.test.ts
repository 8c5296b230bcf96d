import { mkdirSync, readdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { refuse, succeed } from "../../src-contract/outcome.ts";
import type { ProjectDocument } from "../../src-contract/project.ts";
import { forkEngine } from "../../src-main/host/engine/forked-engine.ts";
import { answerOf, failureOf, fitRequest } from "../support/host-engine.ts";
import { hostFixture } from "../support/host-fixture.ts";
import { openWindow, runHost, type TestWindow } from "../support/host-harness.ts";
import { emptyProject } from "../support/host-project.ts";
import { soon } from "../support/soon.ts";

const at = hostFixture();

test("a window that crashed finds its project again, tables open, and knows whether it is saved", async () => {
  const table = await at.openNumbers();
  const document = at.documentOf(table);
  answerOf(await at.window.calls.autosave({ document, path: null }));
  at.window.disconnect();
  at.openWindow();
  expect((await at.start()).present).toEqual({ document, path: null, unsaved: true });
  expect(await at.meanOf(table.id)).toBe(50.5);
  await at.save(document, at.projectPath);
  at.window.disconnect();
  at.openWindow();
  expect((await at.start()).present).toEqual({ document, path: at.projectPath, unsaved: false });
});

test("work that was autosaved and not saved is offered by the next session and comes back with its tables", async () => {
  const table = await at.openNumbers();
  const document = at.documentOf(table, ["m1", "m2"]);
  answerOf(await at.window.calls.autosave({ document, path: at.projectPath }));
  await at.copied(table.id);
  await at.running.host.close();
  rmSync(join(at.folder, "numbers.csv"));
  at.begin();
  const [recovery] = (await at.start()).recoveries;
  expect(recovery).toMatchObject({ title: document.title, path: at.projectPath, models: 2 });
  const recovered = answerOf(await at.window.calls.recover({ session: recovery?.session ?? "" }));
  expect(recovered).toEqual({ document, path: at.projectPath, answers: [], problems: [] });
  expect(await at.meanOf(table.id)).toBe(50.5);
  // It is this session's own unsaved work now.
  expect((await at.start()).recoveries).toEqual([]);
  expect((await at.start()).present).toEqual({ document, path: at.projectPath, unsaved: true });
  expect(at.sessions()).toEqual([recovery?.session]);
  // And the engine can still be restarted.
  at.running.engines.at(-1)?.kill();
  expect(await at.meanOf(table.id)).toBe(50.5);
});

test("work that is just being brought back when the program ends is offered again", async () => {
  const document = at.documentOf(await at.openNumbers());
  answerOf(await at.window.calls.autosave({ document, path: null }));
  await at.running.host.close();
  const [session = ""] = at.sessions();
  await new Promise<void>((asked) => {
    // An engine that takes its time over the first table.
    at.begin({ startEngine: () => ({ ...forkEngine(at.engine), send: () => asked() }) });
    void at.window.calls.recover({ session });
  });
  await at.running.host.close();
  at.begin();
  expect((await at.start()).recoveries).toMatchObject([{ session, title: document.title }]);
});

test("what a window changed last is offered too, when the program ends without asking", async () => {
  const table = await at.openNumbers();
  const document = at.documentOf(table);
  const window: TestWindow = openWindow(at.running.host, async () => {
    answerOf(await window.calls.autosave({ document, path: null }));
    return succeed(null);
  });
  await at.running.host.autosaveNow();
  await at.running.host.close();
  at.begin();
  expect((await at.start()).recoveries).toMatchObject([{ title: document.title }]);
});

test("a window that hangs does not keep the program from ending", async () => {
  openWindow(at.running.host, () => new Promise(() => {}));
  await at.running.host.autosaveNow();
});

test("work that was given up on closing is not offered, whatever is autosaved after that", async () => {
  const document = at.documentOf(await at.openNumbers());
  answerOf(await at.window.calls.close(null));
  answerOf(await at.window.calls.autosave({ document, path: null }));
  await at.running.host.close();
  at.begin();
  expect((await at.start()).recoveries).toEqual([]);
});

test("work whose copy was not complete is recovered from the file it was read from", async () => {
  const table = await at.openNumbers();
  const document = at.documentOf(table);
  answerOf(await at.window.calls.autosave({ document, path: null }));
  await at.copied(table.id);
  await at.running.host.close();
  const [session = ""] = at.sessions();
  rmSync(join(at.folder, "sessions", session, "tables", `${table.id}.csv`));
  at.begin();
  expect(answerOf(await at.window.calls.recover({ session })).problems).toEqual([]);
  expect(await at.meanOf(table.id)).toBe(50.5);
});

test("work whose copy was damaged is recovered from the file it was read from, else the table is named", async () => {
  const table = await at.openNumbers();
  const document = at.documentOf(table);
  answerOf(await at.window.calls.autosave({ document, path: null }));
  await at.copied(table.id);
  for (const isSourceThere of [true, false]) {
    await at.running.host.close();
    const [session = ""] = at.sessions();
    truncateSync(join(at.folder, "sessions", session, "tables", `${table.id}.csv`), 0);
    if (!isSourceThere) rmSync(join(at.folder, "numbers.csv"));
    at.begin();
    const recovered = answerOf(await at.window.calls.recover({ session }));
    expect(recovered.document).toEqual(document);
    if (isSourceThere) {
      expect(recovered.problems).toEqual([]);
      expect(await at.meanOf(table.id)).toBe(50.5);
      // It is copied anew.
      await at.copied(table.id);
      answerOf(await at.window.calls.autosave({ document, path: null }));
    } else expect(recovered.problems).toMatchObject([{ code: "file-damaged", name: table.name }]);
  }
});

test("a table of which no copy can be kept is told for as long as that is so", async () => {
  const first = await at.openNumbers();
  await at.copied(first.id);
  const [session = ""] = at.sessions();
  const folder = join(at.folder, "sessions", session, "tables");
  rmSync(folder, { recursive: true });
  // A file where the folder of the copies should be cannot be written into, whoever one is.
  writeFileSync(folder, "");
  const document = at.documentOf(await at.openNumbers());
  const autosave = () => at.window.calls.autosave({ document, path: null });
  const notKept = { code: "table-not-kept", name: "numbers.csv", reason: "gone" } as const;
  await soon(async () => expect(await autosave()).toEqual(refuse({ ...notKept, again: true })));
  rmSync(join(at.folder, "numbers.csv"));
  expect(await autosave()).toEqual(refuse({ ...notKept, again: false }));

  rmSync(folder);
  mkdirSync(folder);
  const copied = succeed({ saved: expect.any(String), copying: false });
  await soon(async () => expect(await autosave()).toEqual(copied));
});

test("a table that is gone for good does not keep the models from coming back", async () => {
  const table = await at.openNumbers();
  const document = at.documentOf(table);
  answerOf(await at.window.calls.autosave({ document, path: null }));
  await at.running.host.close();
  const [session = ""] = at.sessions();
  rmSync(join(at.folder, "sessions", session, "tables"), { recursive: true });
  rmSync(join(at.folder, "numbers.csv"));
  at.begin();
  const recovered = answerOf(await at.window.calls.recover({ session }));
  expect(recovered.document).toEqual(document);
  expect(recovered.problems).toHaveLength(1);
  expect(failureOf(await at.window.calls.fit(fitRequest("mean", { table: table.id })))).toBe("table-not-open");
});

test("pasted cells that were lost with their copy are told by the name of their table", async () => {
  const source = { kind: "pasted", text: "y,x\n10,2\n" } as const;
  const table = answerOf(await at.window.calls.openData({ source, options: {} }));
  const document = at.documentOf(table);
  const tables = document.tables.map((one) => ({ ...one, source: { ...one.source, path: null } }));
  answerOf(await at.window.calls.autosave({ document: { ...document, tables }, path: null }));
  await at.running.host.close();
  const [session = ""] = at.sessions();
  rmSync(join(at.folder, "sessions", session, "tables"), { recursive: true });
  at.begin();
  expect(answerOf(await at.window.calls.recover({ session })).problems).toEqual([
    { code: "file-not-found", path: "Pasted cells" },
  ]);
});

test("work that is discarded is gone, and cannot be recovered any more", async () => {
  answerOf(await at.window.calls.autosave({ document: at.documentOf(await at.openNumbers()), path: null }));
  await at.running.host.close();
  const [session = ""] = at.sessions();
  at.begin();
  expect(await at.window.calls.discardRecovery({ session })).toEqual(succeed(null));
  expect((await at.start()).recoveries).toEqual([]);
  expect(await at.window.calls.recover({ session })).toEqual(refuse({ code: "recovery-gone", session }));
});

const leavesNothing: Readonly<Record<string, (document: ProjectDocument) => Promise<unknown>>> = {
  "that was saved": (document) => at.save(document, at.projectPath),
  "whose changes were undone": async (document) => {
    await at.save(document, at.projectPath);
    await at.window.calls.autosave({ document: { ...document, title: "Changed" }, path: at.projectPath });
    await at.window.calls.autosave({ document, path: at.projectPath });
  },
  "that was given up for a new one": () => at.window.calls.newProject(null),
  "whose window was closed by its user": () => at.window.calls.close(null),
  "of which everything was deleted": () => at.window.calls.autosave({ document: emptyProject, path: null }),
};
for (const [what, end] of Object.entries(leavesNothing)) {
  test(`work ${what} leaves nothing behind`, async () => {
    const document = at.documentOf(await at.openNumbers());
    answerOf(await at.window.calls.autosave({ document, path: null }));
    await end(document);
    await at.running.host.close();
    expect(at.sessions()).toEqual([]);
  });
}

test("changes made while the project is being saved stay autosaved, for the new file", async () => {
  const document = at.documentOf(await at.openNumbers());
  const saving = at.save(document, at.projectPath);
  const changed = { ...document, title: "Changed meanwhile" };
  answerOf(await at.window.calls.autosave({ document: changed, path: null }));
  answerOf(await saving);
  expect((await at.start()).present).toEqual({ document: changed, path: at.projectPath, unsaved: true });
  await at.running.host.close();
  at.begin();
  expect((await at.start()).recoveries).toMatchObject([{ title: "Changed meanwhile", path: at.projectPath }]);
});

test("a save that comes before the autosave of its last change leaves no old state to recover", async () => {
  const document = at.documentOf(await at.openNumbers());
  answerOf(await at.window.calls.autosave({ document, path: null }));
  await at.save({ ...document, title: "Newer than the autosave" }, at.projectPath);
  expect((await at.start()).present).toMatchObject({ document: { title: "Newer than the autosave" }, unsaved: false });
  await at.running.host.close();
  expect(at.sessions()).toEqual([]);
});

test("two hosts at once do not see or take each other's work", async () => {
  answerOf(await at.window.calls.autosave({ document: at.documentOf(await at.openNumbers()), path: null }));
  const other = runHost(at.engine, at.folder);
  const otherWindow = openWindow(other.host);
  expect(answerOf(await otherWindow.calls.start(null)).recoveries).toEqual([]);
  const [first = ""] = at.sessions();
  expect(failureOf(await otherWindow.calls.recover({ session: first }))).toBe("recovery-gone");
  await other.host.close();
  expect(at.sessions()).toHaveLength(1);
});

test("where no session can be kept the program works, autosave says why it is none, and nothing is left behind", async () => {
  await at.running.host.close();
  writeFileSync(join(at.folder, "no-folder"), "");
  mkdirSync(join(at.folder, "temporary"));
  const usual = process.env.TMPDIR;
  process.env.TMPDIR = join(at.folder, "temporary");
  const { folders } = at.running.options;
  at.begin({ folders: { ...folders, sessions: join(at.folder, "no-folder") } });
  const table = await at.openNumbers();
  expect(await at.meanOf(table.id)).toBe(50.5);
  const outcome = await at.window.calls.autosave({ document: at.documentOf(table), path: null });
  expect(failureOf(outcome)).toBe("file-not-writable");
  answerOf(await at.save(at.documentOf(table), at.projectPath));
  await at.running.host.close();
  expect(readdirSync(join(at.folder, "temporary"))).toEqual([]);
  if (usual === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = usual;
});
