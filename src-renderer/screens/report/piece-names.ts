import { distributionChartName } from "../../../src-contract/data-question.ts";
import type { ProjectDocument, ReportItem } from "../../../src-contract/project.ts";
import { noteParagraphs } from "../../../src-print/note-text.ts";
import type { ReportBlock } from "../../../src-print/report-blocks.ts";
import { plainText } from "../../../src-print/rich-text.ts";
import { codeLabels, figureLabel, tableLabel } from "../../../src-wording/print.ts";
import type { IconName } from "../../parts/Icon.tsx";
import type { NewReportItem } from "../../state/report-items.ts";
import { dataQuestionNames } from "../../wording/data-questions.ts";
import { reportWords as words } from "../../wording/report.ts";
import { chartNames, tableNames } from "../../wording/results.ts";

/** A piece as the list names it. */
export interface PieceName {
  /** "Table 2", "Note": what it is called in sentences. */
  readonly label: string;
  /** What it holds. */
  readonly content: string;
  readonly icon: IconName;
}

export function pieceName(item: ReportItem, block: ReportBlock | undefined, document: ProjectDocument): PieceName {
  const number = block !== undefined && "number" in block ? (block.number ?? 0) : 0;
  const modelName = modelOf(item, document);
  switch (item.kind) {
    case "table":
      return {
        label: tableLabel(number),
        content: `${tableNames[item.table]}${ofName(item)} · ${modelName}`,
        icon: "table",
      };
    case "comparison":
      return { label: tableLabel(number), content: tableNames.comparison, icon: "table" };
    case "data-table":
      return { label: tableLabel(number), content: dataQuestionNames[item.question.kind], icon: "table" };
    case "data-chart": {
      const content = `${words.distribution} · ${distributionChartName(item.question.variables[0] ?? "", item.part)}`;
      return { label: figureLabel(number), content, icon: "ordinal" };
    }
    case "chart":
      return {
        label: figureLabel(number),
        content: `${chartNames[item.chart]}${ofName(item)} · ${modelName}`,
        icon: "ordinal",
      };
    case "equations":
      return { label: words.equations, content: modelName, icon: "number" };
    case "code":
      return { label: codeLabels[item.language], content: modelName, icon: "text" };
    case "text":
      return { label: words.resultsText, content: modelName, icon: "text" };
    case "heading":
      return { label: words.heading, content: item.text, icon: "text" };
    case "note":
      return { label: words.note, content: noteParagraphs(item.text).map(plainText).join(" "), icon: "pencil" };
  }
}

/** What a piece is called where its number is not said. */
export function pieceTitle(item: NewReportItem, document: ProjectDocument): string {
  const { label, content } = pieceName({ ...item, id: "" }, undefined, document);
  const isNamedByLabel = item.kind === "equations" || item.kind === "code" || item.kind === "text";
  return isNamedByLabel ? `${label} · ${content}` : content;
}

/** What tells it apart from other pieces of its kind. */
function ofName({ name }: { readonly name?: string | undefined }): string {
  return name === undefined ? "" : ` (${name})`;
}

function modelOf(item: NewReportItem, { models }: ProjectDocument): string {
  return "model" in item ? (models.find(({ id }) => id === item.model)?.name ?? "") : "";
}
