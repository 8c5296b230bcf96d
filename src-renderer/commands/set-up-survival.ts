import type { DataStep } from "../../src-contract/data-steps.ts";
import type { LevelsDefinition } from "../../src-contract/levels.ts";
import { type Outcome, succeed } from "../../src-contract/outcome.ts";
import type { ModelDraft, ProjectDocument, ProjectTable } from "../../src-contract/project.ts";
import type { App } from "../app/app.ts";
import { changeDocument } from "../state/documents.ts";
import { freeName } from "../state/model-names.ts";
import { addModel } from "../state/models.ts";
import { stepsOf } from "../state/preparation.ts";
import { setLevels } from "../state/tables.ts";
import { changeView, showModel } from "../state/views.ts";
import { survivalWords as words } from "../wording/survival.ts";
import { changeSteps } from "./prepare-data.ts";

export interface SurvivalSetUp {
  readonly table: ProjectTable;
  /** All of the table's, with those that make rows of periods. */
  readonly steps: readonly DataStep[];
  /** With what a row is then. */
  readonly levels: LevelsDefinition | null;
  readonly model: ModelDraft;
}

/** Has the rows of periods made and the model added, as one change to undo, and shows the model. */
export async function setUpSurvival(app: App, { table, steps, levels, model }: SurvivalSetUp): Promise<Outcome<null>> {
  const { store } = app;
  const { present } = store.getState().history;
  const named = { name: freeName(present, table.id, words.model), table: table.id, model };
  const { id } = addModel(present, named);
  const withModel = (document: ProjectDocument) => addModel(setLevels(document, table.id, levels), named).document;
  if (steps.length === stepsOf(table).length) {
    store.update((state) => changeDocument(state, words.change, withModel));
  } else {
    const prepared = await changeSteps(app, table.id, words.change, steps, withModel);
    if (!prepared.ok) return prepared;
  }
  store.update((state) => changeView(showModel(state, id), { screen: "model" }));
  return succeed(null);
}
