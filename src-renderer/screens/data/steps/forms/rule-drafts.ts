import type { RecodeRule, RecodeSource } from "../../../../../src-contract/step-contents.ts";

/** A rule as it is typed. */
export interface RuleDraft {
  readonly kind: "values" | "range" | "missing" | "else";
  /** Values separated by commas; of a range, its lower end. */
  readonly from: string;
  readonly high: string;
  readonly becomes: "value" | "missing" | "copy";
  readonly to: string;
  readonly label: string;
}

export const emptyRule: RuleDraft = { kind: "values", from: "", high: "", becomes: "value", to: "", label: "" };

/** The rule that is meant; null: it is not finished. */
export function ruleOf(draft: RuleDraft, isText: boolean): RecodeRule | null {
  const from = sourceOf(draft, isText);
  if (from === null) return null;
  const { becomes, label } = draft;
  if (becomes === "missing") return { from, to: null };
  if (becomes === "copy") return { from, to: { copy: true } };
  if (draft.to.trim() === "") return null;
  return { from, to: typedValue(draft.to), ...(label.trim() !== "" && { label: label.trim() }) };
}

export function draftOf({ from, to, label = "" }: RecodeRule): RuleDraft {
  const target =
    to === null
      ? ({ becomes: "missing", to: "" } as const)
      : typeof to === "object"
        ? ({ becomes: "copy", to: "" } as const)
        : ({ becomes: "value", to: String(to) } as const);
  if (typeof from === "string") return { ...emptyRule, ...target, kind: from, label };
  if ("values" in from) return { ...emptyRule, ...target, kind: "values", from: from.values.join(", "), label };
  return { ...emptyRule, ...target, kind: "range", from: endText(from.low), high: endText(from.high), label };
}

function sourceOf({ kind, from, high }: RuleDraft, isText: boolean): RecodeSource | null {
  if (kind === "missing" || kind === "else") return kind;
  if (kind === "range") {
    const [low, top] = [from, high].map(endOf);
    return low === undefined || top === undefined || (low === null && top === null) ? null : { low, high: top };
  }
  const values = from
    .split(/[,;]/)
    .map((value) => value.trim())
    .filter((value) => value !== "")
    .map((value) => (isText ? value : typedValue(value)));
  return values.length === 0 ? null : { values };
}

/** Nothing: no bound; undefined: no number. */
function endOf(text: string): number | null | undefined {
  if (text.trim() === "") return null;
  const value = Number(text.replace("−", "-"));
  return Number.isNaN(value) ? undefined : value;
}

/** A number where it is one. */
function typedValue(text: string): number | string {
  const value = Number(text.replace("−", "-"));
  return text.trim() === "" || Number.isNaN(value) ? text.trim() : value;
}

function endText(end: number | null): string {
  return end === null ? "" : String(end);
}
