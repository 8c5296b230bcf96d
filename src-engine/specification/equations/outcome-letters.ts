import type { ModelDraft } from "../../../src-contract/project.ts";
import type { ModelContext } from "../context.ts";

/** What the letters m, M, k and ψ in the equations of an outcome stand for. */
export type OutcomeLetters =
  | { readonly kind: "categories"; readonly own: readonly string[]; readonly reference: string }
  | { readonly kind: "thresholds"; readonly below: readonly string[] }
  | { readonly kind: "certain-zeros" | "zeros" };

/** Null: there are no such letters, or the categories are not known yet. */
export function outcomeLetters({
  draft,
  context,
}: {
  readonly draft: ModelDraft;
  readonly context: ModelContext;
}): OutcomeLetters | null {
  if (draft.zeros !== undefined) return { kind: draft.zeros.kind === "inflated" ? "certain-zeros" : "zeros" };
  const found = context.variables.get(draft.outcome ?? "")?.categories ?? [];
  if (found.length < 2) return null;
  if (draft.distribution === "multinomial") {
    const asked = found.find(({ value }) => String(value) === String(draft.reference)) ?? found.at(-1);
    const own = found.filter((category) => category !== asked).map(({ label }) => label);
    return { kind: "categories", own, reference: asked?.label ?? "" };
  }
  if (draft.distribution !== "ordinal") return null;
  const placeOf = (value: string | number) => {
    const place = (draft.order ?? []).findIndex((category) => String(category) === String(value));
    return place < 0 ? Number.POSITIVE_INFINITY : place;
  };
  const inOrder = draft.order === undefined ? found : found.toSorted((a, b) => placeOf(a.value) - placeOf(b.value));
  return { kind: "thresholds", below: inOrder.slice(0, -1).map(({ label }) => label) };
}
