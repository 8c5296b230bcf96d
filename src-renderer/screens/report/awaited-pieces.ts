import { dataQuestionKey } from "../../../src-contract/data-question.ts";
import type { ModelId, ReportItem } from "../../../src-contract/project.ts";
import {
  type ComparisonNeed,
  comparisonBeside,
  comparisonNeed,
  isAboutData,
  isFitted,
} from "../../../src-print/report-needs.ts";
import { type AppState, isAwaited, notAsked } from "../../state/app-state.ts";
import { afterOf, fitOf } from "../../state/knowledge.ts";
import { fitStatus } from "../results/fit-status.ts";

/** Whether what a piece of the report shows is still on its way: fitted, compared or counted anew. */
export function isPieceAwaited(item: ReportItem, state: AppState): boolean {
  const document = state.history.present;
  if (isAboutData(item)) return isAwaited(state.dataTables[dataQuestionKey(item.table, item.question)] ?? notAsked);
  if (item.kind === "comparison") return isComparisonAwaited(comparisonNeed(item, document), state);
  if (!isFitted(item)) return false;
  const beside = item.kind === "text" ? comparisonBeside(item.model, document) : null;
  return isModelAwaited(item.model, state) || isComparisonAwaited(beside, state);
}

function isModelAwaited(model: ModelId, state: AppState): boolean {
  return fitStatus(fitOf(state, model)).kind === "refreshing" || isAwaited(afterOf(state, model));
}

/** Models are compared when they are fitted. */
function isComparisonAwaited(need: ComparisonNeed | null, state: AppState): boolean {
  if (need === null) return false;
  const { table, models } = need;
  const compared = models ?? state.history.present.models.flatMap((model) => (model.table === table ? [model.id] : []));
  const isFitting = compared.some((model) => fitStatus(fitOf(state, model)).kind === "refreshing");
  return isFitting || isAwaited(state.comparisons[table] ?? notAsked);
}
