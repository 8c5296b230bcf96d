import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { chooseOutcome, type LiveWindow, liveWindow, openSample } from "../../support/live-window.ts";

describe("the Model menu", () => {
  let window: LiveWindow;
  beforeEach(async () => {
    window = await liveWindow();
    await openSample(window);
    chooseOutcome(window, "mathach");
  });
  afterEach(() => window.stop());

  const state = () => window.app.store.getState();
  const names = () => state().history.present.models.map(({ name }) => name);
  const { run, can } = {
    run: (id: "model.new" | "model.duplicate" | "model.delete" | "model.moveEarlier" | "model.moveLater") =>
      void window.app.commands[id].run(),
    can: (id: "model.delete" | "model.moveEarlier" | "model.moveLater") => window.app.commands[id].when(state()),
  };

  it("begins a new model as the null model of the same outcome, shown at once", () => {
    run("model.new");
    expect(names()).toEqual(["Null model", "Null model 2"]);
    expect(state().history.present.models[1]?.model).toMatchObject({ outcome: "mathach", fixed: [{ variables: [] }] });
    expect(state().view).toMatchObject({ screen: "model", model: "model-2" });
  });

  it("puts a duplicate beside its original under a name of its own", () => {
    run("model.new");
    window.app.store.update((before) => ({ ...before, view: { ...before.view, model: "model-1" } }));
    run("model.duplicate");
    expect(names()).toEqual(["Null model", "Null model 3", "Null model 2"]);
  });

  it("tells a duplicate that gets another outcome by that outcome, and by a number again once it is the same", () => {
    run("model.duplicate");
    chooseOutcome(window, "ses");
    expect(names()).toEqual(["Null model", "Null model of ses"]);
    run("model.duplicate");
    expect(names()).toEqual(["Null model", "Null model of ses", "Null model of ses 2"]);
    chooseOutcome(window, "mathach");
    expect(names()).toEqual(["Null model", "Null model of ses", "Null model 2"]);
  });

  it("moves a model among its neighbours, and offers that only where there is one", () => {
    run("model.new");
    expect([can("model.moveEarlier"), can("model.moveLater")]).toEqual([true, false]);
    run("model.moveEarlier");
    expect(names()).toEqual(["Null model 2", "Null model"]);
    expect([can("model.moveEarlier"), can("model.moveLater")]).toEqual([false, true]);
  });

  it("deletes the model in view and shows the one that is left; undo brings it back", () => {
    run("model.new");
    run("model.delete");
    expect(names()).toEqual(["Null model"]);
    expect(state().view.model).toBe("model-1");
    void window.app.commands["edit.undo"].run();
    expect(names()).toEqual(["Null model", "Null model 2"]);
  });
});
