import type { Design } from "../design/design.ts";
import type { ModelContext } from "../specification/context.ts";

/** What the user calls a category of the outcome. */
export function outcomeCategoryLabel(
  { fit, context }: { readonly fit: { readonly design: Design }; readonly context: ModelContext },
  category: string | number,
): string {
  const categories = context.variables.get(fit.design.specification.outcome)?.categories ?? [];
  return categories.find(({ value }) => value === category)?.label ?? String(category);
}
