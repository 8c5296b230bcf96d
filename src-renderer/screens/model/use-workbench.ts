import { useMemo, useState } from "react";
import type { ProjectModel } from "../../../src-contract/project.ts";
import type { ModelContext } from "../../../src-engine/specification/context.ts";
import { findEquation, outcomeEquation } from "../../../src-engine/specification/equations/level-equations.ts";
import { sameEquation } from "../../../src-engine/specification/equations/target-equation.ts";
import { applyChange, describeChange, type ModelChange } from "../../../src-engine/specification/model-change.ts";
import { workingModel } from "../../../src-engine/specification/working-model.ts";
import { useAppState, useUpdate } from "../../state/app-context.ts";
import type { AppState } from "../../state/app-state.ts";
import { changeDocument } from "../../state/documents.ts";
import { fitOf } from "../../state/knowledge.ts";
import { changeModel, findModel } from "../../state/models.ts";
import { changeView } from "../../state/views.ts";
import type { Request } from "./menus/entries.ts";
import type { OpenMenu } from "./menus/open-menu.ts";
import { placeProblems } from "./problems.ts";
import type { Workbench } from "./workbench.ts";

/** The workbench of the model in view. `onRequest` is told what a menu asks for besides changes. */
export function useModelWorkbench(
  { id, model: draft }: ProjectModel,
  context: ModelContext,
  onRequest: (request: Exclude<Request, { readonly kind: "work-on" }>) => void,
): Workbench {
  const update = useUpdate();
  const [menu, openMenu] = useState<OpenMenu | null>(null);
  const model = useMemo(() => workingModel(draft, context), [draft, context]);
  const failure = useAppState((state) => fitOf(state, id).failure);
  const problems = useMemo(() => placeProblems(model, failure), [model, failure]);
  const chosen = useAppState((state) => state.view.equation);
  const current = findEquation(model.equations, chosen) ?? outcomeEquation(model.equations);
  const workOn = (equation: string) => update((state) => changeView(state, { equation }));
  return {
    id,
    model,
    current,
    problems,
    change: (change) => update((state) => withChange(state, id, context, change)),
    workOn,
    request: (request) => (request.kind === "work-on" ? workOn(request.equation) : onRequest(request)),
    menu,
    openMenu,
  };
}

/** Changes the model and stays at the equation being worked on, whatever its predictors are called now. */
function withChange(state: AppState, id: string, context: ModelContext, change: ModelChange): AppState {
  const before = findModel(state.history.present, id);
  if (before === null) return state;
  const model = workingModel(before.model, context);
  const draft = applyChange(model, change);
  const changed = changeDocument(state, describeChange(model, change), (document) =>
    changeModel(document, id, () => draft),
  );
  const { equations } = workingModel(draft, context);
  return changeView(changed, { equation: sameEquation(model.equations, equations, state.view.equation) });
}
