import type { ProjectModel } from "../../src-contract/project.ts";
import { nullModelName } from "../../src-engine/specification/model-name.ts";
import { nullModel } from "../../src-engine/specification/null-model.ts";
import type { App } from "../app/app.ts";
import type { AppState } from "../state/app-state.ts";
import type { Dialog } from "../state/dialog.ts";
import { openDialog } from "../state/dialogs.ts";
import { changeDocument } from "../state/documents.ts";
import { freeName } from "../state/model-names.ts";
import { addModel, moveModel, removeModel } from "../state/models.ts";
import type { View } from "../state/view.ts";
import { activeModel, activeTable, changeView, modelsInView, showModel } from "../state/views.ts";
import type { Command, CommandsOf } from "./command.ts";
import { exportAnalysis } from "./export-analysis.ts";

type ModelCommandId =
  | "model.new"
  | "model.nextStep"
  | "model.duplicate"
  | "model.rename"
  | "model.moveEarlier"
  | "model.moveLater"
  | "model.delete"
  | "model.basicSettings"
  | `model.otherSettings.${"estimation" | "residuals" | "tests" | "hypotheses" | "output"}`
  | "model.exportAnalysis"
  | `model.view.${View["equationView"]}`;

export function modelCommands(app: App): CommandsOf<ModelCommandId> {
  const { store, targets } = app;
  const onModel = (change: (state: AppState, model: ProjectModel) => AppState) => () =>
    store.update((state) => {
      const model = activeModel(state);
      return model === null ? state : change(state, model);
    });
  const dialog = (of: (model: ProjectModel) => Dialog): Command => ({
    when: hasModel,
    run: onModel((state, model) => openDialog(changeView(state, { screen: "model" }), of(model))),
  });
  const view = (equationView: View["equationView"]): Command => ({
    when: hasModel,
    checked: (state) => state.view.equationView === equationView,
    run: () => store.update((state) => changeView(state, { screen: "model", equationView })),
  });
  return {
    "model.new": { when: (state) => activeTable(state) !== null, run: () => store.update(withNewModel) },
    "model.nextStep": {
      when: hasModel,
      run: () => {
        store.update((state) => changeView(state, { screen: "model" }));
        // The menu it opens is there once the screen is.
        setTimeout(() => targets.reach("model.nextStep"));
      },
    },
    "model.duplicate": { when: hasModel, run: onModel(duplicate) },
    "model.rename": dialog(({ id }) => ({ kind: "rename-model", model: id })),
    "model.moveEarlier": { when: (state) => neighbour(state, -1) !== null, run: onModel((state) => move(state, -1)) },
    "model.moveLater": { when: (state) => neighbour(state, 1) !== null, run: onModel((state) => move(state, 1)) },
    "model.delete": {
      when: hasModel,
      run: onModel((state, { id, name }) =>
        changeDocument(state, `Delete ${name}`, (document) => removeModel(document, id)),
      ),
    },
    "model.basicSettings": dialog(({ id }) => ({ kind: "basic-settings", model: id })),
    "model.otherSettings.estimation": dialog(({ id }) => ({ kind: "other-settings", model: id, page: "estimation" })),
    "model.otherSettings.residuals": dialog(({ id }) => ({ kind: "other-settings", model: id, page: "residuals" })),
    "model.otherSettings.tests": dialog(({ id }) => ({ kind: "other-settings", model: id, page: "tests" })),
    "model.otherSettings.hypotheses": dialog(({ id }) => ({ kind: "other-settings", model: id, page: "hypotheses" })),
    "model.otherSettings.output": dialog(({ id }) => ({ kind: "other-settings", model: id, page: "output" })),
    "model.exportAnalysis": {
      when: (state) => (activeModel(state)?.model.outcome ?? null) !== null,
      run: () => exportAnalysis(app),
    },
    "model.view.levels": view("levels"),
    "model.view.mixed": view("mixed"),
    "model.view.formula": view("formula"),
    "model.view.spss": view("spss"),
    "model.view.words": view("words"),
  };
}

function hasModel(state: AppState): boolean {
  return activeModel(state) !== null;
}

/** A new model begins as the null model: the outcome of the model in view, an intercept at every level. */
function withNewModel(state: AppState): AppState {
  const table = activeTable(state);
  if (table === null) return state;
  const outcome = activeModel(state)?.model.outcome ?? null;
  const model = nullModel(outcome, table.levels);
  return withModel(state, { name: nullModelName, table: table.id, model }, "Add a model");
}

function duplicate(state: AppState, { id, name, table, model }: ProjectModel): AppState {
  return withModel(state, { name, table, model }, `Duplicate ${name}`, id);
}

/** Adds a model under its name or, where that is taken, with a number; makes it the active one on the Model screen. */
export function withModel(
  state: AppState,
  model: Omit<ProjectModel, "id">,
  label: string,
  after: string | null = null,
): AppState {
  const named = { ...model, name: freeName(state.history.present, model.table, model.name, model.model.outcome) };
  const { id } = addModel(state.history.present, named, after);
  const added = changeDocument(state, label, (document) => addModel(document, named, after).document);
  return changeView(showModel(added, id), { screen: "model" });
}

/** Where in the document the model beside the active one stands; null at the end of the row. */
function neighbour(state: AppState, direction: 1 | -1): number | null {
  const models = modelsInView(state);
  const beside = models[models.findIndex(({ id }) => id === state.view.model) + direction];
  return activeModel(state) === null || beside === undefined ? null : state.history.present.models.indexOf(beside);
}

function move(state: AppState, direction: 1 | -1): AppState {
  const model = activeModel(state);
  const to = neighbour(state, direction);
  if (model === null || to === null) return state;
  return changeDocument(state, `Move ${model.name}`, (document) => moveModel(document, model.id, to));
}
