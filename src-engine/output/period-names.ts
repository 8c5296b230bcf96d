import { labelOfVariable } from "./column-names.ts";
import type { FittedModel } from "./fitted-model.ts";

/** What the variable of the periods is called. */
export function periodLabel({ context, fit }: FittedModel): string {
  const { period } = fit.design.specification;
  return period === null ? "" : labelOfVariable(context, period);
}

/** A period's value label, where it has one. */
export function periodNames({ context, fit }: FittedModel): (period: string | number) => string {
  const { period: name } = fit.design.specification;
  const categories = name === null ? [] : (context.variables.get(name)?.categories ?? []);
  const labels = new Map(categories.map(({ value, label }) => [String(value), label]));
  return (period) => labels.get(String(period)) ?? String(period);
}
