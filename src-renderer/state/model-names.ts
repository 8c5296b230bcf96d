import type { TableId } from "../../src-contract/data-import.ts";
import type { ModelDraft, ProjectDocument, ProjectModel } from "../../src-contract/project.ts";
import { type ModelContext, modelContext } from "../../src-engine/specification/context.ts";
import { isGivenName, modelName, nameOfOutcome, withoutNumber } from "../../src-engine/specification/model-name.ts";
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
    const isOther =
      modelName(workingModel(earlier.model, context)) !== follows || isOfOtherOutcome(earlier.model, model);
    if (!isGivenName(context, name) || !isOther) return document;
    const others = document.models.filter((other) => other.id !== id);
    return renameModel(document, id, freeName({ models: others }, table, follows, model.outcome));
  }, after);
}

/** What the model is called while nobody names it. */
export function givenName(state: AppState, { table, model }: ProjectModel): string {
  return modelName(workingModel(model, contextIn(state, state.history.present, table)));
}

/** Between two outcomes; a model that had none yet, or has none now, is the same. */
function isOfOtherOutcome(before: ModelDraft, after: ModelDraft): boolean {
  return before.outcome !== null && after.outcome !== null && before.outcome !== after.outcome;
}

/**
 * The name itself, or with what tells it from the table's models that have it: its outcome, where that is not theirs
 * ("Null model of ses"), else the first number that is free ("Null model 2").
 */
export function freeName(
  { models }: Pick<ProjectDocument, "models">,
  table: TableId,
  name: string,
  outcome: string | null = null,
): string {
  const ofTable = models.filter((model) => model.table === table);
  const taken = new Set(ofTable.map((model) => model.name));
  if (!taken.has(name)) return name;
  const namesake = ofTable.find((model) => model.name === name);
  const isOther = outcome !== null && namesake?.model.outcome !== outcome;
  const stem = isOther ? nameOfOutcome(withoutNumber(name), outcome) : withoutNumber(name);
  if (isOther && !taken.has(stem)) return stem;
  for (let number = 2; ; number++) if (!taken.has(`${stem} ${number}`)) return `${stem} ${number}`;
}

function contextIn(state: AppState, document: ProjectDocument, table: TableId): ModelContext {
  const { levels: report, summaries } = knowledgeOf(state, table);
  const { variables = [], levels = null } = findTable(document, table) ?? {};
  return modelContext({ variables, levels, report: report.answer, summaries: summaries.answer });
}
