import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { refuse } from "../../src-contract/outcome.ts";
import { answerOf, failureOf, fitRequest } from "../support/host-engine.ts";
import { hostFixture } from "../support/host-fixture.ts";
import { openWindow, runHost } from "../support/host-harness.ts";
import { answerOfModel } from "../support/host-project.ts";

const at = hostFixture();

test("a project that was saved and closed opens with everything in it", async () => {
  const table = await at.openNumbers();
  const document = at.documentOf(table);
  const saved = answerOf(await at.save(document, at.projectPath));
  expect(saved.page).toBe(true);
  await at.running.host.close();
  rmSync(join(at.folder, "numbers.csv"));
  at.begin();
  const opened = answerOf(await at.window.calls.openProject({ source: { kind: "path", path: at.projectPath } }));
  expect(opened).toEqual({ document, path: at.projectPath, answers: [answerOfModel("m1")], problems: [] });
  expect(await at.meanOf(table.id)).toBe(50.5);
  // And can be saved again without the file it was made from.
  answerOf(await at.save(opened.document, join(at.folder, "again.crosslevel")));
  expect(zipNames("again.crosslevel")).toEqual(zipNames("study.crosslevel"));
});

function zipNames(name: string): readonly string[] {
  return Object.keys(unzipSync(readFileSync(join(at.folder, name))));
}

test("a project that is open already opens once more beside it, under other table ids", async () => {
  const table = await at.openNumbers();
  await at.save(at.documentOf(table), at.projectPath);
  const opened = answerOf(await at.window.calls.openProject({ source: { kind: "path", path: at.projectPath } }));
  const [reopened] = opened.document.tables;
  expect(reopened?.id).not.toBe(table.id);
  expect(opened.document.models[0]?.table).toBe(reopened?.id);
  expect(await at.meanOf(reopened?.id ?? "")).toBe(50.5);
  expect(failureOf(await at.window.calls.fit(fitRequest("mean", { table: table.id })))).toBe("table-not-open");
});

test("a project that cannot be opened leaves the present one as it is", async () => {
  const table = await at.openNumbers();
  const document = at.documentOf(table);
  answerOf(await at.window.calls.autosave({ document, path: null }));
  await at.save(document, at.projectPath);
  const bytes = readFileSync(at.projectPath);
  const damaged = join(at.folder, "damaged.crosslevel");
  writeFileSync(damaged, bytes.subarray(0, bytes.length - 1));
  expect(await at.window.calls.openProject({ source: { kind: "path", path: damaged } })).toEqual(
    refuse({ code: "project-damaged", path: damaged, missing: "end" }),
  );
  expect(await at.meanOf(table.id)).toBe(50.5);
  expect((await at.start()).present?.document).toEqual(document);
});

test("an uploaded project opens, and has to be given a place when it is saved", async () => {
  await at.save(at.documentOf(await at.openNumbers()), at.projectPath);
  const bytes = readFileSync(at.projectPath);
  const { id } = answerOf(
    await at.running.host.storeUpload(
      (async function* () {
        yield bytes;
      })(),
    ),
  );
  const source = { kind: "upload", id, name: "study.crosslevel" } as const;
  expect(answerOf(await at.window.calls.openProject({ source })).path).toBeNull();
});

test("when saving fails the old file stays, the reason is told, the work stays autosaved", async () => {
  const document = at.documentOf(await at.openNumbers());
  answerOf(await at.window.calls.autosave({ document, path: at.projectPath }));
  writeFileSync(at.projectPath, "old");
  chmodSync(at.projectPath, 0o444);
  expect(await at.save(document, at.projectPath)).toEqual(
    refuse({ code: "file-not-writable", path: at.projectPath, reason: "read-only" }),
  );
  expect(readFileSync(at.projectPath, "utf8")).toBe("old");
  expect((await at.start()).present?.unsaved).toBe(true);
});

test("a save that is under way when the program ends is finished", async () => {
  const document = at.documentOf(await at.openNumbers());
  answerOf(await at.window.calls.autosave({ document, path: at.projectPath }));
  const saving = at.save(document, at.projectPath);
  await new Promise(setImmediate);
  await at.running.host.close();
  expect(answerOf(await saving).page).toBe(true);
  expect(readdirSync(at.folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  at.begin();
  expect((await at.start()).recoveries).toEqual([]);
});

test("a project that was changed elsewhere since it was opened is not overwritten, unless that is wanted", async () => {
  const document = at.documentOf(await at.openNumbers());
  answerOf(await at.save(document));
  answerOf(await at.save({ ...document, title: "Ours" }));
  const other = runHost(at.engine, at.folder);
  const { calls } = openWindow(other.host);
  const source = { kind: "path", path: at.projectPath } as const;
  const theirs = answerOf(await calls.openProject({ source })).document;
  const save = { path: at.projectPath, results: [], pictures: [] };
  answerOf(await calls.saveProject({ ...save, document: { ...theirs, title: "Theirs" } }));
  await other.host.close();

  expect(await at.save({ ...document, title: "Ours again" })).toEqual(
    refuse({ code: "project-changed", path: at.projectPath }),
  );
  const opened = answerOf(await at.window.calls.openProject({ source })).document;
  expect(opened.title).toBe("Theirs");
  answerOf(await at.save(opened));
  rmSync(at.projectPath);
  answerOf(await at.save(opened));
  writeFileSync(at.projectPath, "something else");
  answerOf(await at.window.calls.saveProject({ ...save, document: opened, replacing: true }));
  answerOf(await at.save(opened));
});

test("a project is saved with its data where the program's own folder has no room for copies of them", async () => {
  const first = await at.openNumbers();
  await at.copied(first.id);
  const [session = ""] = at.sessions();
  const folder = join(at.folder, "sessions", session, "tables");
  rmSync(folder, { recursive: true });
  writeFileSync(folder, "");
  const table = await at.openNumbers();
  expect(answerOf(await at.save(at.documentOf(table), at.projectPath)).page).toBe(true);
  expect(zipNames("study.crosslevel")).toContain(`data/${table.id}.csv`);
  expect(readdirSync(at.folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  // A folder that is not there is told of the project, not of what it is made of.
  const nowhere = join(at.folder, "gone", "study.crosslevel");
  expect(await at.save(at.documentOf(first), nowhere)).toMatchObject({ failure: { path: nowhere } });
});

test("a project is saved even while the engine is dead, if only without its page", async () => {
  const table = await at.openNumbers();
  await at.copied(table.id);
  const engine = readFileSync(at.engine);
  writeFileSync(at.engine, "process.exit(1);");
  try {
    at.running.engines[0]?.kill();
    await wait(20);
    expect(answerOf(await at.save(at.documentOf(table))).page).toBe(false);
  } finally {
    writeFileSync(at.engine, engine);
  }
  expect(zipNames("study.crosslevel")).not.toContain("index.html");
}, 30_000);

test("a saved chart is the picture that the window drew, and replaces the one before", async () => {
  const png = join(at.folder, "chart.png");
  const svg = join(at.folder, "chart.svg");
  writeFileSync(png, "old");
  answerOf(await at.window.calls.exportPicture({ path: png, content: new Uint8Array([137, 80, 78, 71]) }));
  answerOf(await at.window.calls.exportPicture({ path: svg, content: "<svg/>" }));
  expect([...readFileSync(png)]).toEqual([137, 80, 78, 71]);
  expect(readFileSync(svg, "utf8")).toBe("<svg/>");
});

test("an exported report or table takes the file's place whole", async () => {
  const report = join(at.folder, "report.docx");
  writeFileSync(report, "old");
  const document = at.documentOf(await at.openNumbers());
  answerOf(await at.window.calls.exportReport({ document, format: "docx", path: report, pictures: [] }));
  expect(readFileSync(report, "utf8")).toBe(`report of ${document.title}`);
  const table = { kind: "model-fit", title: "", columns: [], rows: [], notes: [] } as const;
  const nowhere = join(at.folder, "gone", "table.csv");
  expect(await at.window.calls.exportTable({ table, number: 1, format: "csv", path: nowhere })).toEqual(
    refuse({ code: "file-not-writable", path: nowhere, reason: "gone" }),
  );
  expect(readdirSync(at.folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
});
