import type { FittedModel } from "../fitted-model.ts";

/** What the user calls a category of a variable, by its position among those that occur in the rows used. */
export function categoryLabel({ fit, context }: Pick<FittedModel, "fit" | "context">, name: string, position: number) {
  const value = fit.design.values.categories(name).values[position];
  const labels = context.variables.get(name)?.categories ?? [];
  return labels.find((category) => category.value === value)?.label ?? String(value);
}
