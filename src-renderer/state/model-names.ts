import type { TableId } from "../../src-contract/data-import.ts";
import type { ProjectDocument, ProjectModel } from "../../src-contract/project.ts";
import { type ModelContext, modelContext } from "../../src-engine/specification/context.ts";
import { isGivenName, modelName, withoutNumber } from "../../src-engine/specification/model-name.ts";
import { workingModel } from "../../src-engine/specification/working-model.ts";
import type { AppState } from "./app-state.ts";
import { knowledgeOf } from "./knowledge.ts";
import { findModel, renameModel } from "./models.ts";
import { findTable } from "./tables.ts";

/** Names of models: one that nobody has chosen follows what the model becomes. */

/** The document after a change, with the names of the models that the change made something else. */
export function withFollowingNames(state: AppState, before: ProjectDocument, after: ProjectDocument): ProjectDocument {
  return after.models.reduce((document, { id, name, table, model }) => {
    const earlier = findModel(before, id);
    if (earlier === null || earlier.name !== name) return document;
    const isSame = earlier.model === model && findTable(before, table)?.levels === findTable(after, table)?.levels;
    if (isSame) return document;
    const context = contextIn(state, before, table);
    const follows = modelName(workingModel(model, contextIn(state, after, table)));
    if (!isGivenName(context, name) || modelName(workingModel(earlier.model, context)) === follows) return document;
    return renameModel(document, id, freeName(document, table, follows));
  }, after);
}

/** What the model is called while nobody names it. */
export function givenName(state: AppState, { table, model }: ProjectModel): string {
  return modelName(workingModel(model, contextIn(state, state.history.present, table)));
}

/** The name itself, or with the first number that is free among the table's models: "Null model 2". */
export function freeName({ models }: ProjectDocument, table: TableId, name: string): string {
  const taken = new Set(models.filter((model) => model.table === table).map((model) => model.name));
  if (!taken.has(name)) return name;
  const stem = withoutNumber(name);
  for (let number = 2; ; number++) if (!taken.has(`${stem} ${number}`)) return `${stem} ${number}`;
}

function contextIn(state: AppState, document: ProjectDocument, table: TableId): ModelContext {
  const { levels: report, summaries } = knowledgeOf(state, table);
  const { variables = [], levels = null } = findTable(document, table) ?? {};
  return modelContext({ variables, levels, report: report.answer, summaries: summaries.answer });
}
