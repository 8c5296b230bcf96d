import type { ModelDraft } from "../../../src-contract/project.ts";
import type { OutcomeLetters } from "../../../src-wording/outcome-letters.ts";
import type { ModelContext } from "../context.ts";
import { outcomeEquations } from "../outcome-equations.ts";

/** Null: there are no such letters, or the categories are not known yet. */
export function outcomeLetters({
  draft,
  context,
}: {
  readonly draft: ModelDraft;
  readonly context: ModelContext;
}): OutcomeLetters | null {
  if (draft.zeros !== undefined) return { kind: draft.zeros.kind === "inflated" ? "certain-zeros" : "zeros" };
  if (draft.overdispersion === true) return { kind: "overdispersion" };
  const found = context.variables.get(draft.outcome ?? "")?.categories ?? [];
  const categories = outcomeEquations(draft, context);
  if (categories !== null) {
    const own = categories.own.map(({ label }) => label);
    return { kind: "categories", own, reference: categories.reference.label };
  }
  if (found.length < 2 || draft.distribution !== "ordinal") return null;
  const placeOf = (value: string | number) => {
    const place = (draft.order ?? []).findIndex((category) => String(category) === String(value));
    return place < 0 ? Number.POSITIVE_INFINITY : place;
  };
  const inOrder = draft.order === undefined ? found : found.toSorted((a, b) => placeOf(a.value) - placeOf(b.value));
  return { kind: "thresholds", below: inOrder.slice(0, -1).map(({ label }) => label) };
}
