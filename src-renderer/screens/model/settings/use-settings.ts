import { useMemo } from "react";
import type { ModelDraft, ModelId, ProjectTable } from "../../../../src-contract/project.ts";
import { type ModelContext, singleLevel } from "../../../../src-engine/specification/context.ts";
import { applyChange, describeChange, type ModelChange } from "../../../../src-engine/specification/model-change.ts";
import { type WorkingModel, workingModel } from "../../../../src-engine/specification/working-model.ts";
import { useAppState, useUpdate } from "../../../state/app-context.ts";
import type { AppState } from "../../../state/app-state.ts";
import { changeDocument } from "../../../state/documents.ts";
import { fitOf } from "../../../state/knowledge.ts";
import { changeModel, findModel } from "../../../state/models.ts";
import { findTable } from "../../../state/tables.ts";
import { type PlacedProblem, placeProblems } from "../problems.ts";
import { useModelContext } from "../use-model-context.ts";

/** What a settings dialog works with. */
export interface ModelSettings {
  readonly draft: ModelDraft;
  readonly model: WorkingModel;
  readonly problems: readonly PlacedProblem[];
  /** Makes all changes in one step to undo; `label` names several of them, `mark` joins what follows. */
  readonly apply: (label: string, changes: readonly ModelChange[], mark?: string) => void;
}

/** Null: the model is gone. */
export function useSettings(id: ModelId): ModelSettings | null {
  const update = useUpdate();
  const project = useAppState((state) => findModel(state.history.present, id));
  const table = useAppState((state) => findTable(state.history.present, project?.table ?? ""));
  const context = useModelContext(table ?? noTable);
  const failure = useAppState((state) => fitOf(state, id).failure);
  const model = useMemo(() => (project === null ? null : workingModel(project.model, context)), [project, context]);
  const problems = useMemo(() => (model === null ? [] : placeProblems(model, failure)), [model, failure]);
  if (model === null) return null;
  return {
    draft: model.draft,
    model,
    problems,
    apply: (label, changes, mark) => update((state) => withSettings(state, id, context, label, changes, mark ?? null)),
  };
}

/** One step to undo, under the name of the change where a single one changes anything. */
function withSettings(
  state: AppState,
  id: ModelId,
  context: ModelContext,
  label: string,
  changes: readonly ModelChange[],
  mark: string | null,
): AppState {
  const before = findModel(state.history.present, id);
  if (before === null) return state;
  let draft = before.model;
  const names: string[] = [];
  for (const change of changes) {
    const model = workingModel(draft, context);
    const changed = applyChange(model, change);
    if (changed !== draft) names.push(describeChange(model, change));
    draft = changed;
  }
  const [name = label, ...others] = names;
  const title = others.length === 0 ? name : label;
  return changeDocument(state, title, (document) => changeModel(document, id, () => draft), mark);
}

export const noTable: Pick<ProjectTable, "id" | "variables" | "levels"> = {
  id: "",
  variables: [],
  levels: singleLevel,
};
