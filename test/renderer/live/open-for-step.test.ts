import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { dismissImport } from "../../../src-renderer/commands/import-data.ts";
import { openForStep, type PrepareDialog } from "../../../src-renderer/commands/open-for-step.ts";
import { openDialog } from "../../../src-renderer/state/dialogs.ts";
import { type LiveWindow, liveWindow, openSample } from "../../support/live-window.ts";

const join = { kind: "join", from: { table: "", name: "" }, keys: [] } as const;
const dialog: PrepareDialog = { kind: "prepare", table: "table-1", step: "join", edit: null };

describe("another file opened from within a step's dialog, by the system's dialog for files", () => {
  let window: LiveWindow;
  beforeEach(async () => {
    window = await liveWindow({ chosenPath: "/home/user/schools.csv" });
    await openSample(window);
    window.app.store.update((state) => openDialog(state, dialog));
    window.host.delay("chooseFileToOpen", 300);
    window.host.delay("previewData", 300);
  });
  afterEach(() => window.stop());

  const shown = () => window.app.store.getState().dialog;

  it("lets the step's dialog wait until a file is chosen, and asks for one only", async () => {
    for (let clicks = 0; clicks < 2; clicks++) {
      const { dialog: present } = window.app.store.getState();
      if (present?.kind === "prepare") void openForStep(window.app, present, join);
    }
    expect(shown()).toMatchObject({ kind: "prepare", isOpeningFile: true });
    await window.pass(301);
    expect(shown()).toMatchObject({ kind: "import", preview: null });
    expect(window.calls("chooseFileToOpen")).toHaveLength(1);
  });

  it("comes back to it from a preview that is given up before it is there", async () => {
    void openForStep(window.app, dialog, join);
    await window.pass(301);
    dismissImport(window.app);
    expect(shown()).toEqual({ ...dialog, draft: { content: join, opened: null } });
    await window.pass(600);
    expect(shown()?.kind).toBe("prepare");
  });

  it("leaves alone what was opened in its place meanwhile", async () => {
    void openForStep(window.app, dialog, join);
    window.app.store.update((state) => openDialog(state, { kind: "about" }));
    await window.pass(600);
    expect(shown()).toEqual({ kind: "about" });
    expect(window.calls("previewData")).toHaveLength(0);
  });
});
