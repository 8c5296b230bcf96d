import { type DataAnswer, dataQuestionKey, distributionChartName } from "../src-contract/data-question.ts";
import type { ModelOutput, OutputChart, OutputTable, RichText } from "../src-contract/output.ts";
import type { CodeLanguage, ModelId, ProjectDocument, ProjectModel, ReportItem } from "../src-contract/project.ts";
import type { EquationLines } from "../src-engine/specification/equations/equation-lines.ts";
import type { ModelCode } from "../src-engine/specification/model-code.ts";
import type { EquationInWords } from "../src-engine/specification/words/words.ts";
import type { MissingPiece } from "../src-wording/print.ts";
import { noteParagraphs } from "./note-text.ts";
import { comparisonBeside, comparisonKey, comparisonNeed } from "./report-needs.ts";
import { resultsText } from "./results-text.ts";

/** The finished output a report or a project's page is made from. */
export interface FinishedOutputs {
  readonly models: ReadonlyMap<ModelId, ModelOutput>;
  /** By `comparisonKey`. */
  readonly comparisons: ReadonlyMap<string, OutputTable>;
  readonly equations: ReadonlyMap<ModelId, ModelEquations>;
  /** Answers to questions about data, by `dataQuestionKey`. */
  readonly data: ReadonlyMap<string, DataAnswer>;
}

/** A model's equations typeset and in words, and as code for other programs. */
export interface ModelEquations {
  readonly lines: EquationLines;
  readonly words: readonly EquationInWords[];
  readonly code: ModelCode;
}

/** One piece of a report with its content and number, as preview and exports show it. `item` is the report item's id. */
export type ReportBlock = { readonly item: string } & (
  | { readonly kind: "table"; readonly number: number; readonly title: string; readonly table: OutputTable }
  | { readonly kind: "figure"; readonly number: number; readonly title: string; readonly chart: OutputChart }
  | { readonly kind: "equations"; readonly model: string; readonly equations: ModelEquations }
  | {
      readonly kind: "code";
      readonly model: string;
      readonly language: CodeLanguage;
      readonly lines: readonly string[];
    }
  | { readonly kind: "heading"; readonly text: string }
  /** `source`: what the program writes of a model's results, or what the user wrote. */
  | {
      readonly kind: "paragraphs";
      readonly source: "results" | "note";
      readonly paragraphs: readonly RichText[];
    }
  /** `number` is kept free, so that what follows keeps its own when the piece comes back. */
  | {
      readonly kind: "missing";
      readonly label: MissingLabel;
      readonly number: number | null;
      readonly missing: MissingPiece;
    }
);

type MissingLabel = "table" | "figure" | "equations" | "code" | "text";

/** A document's report, item by item in order; tables and figures are numbered each in their own row. */
export function reportBlocks(document: ProjectDocument, outputs: FinishedOutputs): readonly ReportBlock[] {
  const numbers = itemNumbers(document.report);
  return document.report.map((item) => blockOf(item, numbers.get(item.id) ?? 0, document, outputs));
}

function itemNumbers(report: readonly ReportItem[]): ReadonlyMap<string, number> {
  const tables = report.filter(({ kind }) => kind === "table" || kind === "comparison" || kind === "data-table");
  const figures = report.filter(({ kind }) => kind === "chart" || kind === "data-chart");
  return new Map([tables, figures].flatMap((items) => items.map(({ id }, position) => [id, position + 1])));
}

function blockOf(item: ReportItem, number: number, document: ProjectDocument, outputs: FinishedOutputs): ReportBlock {
  switch (item.kind) {
    case "table":
      return tableBlock(item, number, document, outputs);
    case "comparison":
      return comparisonBlock(item, number, document, outputs);
    case "data-table":
      return dataBlock(item, number, outputs);
    case "data-chart":
      return dataFigureBlock(item, number, outputs);
    case "chart":
      return figureBlock(item, number, document, outputs);
    case "equations":
      return equationsBlock(item, document, outputs);
    case "code":
      return codeBlock(item, document, outputs);
    case "text":
      return textBlock(item, document, outputs);
    case "heading":
      return { item: item.id, kind: "heading", text: item.text };
    case "note":
      return { item: item.id, kind: "paragraphs", source: "note", paragraphs: noteParagraphs(item.text) };
  }
}

function tableBlock(
  item: Extract<ReportItem, { kind: "table" }>,
  number: number,
  document: ProjectDocument,
  outputs: FinishedOutputs,
): ReportBlock {
  const found = outputOf(item.model, document, outputs, ({ tables }) =>
    tables.find(({ kind, name }) => kind === item.table && name === item.name),
  );
  return "missing" in found
    ? absent(item, "table", number, found.missing)
    : { item: item.id, kind: "table", number, title: item.title ?? found.piece.title, table: found.piece };
}

function comparisonBlock(
  item: Extract<ReportItem, { kind: "comparison" }>,
  number: number,
  document: ProjectDocument,
  outputs: FinishedOutputs,
): ReportBlock {
  const need = comparisonNeed(item, document);
  const table = need === null ? undefined : outputs.comparisons.get(comparisonKey(need));
  return table === undefined
    ? absent(item, "table", number, { reason: "comparison-not-made" })
    : { item: item.id, kind: "table", number, title: item.title ?? table.title, table };
}

function dataBlock(
  item: Extract<ReportItem, { kind: "data-table" }>,
  number: number,
  outputs: FinishedOutputs,
): ReportBlock {
  const table = outputs.data.get(dataQuestionKey(item.table, item.question))?.table;
  return table === undefined
    ? absent(item, "table", number, { reason: "data-not-described" })
    : { item: item.id, kind: "table", number, title: item.title ?? table.title, table };
}

function dataFigureBlock(
  item: Extract<ReportItem, { kind: "data-chart" }>,
  number: number,
  outputs: FinishedOutputs,
): ReportBlock {
  const chart = dataChartOf(item, outputs.data.get(dataQuestionKey(item.table, item.question)));
  return chart === undefined
    ? absent(item, "figure", number, { reason: "data-not-described" })
    : { item: item.id, kind: "figure", number, title: item.title ?? chart.title, chart };
}

/** The chart that a piece shows; undefined while it is not there. */
export function dataChartOf(
  { question, part }: Extract<ReportItem, { kind: "data-chart" }>,
  answer: DataAnswer | null | undefined,
): OutputChart | undefined {
  const name = distributionChartName(question.variables[0] ?? "", part);
  return answer?.charts.find((candidate) => candidate.name === name);
}

function figureBlock(
  item: Extract<ReportItem, { kind: "chart" }>,
  number: number,
  document: ProjectDocument,
  outputs: FinishedOutputs,
): ReportBlock {
  const found = outputOf(item.model, document, outputs, ({ charts }) =>
    charts.find(({ kind, name }) => kind === item.chart && name === item.name),
  );
  return "missing" in found
    ? absent(item, "figure", number, found.missing)
    : { item: item.id, kind: "figure", number, title: item.title ?? found.piece.title, chart: found.piece };
}

function equationsBlock(
  item: Extract<ReportItem, { kind: "equations" }>,
  document: ProjectDocument,
  outputs: FinishedOutputs,
): ReportBlock {
  const found = writtenModel(item.model, document, outputs);
  return "missing" in found
    ? absent(item, "equations", null, found.missing)
    : { item: item.id, kind: "equations", ...found };
}

function codeBlock(
  item: Extract<ReportItem, { kind: "code" }>,
  document: ProjectDocument,
  outputs: FinishedOutputs,
): ReportBlock {
  const found = writtenModel(item.model, document, outputs);
  if ("missing" in found) return absent(item, "code", null, found.missing);
  const { model, equations } = found;
  const { language } = item;
  const code = equations.code[language];
  return code === ""
    ? absent(item, "code", null, { reason: "not-produced", model })
    : { item: item.id, kind: "code", model, language, lines: code.split("\n") };
}

/** A model by its name, as equations and code. */
function writtenModel(
  id: ModelId,
  document: ProjectDocument,
  outputs: FinishedOutputs,
): { readonly model: string; readonly equations: ModelEquations } | { readonly missing: MissingPiece } {
  const model = modelOf(document, id);
  if (model === null) return { missing: { reason: "model-deleted" } };
  const equations = outputs.equations.get(id);
  return equations === undefined
    ? { missing: { reason: "not-fitted", model: model.name } }
    : { model: model.name, equations };
}

function textBlock(
  item: Extract<ReportItem, { kind: "text" }>,
  document: ProjectDocument,
  outputs: FinishedOutputs,
): ReportBlock {
  const found = outputOf(item.model, document, outputs, (output) => output);
  if ("missing" in found) return absent(item, "text", null, found.missing);
  const beside = comparisonBeside(item.model, document);
  const comparison = beside === null ? null : (outputs.comparisons.get(comparisonKey(beside)) ?? null);
  return { item: item.id, kind: "paragraphs", source: "results", paragraphs: resultsText(found.piece, comparison) };
}

function outputOf<Piece>(
  id: ModelId,
  document: ProjectDocument,
  outputs: FinishedOutputs,
  pick: (output: ModelOutput) => Piece | undefined,
): { readonly piece: Piece } | { readonly missing: MissingPiece } {
  const model = modelOf(document, id);
  if (model === null) return { missing: { reason: "model-deleted" } };
  const output = outputs.models.get(id);
  if (output === undefined) return { missing: { reason: "not-fitted", model: model.name } };
  const piece = pick(output);
  return piece === undefined ? { missing: { reason: "not-produced", model: model.name } } : { piece };
}

function modelOf({ models }: ProjectDocument, id: ModelId): ProjectModel | null {
  return models.find((model) => model.id === id) ?? null;
}

function absent({ id }: ReportItem, label: MissingLabel, number: number | null, missing: MissingPiece): ReportBlock {
  return { item: id, kind: "missing", label, number, missing };
}
