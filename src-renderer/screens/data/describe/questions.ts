import type { DataQuestion, DataQuestionKind } from "../../../../src-contract/data-question.ts";
import type { LevelsReport } from "../../../../src-contract/levels.ts";
import type { ProjectTable } from "../../../../src-contract/project.ts";
import type { Variable } from "../../../../src-contract/variable.ts";

import { repeatedMeasures } from "../repeated-measures.ts";

/** What a dialog asks, as it is being put together. */
export interface QuestionDraft {
  readonly kind: DataQuestionKind;
  readonly variables: readonly string[];
  readonly time: string;
  readonly key: readonly string[];
  /** Charts of units and within them, too. */
  readonly byLevel: boolean;
}

const mostProposed = 12;

/** What can be asked about at once is chosen already: of missing values no numbers of rows, which would count in their test. */
export function firstDraft(
  kind: DataQuestionKind,
  table: ProjectTable,
  chosen: readonly string[] = [],
  report: LevelsReport | null = null,
): QuestionDraft {
  const draft = { kind, time: "", key: [], byLevel: false, variables: [] };
  const names = askable(kind, table).map(({ name }) => name);
  if (kind === "missing-patterns") {
    const numbering = new Set(report?.variables.flatMap(({ name, numbersRows }) => (numbersRows ? [name] : [])));
    return { ...draft, variables: names.filter((name) => !numbering.has(name)).slice(0, mostProposed) };
  }
  if (kind === "checks") return { ...draft, variables: names };
  if (kind === "attrition") {
    const { time, outcomes } = repeatedMeasures(table, askable(kind, table));
    return { ...draft, time, variables: outcomes };
  }
  return { ...draft, variables: chosen.filter((name) => names.includes(name)) };
}

/** The variables that a question can be about: identifiers say nothing, correlations need numbers. */
export function askable(kind: DataQuestionKind, { variables, levels }: ProjectTable): readonly Variable[] {
  const identifiers = new Set(levels?.upper.flatMap(({ id }) => id));
  if (kind === "frequencies" || kind === "checks") return variables;
  const others = variables.filter(({ name }) => !identifiers.has(name));
  return kind === "correlations" || kind === "reliability"
    ? others.filter(({ storage }) => storage === "number")
    : others;
}

/** The question; null with what is still missing. */
export function questionOf({
  kind,
  variables,
  time,
  key,
  byLevel,
}: QuestionDraft):
  | { readonly question: DataQuestion; readonly missing: null }
  | { readonly question: null; readonly missing: string } {
  if (kind === "attrition") {
    if (time === "") return { question: null, missing: "Choose the variable that numbers the occasions." };
    if (variables.length === 0) return { question: null, missing: "Choose at least one measured variable." };
    return { question: { kind, time, variables }, missing: null };
  }
  const least = kind === "correlations" || kind === "reliability" ? 2 : 1;
  if (variables.length < least) {
    return { question: null, missing: `Choose at least ${least === 1 ? "one variable" : "two variables"}.` };
  }
  if (kind === "checks") return { question: { kind, variables, key }, missing: null };
  if (kind === "frequencies") return { question: { kind, variables, ...(byLevel && { byLevel }) }, missing: null };
  return { question: { kind, variables }, missing: null };
}
