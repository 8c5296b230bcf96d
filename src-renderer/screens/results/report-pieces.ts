import type { TableId } from "../../../src-contract/data-import.ts";
import { type DataQuestion, distributionChartName, distributionParts } from "../../../src-contract/data-question.ts";
import { linkScaleName, type ModelOutput, type OutputChart, type OutputTable } from "../../../src-contract/output.ts";
import type { ModelId, ProjectModel } from "../../../src-contract/project.ts";
import { languagesFor } from "../../../src-engine/specification/model-code.ts";
import { codeLabels } from "../../../src-wording/print.ts";
import type { NewReportItem } from "../../state/report-items.ts";
import { chartNames, resultsWords, tableNames } from "../../wording/results.ts";

/** Something a model can give to the report. */
export interface ReportPiece {
  readonly id: string;
  readonly label: string;
  readonly item: NewReportItem;
}

/** In the order in which a results section has them. */
export function reportPieces(
  { id: model, model: draft }: ProjectModel,
  { tables, charts }: ModelOutput,
  compared: TableId | null,
): readonly ReportPiece[] {
  return [
    { id: "text", label: resultsWords.text, item: textItem(model) },
    { id: "equations", label: resultsWords.equations, item: { kind: "equations", model } },
    ...tables.map((table) => ({
      id: `table ${table.kind} ${table.name ?? ""}`,
      label: table.name === undefined ? tableNames[table.kind] : table.title,
      item: tableItem(model, table),
    })),
    ...charts.map((chart) => ({
      id: `chart ${chart.kind} ${chart.name ?? ""}`,
      label: chartLabel(chart),
      item: chartItem(model, chart),
    })),
    ...languagesFor(draft).map((language) => ({
      id: `code ${language}`,
      label: codeLabels[language],
      item: { kind: "code", model, language } as const,
    })),
    ...(compared !== null ? [{ id: "comparison", label: tableNames.comparison, item: comparisonItem(compared) }] : []),
  ];
}

/** What a results section has: code is for a reviewer who asks for it. */
export function usualPieces(pieces: readonly ReportPiece[]): readonly ReportPiece[] {
  return pieces.filter(({ item }) => item.kind !== "code");
}

/** Tables after the fit have charts with the same title. */
function chartLabel({ kind, name, title }: OutputChart): string {
  if (name === undefined) return chartNames[kind];
  return name === linkScaleName ? resultsWords.onLinkScale(chartNames[kind]) : resultsWords.chartOf(title);
}

/** All models of a table side by side. */
export function comparisonItem(table: TableId): NewReportItem {
  return { kind: "comparison", table, models: null, title: null };
}

/** What the program writes about the results. */
export function textItem(model: ModelId): NewReportItem {
  return { kind: "text", model };
}

export function tableItem(model: ModelId, { kind, name }: Pick<OutputTable, "kind" | "name">): NewReportItem {
  return { kind: "table", table: kind, ...(name !== undefined && { name }), model, title: null };
}

export function chartItem(model: ModelId, { kind, name }: Pick<OutputChart, "kind" | "name">): NewReportItem {
  return { kind: "chart", chart: kind, ...(name !== undefined && { name }), model, title: null };
}

/** A chart of one variable: the question asks about that one only. */
export function dataChartItem(
  table: TableId,
  question: Extract<DataQuestion, { kind: "frequencies" }>,
  { name }: Pick<OutputChart, "name">,
): NewReportItem {
  for (const variable of question.variables) {
    const part = distributionParts.find((one) => distributionChartName(variable, one) === name);
    if (part === undefined) continue;
    const { byLevel: _byLevel, ...ofRows } = question;
    const asked = part === "rows" ? ofRows : question;
    return { kind: "data-chart", table, question: { ...asked, variables: [variable] }, part, title: null };
  }
  throw new RangeError(`no variable of the question has a chart called ${name}`);
}

/** The same for two items that show the same thing, whatever their titles; null: it stands only for itself. */
export function pieceKey(item: NewReportItem): string | null {
  switch (item.kind) {
    case "table":
      return JSON.stringify([item.kind, item.table, item.name, item.model]);
    case "chart":
      return JSON.stringify([item.kind, item.chart, item.name, item.model]);
    case "code":
      return JSON.stringify([item.kind, item.language, item.model]);
    case "equations":
    case "text":
      return JSON.stringify([item.kind, item.model]);
    case "comparison":
      return JSON.stringify([item.kind, item.table, item.models]);
    case "data-table":
      return JSON.stringify([item.kind, item.table, item.question]);
    case "data-chart":
      return JSON.stringify([item.kind, item.table, item.question, item.part]);
    case "heading":
    case "note":
      return null;
  }
}
