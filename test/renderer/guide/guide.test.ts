import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { coachPlace } from "../../../src-renderer/screens/guide/coach-place.ts";
import { guideSteps } from "../../../src-renderer/screens/guide/guide-steps.ts";
import { changeDocument } from "../../../src-renderer/state/documents.ts";
import { changeModel } from "../../../src-renderer/state/models.ts";
import { addReportItems } from "../../../src-renderer/state/report-items.ts";
import { setLevels } from "../../../src-renderer/state/tables.ts";
import { chooseOutcome, type LiveWindow, liveWindow } from "../../support/live-window.ts";

describe("the guided first analysis", () => {
  let window: LiveWindow;
  beforeEach(async () => {
    window = await liveWindow();
    void window.app.commands["help.guide"].run();
  });
  afterEach(() => window.stop());

  const done = () => guideSteps.map(({ isDone }) => isDone(window.app.store.getState()));

  it("has six steps", () => {
    expect(guideSteps).toHaveLength(6);
  });

  it("notices each step when it is done, and not before", async () => {
    const { store } = window.app;
    expect(done()).toEqual([false, false, false, false, false, false]);

    void window.app.commands["file.sample.hsb"].run();
    await window.pass(500);
    expect(done()).toEqual([true, false, false, false, false, false]);

    const upper = [{ id: ["school"], singular: "school", plural: "schools" }];
    store.update((state) =>
      changeDocument(state, "Levels", (document) =>
        setLevels(document, "table-1", { first: { singular: "student", plural: "students" }, upper }),
      ),
    );
    expect(done()).toEqual([true, true, false, false, false, false]);

    chooseOutcome(window, "mathach");
    expect(done()[2]).toBe(false);
    await window.pass(200);
    expect(done()).toEqual([true, true, true, false, false, false]);

    const ses = { variables: [{ name: "ses", center: "group", by: "school" }] } as const;
    const change = (fixed: Parameters<typeof changeModel>[2]) =>
      store.update((state) => changeDocument(state, "Model", (document) => changeModel(document, "model-1", fixed)));
    change((model) => ({ ...model, fixed: [...model.fixed, ses] }));
    await window.pass(200);
    expect(done()).toEqual([true, true, true, true, false, false]);

    change((model) => ({
      ...model,
      fixed: [...model.fixed, { variables: [{ name: "sector" }] }],
      random: model.random.map((entry) => ({ ...entry, terms: [...entry.terms, ses] })),
    }));
    await window.pass(200);
    expect(done()).toEqual([true, true, true, true, true, false]);

    store.update((state) =>
      changeDocument(state, "Report", (document) =>
        addReportItems(document, [{ kind: "table", table: "fixed-effects", model: "model-1", title: null }]),
      ),
    );
    expect(done()).toEqual([true, true, true, true, true, true]);
  });
});

describe("where the guide's card stands", () => {
  const view = { width: 1280, height: 800 };
  const card = { width: 320, height: 200 };

  it("stands to the right of its anchor, or to the left where there is no room", () => {
    expect(coachPlace({ left: 20, top: 100, right: 200, bottom: 130 }, card, view)).toEqual({ left: 214, top: 92 });
    expect(coachPlace({ left: 1000, top: 100, right: 1270, bottom: 130 }, card, view)).toEqual({ left: 666, top: 92 });
  });

  it("stands below an anchor as wide as the window", () => {
    expect(coachPlace({ left: 0, top: 100, right: 1280, bottom: 130 }, card, view)).toEqual({ left: 12, top: 144 });
  });

  it("leaves in sight what a step changes, where there is room below it", () => {
    const variable = { left: 0, top: 210, right: 217, bottom: 240 };
    const equations = { left: 250, top: 180, right: 750, bottom: 360 };
    expect(coachPlace(variable, card, view, equations)).toEqual({ left: 231, top: 374 });
    const small = { width: 700, height: 500 };
    expect(coachPlace(variable, card, small, equations)).toEqual({ left: 231, top: 202 });
  });

  it("never leaves the window", () => {
    const low = coachPlace({ left: 20, top: 780, right: 200, bottom: 798 }, card, view);
    expect(low.top + card.height).toBeLessThanOrEqual(800);
  });

  it("waits in the lower right corner while its anchor is not there", () => {
    expect(coachPlace(null, card, view)).toEqual({ left: 948, top: 556 });
  });
});
