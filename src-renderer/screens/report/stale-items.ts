import { dataQuestionKey } from "../../../src-contract/data-question.ts";
import type { ProjectDocument } from "../../../src-contract/project.ts";
import {
  comparisonBeside,
  comparisonKey,
  comparisonNeed,
  isAboutData,
  isFitted,
} from "../../../src-print/report-needs.ts";
import type { KnownOutputs } from "./report-outputs.ts";

/** The report's items whose content belongs to an earlier state of a model. */
export function staleItems(document: ProjectDocument, outputs: KnownOutputs): ReadonlySet<string> {
  const stale = document.report.filter((item) => {
    if (isAboutData(item)) return outputs.staleData.has(dataQuestionKey(item.table, item.question));
    if (item.kind === "comparison") {
      const need = comparisonNeed(item, document);
      return need !== null && outputs.staleComparisons.has(comparisonKey(need));
    }
    if (!isFitted(item)) return false;
    const beside = item.kind === "text" ? comparisonBeside(item.model, document) : null;
    return (
      outputs.staleModels.has(item.model) || (beside !== null && outputs.staleComparisons.has(comparisonKey(beside)))
    );
  });
  return new Set(stale.map(({ id }) => id));
}
