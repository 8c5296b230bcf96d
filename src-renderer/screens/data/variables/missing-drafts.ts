import type { MissingValues, Variable } from "../../../../src-contract/variable.ts";
import { numberOf } from "../../../wording/variables.ts";

/** A range of missing values while it is being typed; an empty end is open. */
export interface RangeDraft {
  readonly id: number;
  readonly low: string;
  readonly high: string;
}

export function missingValuesText({ values }: MissingValues): string {
  return values.map((value) => String(value).replace("-", "−")).join("; ");
}

/** The single values in the field; null where one of them is no number although the variable holds numbers. */
export function missingValuesOf(text: string, variable: Variable): readonly (number | string)[] | null {
  const isText = variable.storage === "text";
  const parts = text.split(isText ? ";" : /[;\s]+/).map((part) => part.trim());
  const distinct = [...new Set(parts.filter((part) => part !== ""))];
  if (isText) return distinct;
  const numbers = distinct.map(numberOf);
  return numbers.some((number) => number === null) ? null : numbers.filter((number) => number !== null);
}

export function rangeDrafts({ ranges }: MissingValues): readonly RangeDraft[] {
  const text = (bound: number | null) => (bound === null ? "" : String(bound).replace("-", "−"));
  return ranges.map(({ low, high }, id) => ({ id, low: text(low), high: text(high) }));
}

export function rangeProblem({ low, high }: RangeDraft): string | null {
  const from = numberOf(low);
  const to = numberOf(high);
  if ((low !== "" && from === null) || (high !== "" && to === null)) return "Not a number";
  return from !== null && to !== null && from > to ? "Ends before it begins" : null;
}

/** The ranges as they are kept, without those that were left empty; null while something is wrong with one. */
export function rangesOf(drafts: readonly RangeDraft[]): MissingValues["ranges"] | null {
  if (drafts.some((draft) => rangeProblem(draft) !== null)) return null;
  const filled = drafts.filter(({ low, high }) => low.trim() !== "" || high.trim() !== "");
  return filled.map(({ low, high }) => ({ low: numberOf(low), high: numberOf(high) }));
}
