import type { ContinuousVariable } from "../specification/specification.ts";
import type { FittedModel } from "./fitted-model.ts";

/** What the user calls a category of a variable, by its position among those that occur in the rows used. */
export function categoryLabel({ fit, context }: Pick<FittedModel, "fit" | "context">, name: string, position: number) {
  const { values, texts } = fit.design.values.categories(name);
  const value = values[position];
  const labels = context.variables.get(name)?.categories ?? [];
  return labels.find((category) => category.value === value)?.label ?? texts[position] ?? "";
}

/** What the user calls a value of a number that has a few, as 0 and 1; null where it is centered or has too many. */
export function valueLabel(
  { context, columns }: Pick<FittedModel, "context" | "columns">,
  variable: ContinuousVariable,
  value: number,
): string | null {
  if (columns.centeringOf(variable) !== null || variable.meanBy !== null || variable.power !== 1) return null;
  const labels = context.variables.get(variable.name)?.categories ?? [];
  return labels.find((category) => category.value === value)?.label ?? null;
}
