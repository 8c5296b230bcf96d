import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { FitRequest } from "../../../src-contract/engine-api.ts";
import { knownBlocks } from "../../../src-renderer/screens/report/known-blocks.ts";
import { comparisonItem } from "../../../src-renderer/screens/results/report-pieces.ts";
import { isCurrent } from "../../../src-renderer/state/app-state.ts";
import { changeDocument } from "../../../src-renderer/state/documents.ts";
import { comparisonOf, fitOf } from "../../../src-renderer/state/knowledge.ts";
import { renameModel } from "../../../src-renderer/state/models.ts";
import { addReportItems } from "../../../src-renderer/state/report-items.ts";
import { changeVariable, removeTable } from "../../../src-renderer/state/tables.ts";
import { showModel } from "../../../src-renderer/state/views.ts";
import { chooseOutcome, type LiveWindow, liveWindow, openSample } from "../../support/live-window.ts";

describe("results that follow the model", () => {
  let window: LiveWindow;
  beforeEach(async () => {
    window = await liveWindow();
    await openSample(window);
  });
  afterEach(() => window.stop());

  const fits = () => window.calls("fit") as readonly FitRequest[];
  const fitted = (model = "model-1") => fitOf(window.app.store.getState(), model);

  it("asks nothing while there is no outcome", () => {
    expect(fits()).toEqual([]);
    expect(fitted().askedKey).toBeNull();
  });

  it("fits the null model as soon as the outcome is chosen", async () => {
    chooseOutcome(window, "mathach");
    await window.pass(100);
    expect(fits().map(({ model }) => model.outcome)).toEqual(["mathach"]);
    expect(isCurrent(fitted())).toBe(true);
  });

  it("answers the first of a quick row of changes at once, then only the last", async () => {
    for (const outcome of ["ses", "meanses", "mathach"]) {
      chooseOutcome(window, outcome);
      await window.pass(20);
    }
    await window.pass(100);
    expect(fits().map(({ model }) => model.outcome)).toEqual(["ses", "mathach"]);
  });

  it("marks results as not up to date at once, and keeps them in sight", async () => {
    chooseOutcome(window, "mathach");
    await window.pass(100);
    const before = fitted().answer;
    chooseOutcome(window, "ses");
    expect(isCurrent(fitted())).toBe(false);
    expect(fitted().answer).toBe(before);
  });

  it("never takes an answer to an older question as current", async () => {
    window.host.delay("fit", 300);
    chooseOutcome(window, "mathach");
    await window.pass(100);
    chooseOutcome(window, "ses");
    // The answer for mathach arrives now, the one for ses is still on its way.
    await window.pass(250);
    expect(isCurrent(fitted())).toBe(false);
    await window.pass(400);
    expect(isCurrent(fitted())).toBe(true);
    expect(fitted().answer?.output.summary.method).toContain("(ses,");
  });

  it("gives up an older request when a newer one is made", async () => {
    window.host.delay("fit", 300);
    chooseOutcome(window, "mathach");
    await window.pass(100);
    chooseOutcome(window, "ses");
    expect(window.host.abandoned.map(({ method }) => method)).toEqual(["fit"]);
  });

  it("asks what follows the model in view with its fit, what follows the others when theirs are there", async () => {
    window.host.delay("fit", 300);
    chooseOutcome(window, "mathach");
    window.app.commands["model.duplicate"].run();
    await window.pass(2000);
    const before = window.calls("afterFit").length;
    const asked = () => window.calls("afterFit").slice(before) as readonly FitRequest[];
    window.app.store.update((state) =>
      changeDocument(state, "Show otherwise", (document) => ({ ...document, output: { ...document.output } })),
    );
    await window.pass(100);
    expect(asked().map(({ id }) => id)).toEqual(["model-2"]);
    await window.pass(2000);
    expect(asked().map(({ id }) => id)).toEqual(["model-2", "model-1"]);
  });

  it("counts the changes of a model", async () => {
    for (const outcome of ["mathach", "ses", "mathach"]) {
      chooseOutcome(window, outcome);
      await window.pass(100);
    }
    expect(fits().map(({ revision }) => revision)).toEqual([1, 2, 3]);
  });

  it("brings the old results back as current after undo, by asking again for the old content", async () => {
    chooseOutcome(window, "mathach");
    await window.pass(100);
    const key = fitted().answeredKey;
    chooseOutcome(window, "ses");
    await window.pass(100);
    window.app.commands["edit.undo"].run();
    await window.pass(100);
    expect(fitted().answeredKey).toBe(key);
  });

  it("fits the model in view before the others", async () => {
    chooseOutcome(window, "mathach");
    await window.pass(100);
    window.app.commands["model.duplicate"].run();
    window.app.commands["model.duplicate"].run();
    await window.pass(500);
    const before = fits().length;
    // A label changes the tables of all three.
    window.app.store.update((state) => showModel(state, "model-2"));
    relabel(window);
    await window.pass(500);
    expect(
      fits()
        .slice(before)
        .map(({ id }) => id),
    ).toEqual(["model-2", "model-1", "model-3"]);
  });

  it("fits a waiting model at once when it comes into view", async () => {
    chooseOutcome(window, "mathach");
    await window.pass(100);
    window.app.commands["model.duplicate"].run();
    window.app.commands["model.duplicate"].run();
    await window.pass(500);
    window.host.delay("fit", 1000);
    relabel(window);
    await window.pass(1200);
    const before = fits().length;
    window.app.store.update((state) => showModel(state, "model-2"));
    await window.pass(100);
    expect(fits()[before]?.id).toBe("model-2");
  });

  it("gives up a fit in the background for the model in view, and takes it up again", async () => {
    chooseOutcome(window, "mathach");
    await window.pass(100);
    window.app.commands["model.duplicate"].run();
    await window.pass(500);
    window.host.delay("fit", 1000);
    relabel(window);
    await window.pass(1200);
    // The fit of model 2, in view, is done; that of model 1 is running.
    const before = fits().length;
    chooseOutcome(window, "ses");
    await window.pass(100);
    expect(window.host.abandoned.map(({ input }) => (input as FitRequest).id)).toEqual(["model-1"]);
    await window.pass(3000);
    expect(
      fits()
        .slice(before)
        .map(({ id }) => id),
    ).toEqual(["model-2", "model-1"]);
  });

  it("compares nothing while a fit has no answer", async () => {
    chooseOutcome(window, "mathach");
    await window.pass(100);
    window.host.refuseNext("fit", { code: "connection-lost" }, 50);
    window.app.commands["model.duplicate"].run();
    await window.pass(1000);
    expect(window.calls("compare")).toEqual([]);
  });

  it("compares the models that could be fitted without the one that was refused", async () => {
    chooseOutcome(window, "mathach");
    await window.pass(100);
    window.app.commands["model.duplicate"].run();
    await window.pass(500);
    window.app.commands["model.duplicate"].run();
    await window.pass(500);
    window.host.refuseNext("fit", { code: "outcome-constant", name: "size", category: "3" });
    chooseOutcome(window, "size");
    await window.pass(1000);
    expect(window.calls("compare").at(-1)).toMatchObject({ models: [{ id: "model-1" }, { id: "model-2" }] });
  });

  it("shows a refusal for the model as it is, and asks again once it changes", async () => {
    window.host.refuseNext("fit", { code: "outcome-constant", name: "size", category: "3" });
    chooseOutcome(window, "size");
    await window.pass(500);
    expect(fits()).toHaveLength(1);
    expect(fitted().failure).toEqual({ code: "outcome-constant", name: "size", category: "3" });
    chooseOutcome(window, "mathach");
    await window.pass(100);
    expect(fitted().failure).toBeNull();
    expect(isCurrent(fitted())).toBe(true);
  });

  it("asks again by itself when the engine is back", async () => {
    window.host.refuseNext("fit", { code: "connection-lost" });
    window.host.refuseNext("afterFit", { code: "connection-lost" });
    window.host.emit("engine", { state: "restarting" });
    chooseOutcome(window, "mathach");
    await window.pass(500);
    expect(isCurrent(fitted())).toBe(false);
    expect(fitted().failure).toBeNull();
    window.host.emit("engine", { state: "running" });
    await window.pass(100);
    expect(isCurrent(fitted())).toBe(true);
  });

  it("does not ask again by itself what stopped the engine", async () => {
    window.host.refuseNext("fit", { code: "engine-stopped", times: 2 });
    chooseOutcome(window, "mathach");
    await window.pass(500);
    window.host.emit("engine", { state: "restarting" });
    window.host.emit("engine", { state: "running" });
    await window.pass(500);
    expect(fits()).toHaveLength(1);
    expect(fitted().failure?.code).toBe("engine-stopped");
  });

  it("compares models only when each of them is up to date", async () => {
    chooseOutcome(window, "mathach");
    await window.pass(100);
    window.host.delay("fit", 300);
    window.app.commands["model.duplicate"].run();
    await window.pass(200);
    expect(window.calls("compare")).toEqual([]);
    await window.pass(400);
    expect(window.calls("compare")).toHaveLength(1);
    expect(isCurrent(comparisonOf(window.app.store.getState(), "table-1"))).toBe(true);
  });

  it("says of a piece of the report whose models are being fitted and compared that it is on its way", async () => {
    const { store, commands } = window.app;
    chooseOutcome(window, "mathach");
    await window.pass(200);
    window.host.delay("fit", 300);
    window.host.delay("compare", 300);
    commands["model.duplicate"].run();
    store.update((state) =>
      changeDocument(state, "Add", (document) => addReportItems(document, [comparisonItem("table-1")])),
    );
    const shown = () => knownBlocks(store.getState())[0];
    for (const _moment of ["fitted", "compared"]) {
      await window.pass(200);
      expect(shown()).toMatchObject({ kind: "missing", missing: { reason: "awaited" } });
    }
    await window.pass(800);
    expect(shown()).toMatchObject({ kind: "table" });
  });

  it("keeps a comparison in the report, whatever other data are opened and looked at", async () => {
    const { store, commands } = window.app;
    chooseOutcome(window, "mathach");
    commands["model.duplicate"].run();
    await window.pass(500);
    store.update((state) =>
      changeDocument(state, "Add", (document) => addReportItems(document, [comparisonItem("table-1")])),
    );
    await openSample(window);
    expect(store.getState().view.table).toBe("table-2");
    chooseOutcome(window, "mathach");
    commands["model.duplicate"].run();
    await window.pass(500);
    const shown = () => knownBlocks(store.getState())[0];
    expect(shown()).toMatchObject({ kind: "table", table: comparisonOf(store.getState(), "table-1").answer });
    expect(window.calls("compare").at(-1)).toMatchObject({ models: [{ table: "table-2" }, { table: "table-2" }] });
    // The models it is about stay the ones that are compared anew.
    store.update((state) =>
      changeDocument(state, "Rename", (document) => renameModel(document, "model-1", "Empty model")),
    );
    await window.pass(500);
    expect(window.calls("compare").at(-1)).toMatchObject({ models: [{ name: "Empty model" }, {}] });
    store.update((state) => changeDocument(state, "Close", (document) => removeTable(document, "table-1")));
    expect(store.getState().history.present.report).toEqual([]);
  });
});

describe("variables in step with the engine", () => {
  let window: LiveWindow;
  beforeEach(async () => {
    window = await liveWindow();
    await openSample(window);
  });
  afterEach(() => window.stop());

  it("tells the engine new names before it asks anything that uses them", async () => {
    window.host.delay("setVariables", 200);
    const before = window.host.log.length;
    relabel(window);
    chooseOutcome(window, "mathach");
    await window.pass(1000);
    const methods = window.host.log.slice(before).map(({ method }) => method);
    expect(methods.indexOf("setVariables")).toBeGreaterThanOrEqual(0);
    expect(methods.indexOf("setVariables")).toBeLessThan(methods.indexOf("fit"));
    expect(methods.filter((method) => method === "setVariables")).toHaveLength(1);
  });

  it("does not tell the engine what it has just read itself", () => {
    expect(window.calls("setVariables")).toEqual([]);
    expect(window.calls("describeLevels")).toHaveLength(1);
  });

  it("tells them again to an engine that was restarted", async () => {
    const before = window.calls("setVariables").length;
    window.host.emit("engine", { state: "restarting" });
    window.host.emit("engine", { state: "running" });
    chooseOutcome(window, "mathach");
    await window.pass(200);
    expect(window.calls("setVariables")).toHaveLength(before + 1);
  });

  it("describes nothing anew for a label, and everything for a missing value", async () => {
    const before = window.calls("summarizeVariables").length;
    relabel(window);
    await window.pass(500);
    expect(window.calls("summarizeVariables")).toHaveLength(before);
    declareMissing(window);
    await window.pass(500);
    expect(window.calls("summarizeVariables")).toHaveLength(before + 1);
    expect(window.calls("describeLevels").length).toBeGreaterThan(1);
  });
});

function editVariable({ app }: LiveWindow, change: Parameters<typeof changeVariable>[3]): void {
  app.store.update((state) =>
    changeDocument(state, "Edit mathach", (document) => changeVariable(document, "table-1", "mathach", change)),
  );
}

function relabel(window: LiveWindow): void {
  editVariable(window, { label: "Mathematics" });
}

function declareMissing(window: LiveWindow): void {
  editVariable(window, { missing: { values: [99], ranges: [] } });
}
