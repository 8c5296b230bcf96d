import type { Failure } from "../../../src-contract/failure.ts";
import type { ModelId } from "../../../src-contract/project.ts";
import { failureText } from "../../../src-wording/failures.ts";
import { useAppState } from "../../state/app-context.ts";
import { findModel } from "../../state/models.ts";
import { findTable } from "../../state/tables.ts";
import { inLabels } from "../../wording/in-labels.ts";
import { noTable } from "../model/settings/use-settings.ts";
import { useModelContext } from "../model/use-model-context.ts";

/** What went wrong with a model's results, with the labels of its variables. */
export function useFailureText(id: ModelId): (failure: Failure) => string {
  const model = useAppState((state) => findModel(state.history.present, id));
  const table = useAppState((state) => findTable(state.history.present, model?.table ?? ""));
  const context = useModelContext(table ?? noTable);
  return (failure) => failureText(inLabels(failure, context));
}
