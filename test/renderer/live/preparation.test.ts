import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PrepareRequest } from "../../../src-contract/engine-api.ts";
import { changeSteps } from "../../../src-renderer/commands/prepare-data.ts";
import { changeDocument, undoChange } from "../../../src-renderer/state/documents.ts";
import { knowledgeOf } from "../../../src-renderer/state/knowledge.ts";
import { changeVariable, findTable } from "../../../src-renderer/state/tables.ts";
import { chooseOutcome, type LiveWindow, liveWindow, openSample } from "../../support/live-window.ts";

const filter = { id: "step-1", kind: "filter", formula: "ses > 0" } as const;

describe("prepared data in step with the engine", () => {
  let window: LiveWindow;
  beforeEach(async () => {
    window = await liveWindow();
    await openSample(window);
  });
  afterEach(() => window.stop());

  const id = "table-1";
  const prepared = () => window.calls("prepareTable") as readonly PrepareRequest[];
  const table = () => findTable(window.app.store.getState().history.present, id);
  const add = async () => {
    const done = changeSteps(window.app, id, "Filter", [filter]);
    await window.pass(100);
    return done;
  };

  it("has steps done once, before they are in the document", async () => {
    expect((await add()).ok).toBe(true);
    expect(table()?.preparation?.steps).toEqual([filter]);
    chooseOutcome(window, "mathach");
    await window.pass(200);
    expect(prepared()).toHaveLength(1);
    expect(prepared()[0]).toMatchObject({ table: id, steps: [filter], levels: [["school"]] });
    expect(window.calls("fit")).toHaveLength(1);
  });

  it("leaves the document as it is when the engine refuses", async () => {
    const before = window.app.store.getState().history.present;
    window.host.refuseNext("prepareTable", { code: "cancelled" });
    expect((await add()).ok).toBe(false);
    expect(window.app.store.getState().history.present).toBe(before);
  });

  it("asks everything anew for other steps, and again what was before them after undo", async () => {
    chooseOutcome(window, "mathach");
    await window.pass(200);
    const [fits, summaries] = [window.calls("fit").length, window.calls("summarizeVariables").length];
    await add();
    await window.pass(200);
    expect(window.calls("fit").length).toBe(fits + 1);
    expect(window.calls("summarizeVariables").length).toBe(summaries + 1);
    window.app.store.update(undoChange);
    await window.pass(300);
    expect(table()?.preparation).toBeUndefined();
    // The engine is told the source's variables, which takes the steps back.
    expect(window.calls("setVariables").length).toBeGreaterThan(0);
    expect(window.calls("fit").length).toBe(fits + 2);
  });

  it("tells what a variable is called as a step", async () => {
    await add();
    window.app.store.update((state) =>
      changeDocument(state, "Label", (document) =>
        changeVariable(document, id, table()?.variables[0]?.column ?? "", { label: "Changed" }),
      ),
    );
    await window.pass(300);
    expect(
      prepared()
        .at(-1)
        ?.steps.map(({ kind }) => kind),
    ).toEqual(["filter", "describe"]);
  });

  it("does the steps again in another engine, and knows what they did", async () => {
    await add();
    const before = prepared().length;
    window.host.emit("engine", { state: "restarting" });
    window.host.emit("engine", { state: "running" });
    chooseOutcome(window, "mathach");
    await window.pass(300);
    expect(prepared()).toHaveLength(before + 1);
    expect(knowledgeOf(window.app.store.getState(), id).steps.answer).toMatchObject([
      { step: "step-1", problem: null },
    ]);
  });
});
