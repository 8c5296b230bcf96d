import type { TableId } from "../src-contract/data-import.ts";
import { type DataQuestion, dataQuestionKey } from "../src-contract/data-question.ts";
import type { ModelId, ProjectDocument, ReportItem } from "../src-contract/project.ts";

/** What of the project has to be fitted, written as equations and compared before its report can be made. */
export interface ReportNeeds {
  readonly fits: readonly ModelId[];
  readonly equations: readonly ModelId[];
  readonly comparisons: readonly ComparisonNeed[];
  readonly data: readonly DataNeed[];
}

/** Models of a table side by side: those named, or all of them (null). */
export interface ComparisonNeed {
  readonly table: TableId;
  readonly models: readonly ModelId[] | null;
}

export interface DataNeed {
  readonly table: TableId;
  readonly question: DataQuestion;
}

export function reportNeeds(document: ProjectDocument): ReportNeeds {
  const { report } = document;
  const fitted = report.flatMap((item) => (isFitted(item) ? [item.model] : []));
  const written = report.flatMap((item) => (item.kind === "equations" || item.kind === "code" ? [item.model] : []));
  return {
    fits: [...new Set(fitted)],
    equations: [...new Set(written)],
    comparisons: comparisonNeeds(document),
    data: dataNeeds(report),
  };
}

/** Whether a piece shows what comes of fitting its model. */
export function isFitted(item: ReportItem): item is Extract<ReportItem, { kind: "table" | "chart" | "text" }> {
  return item.kind === "table" || item.kind === "chart" || item.kind === "text";
}

/** The comparisons that a report holds, each once. */
export function comparisonNeeds(document: ProjectDocument): readonly ComparisonNeed[] {
  const needs = document.report.flatMap((item) => {
    const need =
      item.kind === "comparison"
        ? comparisonNeed(item, document)
        : item.kind === "text"
          ? comparisonBeside(item.model, document)
          : null;
    return need === null ? [] : [need];
  });
  return [...new Map(needs.map((need) => [comparisonKey(need), need])).values()];
}

/** What a comparison in the report is of; null: there is nothing to compare. */
export function comparisonNeed(
  { table, models }: Extract<ReportItem, { kind: "comparison" }>,
  document: ProjectDocument,
): ComparisonNeed | null {
  const of = table ?? firstWithSeveralModels(document);
  return of === undefined ? null : { table: of, models };
}

/** The comparison that a model's text ends with: of all models of its data; null: it is the only one. */
export function comparisonBeside(id: ModelId, { models }: ProjectDocument): ComparisonNeed | null {
  const of = models.find((model) => model.id === id)?.table;
  return of === undefined || models.filter(({ table }) => table === of).length < 2 ? null : { table: of, models: null };
}

function firstWithSeveralModels({ models }: ProjectDocument): TableId | undefined {
  const isShared = (table: TableId) => models.filter((model) => model.table === table).length > 1;
  return (models.find(({ table }) => isShared(table)) ?? models[0])?.table;
}

/** The questions about data that a report answers, each once. */
export function dataNeeds(report: readonly ReportItem[]): readonly DataNeed[] {
  const asked = report.flatMap((item) => (isAboutData(item) ? [{ table: item.table, question: item.question }] : []));
  return [...new Map(asked.map((need) => [dataQuestionKey(need.table, need.question), need])).values()];
}

/** Whether a piece answers a question about data. */
export function isAboutData(item: ReportItem): item is Extract<ReportItem, { kind: "data-table" | "data-chart" }> {
  return item.kind === "data-table" || item.kind === "data-chart";
}

/** Names a comparison in `FinishedOutputs`. */
export function comparisonKey({ table, models }: ComparisonNeed): string {
  return JSON.stringify([table, models]);
}
