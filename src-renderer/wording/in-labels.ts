import type { ModelContext } from "../../src-engine/specification/context.ts";

/** Fields of failures that hold names of variables, alone or in lists. */
const fieldsOfVariables: ReadonlySet<string> = new Set([
  "name",
  "outcome",
  "trials",
  "group",
  "groups",
  "others",
  "first",
  "second",
  "by",
  "subject",
  "order",
]);

/** What the engine says about a model, with the labels of variables in the place of their names. */
export function inLabels<Told extends object>(told: Told, { variables }: Pick<ModelContext, "variables">): Told {
  const named = (value: unknown, field: string): unknown => {
    if (typeof value === "string") return fieldsOfVariables.has(field) ? variables.get(value)?.label || value : value;
    if (Array.isArray(value)) return value.map((each) => named(each, field));
    return value !== null && typeof value === "object" ? inLabels(value, { variables }) : value;
  };
  return Object.fromEntries(Object.entries(told).map(([field, value]) => [field, named(value, field)])) as Told;
}
