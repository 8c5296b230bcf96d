import type { ValueLabel, Variable, VariableSummary } from "../../../../src-contract/variable.ts";
import { numberOf } from "../../../wording/variables.ts";

/** A value and its label while they are being typed. */
export interface LabelDraft {
  readonly id: number;
  readonly value: string;
  readonly label: string;
}

/** With more values than this, a list of all that occur would not help. */
const mostListed = 30;

/** The labels there are, and an empty one for every other value that occurs. */
export function labelDrafts(variable: Variable, summary: VariableSummary | null): readonly LabelDraft[] {
  const categories = summary?.categories ?? [];
  const labelled = new Set(variable.valueLabels.map(({ value }) => value));
  const others = categories.length > mostListed ? [] : categories.filter(({ value }) => !labelled.has(value));
  const rows = [...variable.valueLabels, ...others.map(({ value }) => ({ value, label: "" }))];
  return rows
    .toSorted((a, b) => (typeof a.value === "number" && typeof b.value === "number" ? a.value - b.value : 0))
    .map(({ value, label }, id) => ({ id, value: String(value), label }));
}

/** What is wrong with a value as it is typed; null: nothing. */
export function problemOf(draft: LabelDraft, drafts: readonly LabelDraft[], variable: Variable): string | null {
  if (draft.value === "") return draft.label === "" ? null : "Which value?";
  if (variable.storage !== "text" && numberOf(draft.value) === null) return "Not a number";
  const twice = drafts.some(({ id, value }) => id !== draft.id && value.trim() === draft.value.trim());
  return twice ? "Already listed" : null;
}

/** The labels as they are kept: those with a text. Null while something is wrong. */
export function labelsOf(drafts: readonly LabelDraft[], variable: Variable): readonly ValueLabel[] | null {
  if (drafts.some((draft) => problemOf(draft, drafts, variable) !== null)) return null;
  return drafts
    .filter(({ value, label }) => value !== "" && label.trim() !== "")
    .map(({ value, label }) => ({
      value: variable.storage === "text" ? value : (numberOf(value) ?? 0),
      label: label.trim(),
    }));
}
