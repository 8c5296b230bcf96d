import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { saveProject } from "../../../src-renderer/commands/save-project.ts";
import { changeDocument } from "../../../src-renderer/state/documents.ts";
import { chooseOutcome, type LiveWindow, liveWindow, openSample } from "../../support/live-window.ts";

describe("autosave", () => {
  let window: LiveWindow;
  beforeEach(async () => {
    window = await liveWindow();
    await openSample(window);
  });
  afterEach(() => window.stop());

  const kept = () => window.calls("autosave").length;
  const file = () => window.app.store.getState().file;

  it("keeps the document half a second after a change", async () => {
    const before = kept();
    chooseOutcome(window, "mathach");
    await window.pass(400);
    expect(kept()).toBe(before);
    await window.pass(200);
    expect(kept()).toBe(before + 1);
    expect(file().autosavedAt).not.toBeNull();
  });

  it("keeps a row of changes once, in their last state", async () => {
    const before = kept();
    for (const outcome of ["mathach", "ses", "size"]) {
      chooseOutcome(window, outcome);
      await window.pass(200);
    }
    await window.pass(600);
    expect(kept()).toBe(before + 1);
    expect(window.calls("autosave").at(-1)).toMatchObject({ document: window.app.store.getState().history.present });
  });

  it("keeps what goes on being changed without a pause, at least every other second", async () => {
    const before = kept();
    for (let change = 0; change < 25; change++) {
      chooseOutcome(window, change % 2 === 0 ? "mathach" : "ses");
      await window.pass(200);
    }
    expect(kept()).toBe(before + 2);
    await window.pass(600);
    expect(kept()).toBe(before + 3);
    expect(window.calls("autosave").at(-1)).toMatchObject({ document: window.app.store.getState().history.present });
  });

  it("says that it failed, tries again by itself, and says no more once it works", async () => {
    window.host.refuseNext("autosave", { code: "file-not-writable", path: "/x", reason: "disk-full" }, 2);
    chooseOutcome(window, "mathach");
    await window.pass(600);
    expect(file().failure).toMatchObject({ reason: "disk-full" });
    await window.pass(5_100);
    expect(file().failure).toMatchObject({ reason: "disk-full" });
    await window.pass(5_100);
    expect(file().failure).toBeNull();
  });

  it("says no more that work is not saved once it is kept, after a save that failed", async () => {
    chooseOutcome(window, "mathach");
    await window.pass(600);
    window.host.refuseNext("saveProject", diskFull);
    window.host.refuseNext("autosave", diskFull);
    await failToSave(window);
    expect(file().failure).toMatchObject({ reason: "disk-full" });
    await window.pass(5_100);
    expect(file().failure).toMatchObject({ reason: "disk-full" });
    await window.pass(5_100);
    expect(file().failure).toBeNull();
    expect(window.app.store.getState().messages).toHaveLength(1);
  });

  it("says no more that a project is not saved which is as it was opened, after it could not be saved elsewhere", async () => {
    await saveAndReopen(window);
    window.host.refuseNext("saveProject", diskFull);
    await failToSave(window);
    expect(file().failure).not.toBeNull();
    await window.pass(5_100);
    expect(file().failure).toBeNull();
  });

  it("says no more that a change is not kept once it is undone", async () => {
    chooseOutcome(window, "mathach");
    await window.pass(600);
    window.host.refuseNext("autosave", diskFull);
    chooseOutcome(window, "ses");
    await window.pass(600);
    expect(file().failure).not.toBeNull();
    void window.app.commands["edit.undo"].run();
    await window.pass(600);
    expect(file().failure).toBeNull();
  });

  it("says when it turns out that a table cannot be kept, and asks until that is known", async () => {
    window.host.answerNext("autosave", { saved: "2026-11-21T12:00:00.000Z", copying: true });
    chooseOutcome(window, "mathach");
    await window.pass(600);
    expect(file()).toMatchObject({ failure: null, autosavedAt: "2026-11-21T12:00:00.000Z" });
    window.host.refuseNext("autosave", { code: "table-not-kept", name: "hsb", reason: "disk-full", again: true });
    await window.pass(5_100);
    expect(file().failure).toMatchObject({ code: "table-not-kept" });
    await window.pass(5_100);
    expect(file().failure).toBeNull();
    const times = kept();
    await window.pass(10_200);
    expect(kept()).toBe(times);
  });

  it("keeps what was changed while it was being kept", async () => {
    window.host.delay("autosave", 1500);
    chooseOutcome(window, "mathach");
    await window.pass(600);
    chooseOutcome(window, "ses");
    await window.pass(5_000);
    expect(window.calls("autosave").at(-1)).toMatchObject({ document: window.app.store.getState().history.present });
  });

  it("keeps at once what was just changed, when the program is about to end", async () => {
    window.host.delay("autosave", 200);
    chooseOutcome(window, "mathach");
    await window.pass(600);
    chooseOutcome(window, "ses");
    const asked = window.host.ask("autosaveNow");
    await window.pass(400);
    await asked;
    expect(window.calls("autosave").at(-1)).toMatchObject({ document: window.app.store.getState().history.present });
    const times = kept();
    await window.host.ask("autosaveNow");
    expect(kept()).toBe(times);
  });

  it("keeps nothing of a project that was only opened", async () => {
    await saveAndReopen(window);
    const before = kept();
    await window.pass(2_000);
    expect(kept()).toBe(before);
    rename(window, "Another title");
    await window.pass(600);
    expect(kept()).toBe(before + 1);
  });

  it("keeps the old document again after undo", async () => {
    chooseOutcome(window, "mathach");
    await window.pass(600);
    void window.app.commands["edit.undo"].run();
    await window.pass(600);
    expect(window.calls("autosave").at(-1)).toMatchObject({ document: window.app.store.getState().history.present });
  });
});

const diskFull = { code: "file-not-writable", path: "/home/user/study.crosslevel", reason: "disk-full" } as const;

async function failToSave({ app, pass }: LiveWindow): Promise<void> {
  app.store.update((state) => ({ ...state, file: { ...state.file, path: diskFull.path } }));
  void saveProject(app);
  await pass(10);
}

async function saveAndReopen({ app, pass, host }: LiveWindow): Promise<void> {
  const { present } = app.store.getState().history;
  await host.calls.saveProject({ document: present, path: "/home/user/study.crosslevel", results: [], pictures: [] });
  app.store.update((state) => ({ ...state, file: { ...state.file, savedDocument: present } }));
  void app.commands["file.new"].run();
  await pass(10);
  const { openProject } = await import("../../../src-renderer/commands/open-project.ts");
  void openProject(app, { kind: "path", path: "/home/user/study.crosslevel" });
  await pass(10);
}

function rename({ app }: LiveWindow, title: string): void {
  app.store.update((state) => changeDocument(state, "Rename", (document) => ({ ...document, title })));
}
