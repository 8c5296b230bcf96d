import type { ModelDraft } from "../../src-contract/project.ts";
import type { Category, ModelContext } from "./context.ts";

/** The categories of a multinomial outcome. */
export interface OutcomeEquations {
  /** Those with an equation of their own, in sort order: m = 1, 2, … */
  readonly own: readonly Category[];
  /** What they are compared with: M. */
  readonly reference: Category;
}

/** Null: the outcome is another, or its categories are not known yet. */
export function outcomeEquations(
  draft: Pick<ModelDraft, "outcome" | "distribution" | "reference">,
  { variables }: ModelContext,
): OutcomeEquations | null {
  const found = variables.get(draft.outcome ?? "")?.categories ?? [];
  const asked = found.find(({ value }) => String(value) === String(draft.reference)) ?? found.at(-1);
  if (draft.distribution !== "multinomial" || found.length < 2 || asked === undefined) return null;
  return { own: found.filter((category) => category !== asked), reference: asked };
}
