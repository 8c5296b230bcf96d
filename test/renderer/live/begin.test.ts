import { afterEach, describe, expect, it } from "vitest";
import { dismissImport } from "../../../src-renderer/commands/import-data.ts";
import { type LiveWindow, liveWindow } from "../../support/live-window.ts";

describe("a file named at the start", () => {
  let window: LiveWindow;
  afterEach(() => window.stop());

  it("is the host's to tell again until its preview is answered", async () => {
    window = await liveWindow({ start: { open: { kind: "path", path: "/home/user/schools.csv" } } });
    expect(window.app.store.getState().dialog).toMatchObject({ kind: "import", busy: false });
    expect(window.calls("startIsOver")).toHaveLength(0);
    dismissImport(window.app);
    await window.pass(1);
    expect(window.calls("startIsOver")).toHaveLength(1);
  });
});
