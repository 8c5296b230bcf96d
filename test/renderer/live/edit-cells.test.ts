import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addStep, editCells } from "../../../src-renderer/commands/edit-cells.ts";
import { undoChange } from "../../../src-renderer/state/documents.ts";
import { stepsOf } from "../../../src-renderer/state/preparation.ts";
import { type LiveWindow, liveWindow, openSample } from "../../support/live-window.ts";

describe("cells typed one after the other while the first is still being written", () => {
  let window: LiveWindow;
  beforeEach(async () => {
    window = await liveWindow();
    await openSample(window);
    window.host.delay("previewSteps", 200);
    window.host.delay("prepareTable", 200);
  });
  afterEach(() => window.stop());

  const table = () => {
    const [first] = window.app.store.getState().history.present.tables;
    if (first === undefined) throw new Error("a table");
    return first;
  };
  const cell = (row: number, value: number) => ({ row, variables: ["ses"], values: [[value]] });

  it("are all kept, as one step, and taken back one by one", async () => {
    const before = table();
    for (const row of [1, 2, 3]) void editCells(window.app, before, cell(row, row));
    void addStep(window.app, before, { kind: "delete-rows", rows: [{ from: 5, to: 5 }] });
    await window.pass(5000);
    expect(stepsOf(table())).toMatchObject([
      { id: "step-1", kind: "edit-cells", blocks: [cell(1, 1), cell(2, 2), cell(3, 3)] },
      { id: "step-2", kind: "delete-rows" },
    ]);
    window.app.store.update(undoChange);
    window.app.store.update(undoChange);
    expect(stepsOf(table())).toMatchObject([{ kind: "edit-cells", blocks: [cell(1, 1), cell(2, 2)] }]);
  });
});
