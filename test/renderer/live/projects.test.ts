import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { beginImport, changeImport, finishImport } from "../../../src-renderer/commands/import-data.ts";
import { openProject } from "../../../src-renderer/commands/open-project.ts";
import { openSource } from "../../../src-renderer/commands/open-source.ts";
import { saveProject } from "../../../src-renderer/commands/save-project.ts";
import { changeDocument, isUnsaved } from "../../../src-renderer/state/documents.ts";
import { chooseOutcome, type LiveWindow, liveWindow, openSample } from "../../support/live-window.ts";

describe("opening data", () => {
  let window: LiveWindow;
  beforeEach(async () => {
    window = await liveWindow();
  });
  afterEach(() => window.stop());

  const state = () => window.app.store.getState();
  const dialog = () => {
    const open = state().dialog;
    if (open?.kind !== "import") throw new Error("the import dialog is not open");
    return open;
  };

  it("shows a preview, then the table on the Data screen with a null model to begin with", async () => {
    await run(window, beginImport(window.app, { kind: "path", path: "/home/user/hsb.csv" }));
    expect(dialog().preview?.name).toBe("hsb.csv");
    await run(window, finishImport(window.app));
    expect(state().dialog).toBeNull();
    expect(state().view).toMatchObject({ screen: "data", table: "table-1", model: "model-1" });
    expect(state().history.present.title).toBe("hsb");
    expect(state().history.present.models[0]?.model.outcome).toBeNull();
    expect(state().start?.recent[0]).toMatchObject({ name: "hsb.csv", folder: "/home/user", kind: "data" });
  });

  it("shows a refused file's reason inside the dialog and opens nothing", async () => {
    window.host.refuseNext("previewData", { code: "file-empty", name: "empty.csv" });
    await run(window, beginImport(window.app, { kind: "path", path: "/home/user/empty.csv" }));
    expect(dialog()).toMatchObject({ busy: false, preview: null, failure: { code: "file-empty" } });
    expect(state().history.present.tables).toEqual([]);
  });

  it("keeps the preview in sight while an option is tried, and takes only the last answer", async () => {
    await run(window, beginImport(window.app, { kind: "path", path: "/home/user/hsb.csv" }));
    window.host.delay("previewData", 100);
    const first = changeImport(window.app, { delimiter: ";" });
    window.host.delay("previewData", 150);
    const second = changeImport(window.app, { decimalComma: true });
    expect(dialog().preview).not.toBeNull();
    // The answer to the first change arrives while the second one is still being read.
    await window.pass(120);
    expect(dialog().busy).toBe(true);
    await run(window, Promise.all([first, second]));
    expect(dialog()).toMatchObject({ busy: false, options: { delimiter: ";", decimalComma: true } });
  });

  it("forgets types chosen for columns when another delimiter makes other columns", async () => {
    await run(window, beginImport(window.app, { kind: "path", path: "/home/user/hsb.csv" }));
    await run(window, changeImport(window.app, { storage: { 0: "text" } }));
    await run(window, changeImport(window.app, { missingCodes: ["NA"] }));
    expect(dialog().options.storage).toEqual({ 0: "text" });
    await run(window, changeImport(window.app, { delimiter: ";" }));
    expect(dialog().options.storage).toBeUndefined();
  });

  it("gives back a table that was opened after its dialog was closed", async () => {
    await run(window, beginImport(window.app, { kind: "path", path: "/home/user/hsb.csv" }));
    window.host.delay("openData", 100);
    const opening = finishImport(window.app);
    window.app.questions.answer(null);
    await run(window, opening);
    expect(state().history.present.tables).toEqual([]);
    expect(window.calls("closeData")).toEqual([{ table: "table-1" }]);
  });

  it("opens a sample with the levels of its design", async () => {
    await openSample(window);
    expect(state().history.present.tables[0]?.levels?.upper[0]?.id).toEqual(["school"]);
    expect(state().history.present.models[0]?.model.random).toHaveLength(1);
  });

  it("opens a sample in one step to undo", async () => {
    await openSample(window);
    void window.app.commands["edit.undo"].run();
    expect(state().history.present.tables).toEqual([]);
  });

  it("leaves the levels of a sample to the user in the guided analysis, but says what a row is", async () => {
    void window.app.commands["help.guide"].run();
    await openSample(window);
    const first = { singular: "student", plural: "students" };
    expect(state().history.present.tables[0]?.levels).toEqual({ first, upper: [] });
    expect(window.calls("describeLevels")).toEqual([]);
  });

  it("opens what the program was started with", async () => {
    window.stop();
    window = await liveWindow({ start: { open: { kind: "sample", id: "hsb" } } });
    await window.pass(100);
    expect(state().history.present.tables).toHaveLength(1);
  });

  it("asks before a table goes with models that were worked on, and only then", async () => {
    await openSample(window);
    void window.app.commands["data.close"].run();
    await window.pass(1);
    expect(state().dialog).toBeNull();
    expect(state().history.present.tables).toEqual([]);
    void window.app.commands["edit.undo"].run();
    chooseOutcome(window, "mathach");
    void window.app.commands["data.close"].run();
    await window.pass(1);
    expect(state().dialog).toEqual({ kind: "close-table", table: "table-1", models: ["Null model"] });
    window.app.questions.answer(null);
    await window.pass(1);
    expect(state().history.present.tables).toHaveLength(1);
  });

  it("lets go of the name that a table gave the project when it closes", async () => {
    const close = () => run(window, Promise.resolve(window.app.commands["data.close"].run()), true);
    await openSample(window);
    expect(state().history.present.title).toBe("hsb");
    await close();
    expect(state().history.present.title).toBe("Untitled");
    void window.app.commands["edit.undo"].run();
    expect(state().history.present.title).toBe("hsb");
  });

  it("closes a table in the engine only when undo cannot bring it back", async () => {
    await openSample(window);
    await run(window, Promise.resolve(window.app.commands["data.close"].run()), true);
    expect(window.calls("closeData")).toEqual([]);
    void window.app.commands["edit.undo"].run();
    expect(state().history.present.tables).toHaveLength(1);
    void run(window, Promise.resolve(window.app.commands["file.new"].run()));
    window.app.questions.answer("discard");
    await window.pass(10);
    expect(window.calls("closeData")).toEqual([{ table: "table-1" }]);
  });
});

describe("projects", () => {
  let window: LiveWindow;
  beforeEach(async () => {
    window = await liveWindow({ chosenPath: "/home/user/study.crosslevel" });
    await openSample(window);
  });
  afterEach(() => window.stop());

  const state = () => window.app.store.getState();

  it("is left without a question once a save that is under way has ended", async () => {
    window.host.delay("saveProject", 100);
    const saving = saveProject(window.app);
    await window.pass(10);
    expect(state().file.saving).toBe(true);
    const leaving = Promise.resolve(window.app.commands["file.new"].run());
    await window.pass(50);
    expect(state().dialog).toBeNull();
    expect(state().history.present.tables).toHaveLength(1);
    await run(window, Promise.all([saving, leaving]));
    expect(state().dialog).toBeNull();
    expect(state().history.present.tables).toEqual([]);
  });

  it("keeps the name of its file when a table of the same name closes", async () => {
    await run(window, saveProject(window.app));
    window.app.store.update((now) => changeDocument(now, "Title", (document) => ({ ...document, title: "hsb" })));
    await run(window, Promise.resolve(window.app.commands["data.close"].run()), true);
    expect(state().history.present.title).toBe("hsb");
  });

  it("has something to save after a change and nothing after saving", async () => {
    expect(isUnsaved(state())).toBe(true);
    await run(window, saveProject(window.app));
    expect(isUnsaved(state())).toBe(false);
    expect(state().file).toMatchObject({ path: "/home/user/study.crosslevel", saving: false });
    chooseOutcome(window, "mathach");
    expect(isUnsaved(state())).toBe(true);
    void window.app.commands["edit.undo"].run();
    expect(isUnsaved(state())).toBe(false);
  });

  it("is called as its file is", async () => {
    expect(state().history.present.title).not.toBe("study");
    await run(window, saveProject(window.app));
    expect(window.calls("saveProject")[0]).toMatchObject({ document: { title: "study" } });
    expect(state().history.present.title).toBe("study");
  });

  it("replaces what stands at a place that was chosen for it, elsewhere only what it knows", async () => {
    await run(window, saveProject(window.app));
    await run(window, saveProject(window.app));
    expect(window.calls("saveProject")).toMatchObject([{ replacing: true }, { replacing: false }]);
  });

  it("counts as saved what was saved, not what was changed meanwhile", async () => {
    window.host.delay("saveProject", 100);
    const saving = saveProject(window.app);
    await window.pass(10);
    chooseOutcome(window, "mathach");
    await run(window, saving);
    expect(isUnsaved(state())).toBe(true);
  });

  it("saves only results that belong to the models as they are", async () => {
    chooseOutcome(window, "mathach");
    await window.pass(200);
    await run(window, saveProject(window.app));
    expect(window.calls("saveProject")[0]).toMatchObject({ results: [{ model: "model-1" }] });
    window.host.delay("fit", 1000);
    chooseOutcome(window, "ses");
    await run(window, saveProject(window.app));
    expect(window.calls("saveProject")[1]).toMatchObject({ results: [] });
  });

  it("saves no results of models that are gone", async () => {
    chooseOutcome(window, "mathach");
    void window.app.commands["model.duplicate"].run();
    await window.pass(200);
    void window.app.commands["edit.undo"].run();
    await run(window, saveProject(window.app));
    expect(window.calls("saveProject")[0]).toMatchObject({ results: [{ model: "model-1" }] });
  });

  it("stays and says why when saving fails", async () => {
    window.host.refuseNext("saveProject", { code: "file-not-writable", path: "/x", reason: "read-only" });
    expect(await run(window, saveProject(window.app))).toBe(false);
    expect(isUnsaved(state())).toBe(true);
    expect(state().messages.map(({ tone }) => tone)).toEqual(["problem"]);
    expect(state().file.failure).not.toBeNull();

    window.host.refuseNext("saveProject", { code: "file-not-writable", path: "/x", reason: "disk-full" });
    await run(window, saveProject(window.app));
    expect(state().messages.map(({ text }) => text)).toEqual([expect.stringContaining("the disk is full")]);
    await run(window, saveProject(window.app));
    expect(state().messages).toEqual([]);
  });

  it("asks before another project takes the place of unsaved work; Cancel stays", async () => {
    const opening = openProject(window.app, { kind: "path", path: "/home/user/other.crosslevel" });
    await window.pass(1);
    expect(state().dialog).toMatchObject({ kind: "unsaved", next: "open" });
    window.app.questions.answer(null);
    await run(window, opening);
    expect(window.calls("openProject")).toEqual([]);
    expect(state().history.present.tables).toHaveLength(1);
  });

  it("saves first where that is the answer, and closes then", async () => {
    window.host.emit("closeRequested", null);
    await window.pass(1);
    window.app.questions.answer("save");
    await window.pass(10);
    const calls = window.host.log.map(({ method }) => method);
    expect(calls.indexOf("saveProject")).toBeGreaterThan(0);
    expect(calls.at(-1)).toBe("close");
  });

  it("does not close when saving fails", async () => {
    window.host.refuseNext("saveProject", { code: "file-not-writable", path: "/x", reason: "disk-full" });
    window.host.emit("closeRequested", null);
    await window.pass(1);
    window.app.questions.answer("save");
    await window.pass(10);
    expect(window.calls("close")).toEqual([]);
  });

  it("opens a saved project with everything in it and nothing to undo", async () => {
    chooseOutcome(window, "mathach");
    await run(window, saveProject(window.app));
    const { present } = state().history;
    await run(window, openSource(window.app, { kind: "path", path: "/home/user/study.crosslevel" }));
    expect(state().history).toEqual({ present, past: [], future: [] });
    expect(state().history.present).not.toBe(present);
    expect(state().view.screen).toBe("model");
    expect(isUnsaved(state())).toBe(false);
  });

  it("says of a file that cannot be opened why, until another one is opened", async () => {
    await run(window, saveProject(window.app));
    const open = (path: string) => run(window, openSource(window.app, { kind: "path", path }));
    const damaged = (path: string) =>
      window.host.refuseNext("openProject", { code: "project-damaged", path, missing: "end" });
    damaged("/home/user/first.crosslevel");
    await open("/home/user/first.crosslevel");
    damaged("/home/user/second.crosslevel");
    await open("/home/user/second.crosslevel");
    expect(state().messages.map(({ text }) => text)).toEqual([expect.stringContaining("second.crosslevel")]);
    await open("/home/user/study.crosslevel");
    expect(state().messages).toEqual([]);
  });

  it("offers what a crash left, and opens it as unsaved work", async () => {
    window.stop();
    const recovery = { session: "s1", title: "hsb", path: null, saved: "2026-11-20T09:00:00Z", models: 2 };
    window = await liveWindow({ start: { recoveries: [recovery] } });
    expect(state().dialog).toEqual({ kind: "recovery", recoveries: [recovery] });
  });

  it("opens what it was started with after the question about earlier work, unless that was brought back", async () => {
    window.stop();
    const recovery = { session: "s1", title: "hsb", path: null, saved: "2026-11-20T09:00:00Z", models: 2 };
    window = await liveWindow({ start: { recoveries: [recovery], open: { kind: "sample", id: "hsb" } } });
    await window.pass(100);
    expect(window.calls("openData")).toEqual([]);
    window.app.questions.answer(null);
    await window.pass(100);
    expect(window.calls("openData")).toHaveLength(1);
    expect(state().start?.recoveries).toEqual([recovery]);
  });

  it("goes on without asking with the project the host holds", async () => {
    const { present } = state().history;
    window.stop();
    window = await liveWindow({ start: { present: { document: present, path: null, unsaved: true } } });
    expect(state().history.present).toBe(present);
    expect(isUnsaved(state())).toBe(true);
  });

  it("tells the host the title and whether something is unsaved", async () => {
    expect(window.calls("showTitle").at(-1)).toEqual({ title: "hsb — Crosslevel", unsaved: true });
    await run(window, saveProject(window.app));
    expect(window.calls("showTitle").at(-1)).toEqual({ title: "study.crosslevel — Crosslevel", unsaved: false });
  });

  it("tells a native menu what can be done now", async () => {
    window.stop();
    window = await liveWindow({ start: { nativeMenu: true } });
    expect(window.calls("showCommands").at(-1)).toMatchObject({ enabled: expect.not.arrayContaining(["model.new"]) });
    await openSample(window);
    expect(window.calls("showCommands").at(-1)).toMatchObject({
      enabled: expect.arrayContaining(["model.new", "edit.undo"]),
      checked: expect.arrayContaining(["view.data", "data.values"]),
    });
  });

  it("keeps a changed setting with the host", async () => {
    void window.app.commands["view.textLarger"].run();
    expect(window.calls("changeSettings").at(-1)).toMatchObject({ textSize: 110 });
  });
});

/** Waits for work on the clock of the test; `agree` answers the question that it asks on the way. */
async function run<Value>(window: LiveWindow, work: Promise<Value>, agree?: true): Promise<Value> {
  await window.pass(1);
  if (agree) window.app.questions.answer(true);
  await window.pass(200);
  return work;
}
