import type { ModelId } from "../../../src-contract/project.ts";
import { type NumberedTable, numbered } from "../../../src-print/clipboard.ts";
import { type AppState, isAsked, isAwaited } from "../../state/app-state.ts";
import { afterOf, comparisonOf, fitOf } from "../../state/knowledge.ts";
import { currentOutput } from "./fit-status.ts";

/**
 * All tables shown of a model, in the order and with the numbers that they have on the screen: the fit's, the comparison of the models,
 * what follows the fit. Null: not all of them are the answers to the models as they are.
 */
export function shownTables(state: AppState, model: ModelId | null): readonly NumberedTable[] | null {
  const fitted = fitOf(state, model).answer?.output.tables;
  if (fitted === undefined || currentOutput(state, model) === null) return null;
  const comparison = comparisonOf(state, state.view.table);
  if (isAwaited(comparison)) return null;
  const compared = isAsked(comparison) && comparison.answer !== null ? [comparison.answer] : [];
  const after = afterOf(state, model);
  const following = isAsked(after) ? (after.answer?.tables ?? []) : [];
  return numbered([...fitted, ...compared, ...following]);
}
