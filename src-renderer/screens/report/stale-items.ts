import { dataQuestionKey } from "../../../src-contract/data-question.ts";
import type { ProjectDocument } from "../../../src-contract/project.ts";
import { isAboutData } from "../../../src-print/report-blocks.ts";
import type { KnownOutputs } from "./report-outputs.ts";

/** The report's items whose content belongs to an earlier state of a model. */
export function staleItems({ report }: ProjectDocument, outputs: KnownOutputs): ReadonlySet<string> {
  const stale = report.filter((item) => {
    if (isAboutData(item)) return outputs.staleData.has(dataQuestionKey(item.table, item.question));
    if (item.kind === "comparison") return outputs.isComparisonStale;
    return (item.kind === "table" || item.kind === "chart") && outputs.staleModels.has(item.model);
  });
  return new Set(stale.map(({ id }) => id));
}
