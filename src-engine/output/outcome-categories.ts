import type { FittedModel } from "./fitted-model.ts";

/** The label of the category that counts as 1; null where the outcome is no category. */
export function eventLabel(model: FittedModel): string | null {
  const { event } = model.fit.design;
  return event === null ? null : labelOf(model, event);
}

/** Of an ordinal outcome, from low to high; none for others. */
export function categoryLabels(model: FittedModel): readonly string[] {
  return (model.fit.design.categories ?? []).map((category) => labelOf(model, category));
}

function labelOf({ fit, context }: FittedModel, category: string | number): string {
  const categories = context.variables.get(fit.design.specification.outcome)?.categories ?? [];
  return categories.find(({ value }) => value === category)?.label ?? String(category);
}
