import type { DesignColumn } from "../design/columns.ts";
import type { FittedModel } from "./fitted-model.ts";
import { outcomeCategoryLabel } from "./outcome-category-label.ts";

/** The label of the category that counts as 1; null where the outcome is no category. */
export function eventLabel(model: FittedModel): string | null {
  const { event } = model.fit.design;
  return event === null ? null : outcomeCategoryLabel(model, event);
}

/** The label of the category that counts as 0; null where the outcome has not two of them. */
export function otherLabel(model: FittedModel): string | null {
  const { event, specification, values } = model.fit.design;
  if (event === null) return null;
  const other = values.categories(specification.outcome).values.find((value) => value !== event);
  return other === undefined ? null : outcomeCategoryLabel(model, other);
}

/** Of an ordinal outcome, from low to high; of a multinomial one, the reference last; none for others. */
export function categoryLabels(model: FittedModel): readonly string[] {
  const { categories, equations, baseline } = model.fit.design;
  const inOrder = categories ?? [...(equations ?? []), ...(baseline === null ? [] : [baseline])];
  return inOrder.map((category) => outcomeCategoryLabel(model, category));
}

/** What the equation of a column compares: "clerical rather than sales"; null where there is one equation only. */
export function equationText(
  model: FittedModel,
  column: { readonly equation?: string | number | undefined } | undefined,
): string | null {
  const { baseline } = model.fit.design;
  if (column?.equation === undefined || baseline === null) return null;
  return `${outcomeCategoryLabel(model, column.equation)} rather than ${outcomeCategoryLabel(model, baseline)}`;
}

/** "the intercept in the equation of clerical" where there are several, inside a sentence. */
export function inEquation(model: FittedModel, column: Pick<DesignColumn, "equation"> | undefined, name: string) {
  return column?.equation === undefined
    ? name
    : `${name} in the equation of ${outcomeCategoryLabel(model, column.equation)}`;
}

/** An observed value of what the design codes: 1 and 0 of two categories, or the place of one in their order. */
export function observedText(model: FittedModel, value: number): string | null {
  const { event, categories } = model.fit.design;
  if (event !== null) return value === 1 ? eventLabel(model) : otherLabel(model);
  if (categories === null) return null;
  const label = categoryLabels(model)[value - 1] ?? "";
  return label === String(value) ? label : `${value} (${label})`;
}

/** "clerical: Age" where a multinomial outcome has several equations, else the name itself. */
export function withEquation(model: FittedModel, column: Pick<DesignColumn, "equation"> | undefined, name: string) {
  return column?.equation === undefined ? name : `${outcomeCategoryLabel(model, column.equation)}: ${name}`;
}
