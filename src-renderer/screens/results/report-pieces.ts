import type { ModelOutput } from "../../../src-contract/output.ts";
import type { ModelId } from "../../../src-contract/project.ts";
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
  model: ModelId,
  { tables, charts }: ModelOutput,
  hasComparison: boolean,
): readonly ReportPiece[] {
  return [
    { id: "equations", label: resultsWords.equations, item: { kind: "equations", model } },
    ...tables.map(({ kind }) => ({
      id: `table ${kind}`,
      label: tableNames[kind],
      item: { kind: "table", table: kind, model, title: null } as const,
    })),
    ...charts.map(({ kind }) => ({
      id: `chart ${kind}`,
      label: chartNames[kind],
      item: { kind: "chart", chart: kind, model, title: null } as const,
    })),
    ...(hasComparison
      ? [
          {
            id: "comparison",
            label: tableNames.comparison,
            item: { kind: "comparison", models: null, title: null } as const,
          },
        ]
      : []),
  ];
}

/** The same for two items that show the same thing, whatever their titles; null: it stands only for itself. */
export function pieceKey(item: NewReportItem): string | null {
  switch (item.kind) {
    case "table":
      return JSON.stringify([item.kind, item.table, item.model]);
    case "chart":
      return JSON.stringify([item.kind, item.chart, item.model]);
    case "equations":
      return JSON.stringify([item.kind, item.model]);
    case "comparison":
      return JSON.stringify([item.kind, item.models]);
    case "heading":
    case "note":
      return null;
  }
}
