import { categoryGiven, type ModelContext } from "../../src-engine/specification/context.ts";

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

/** Fields that hold values of the variable that is called `name` beside them, alone or in lists. */
const fieldsOfCategories: ReadonlySet<string> = new Set(["category", "categories", "event", "reference"]);

/** What the engine says about a model, with the labels of variables and of their values in the place of names and codes. */
export function inLabels<Told extends object>(told: Told, { variables }: Pick<ModelContext, "variables">): Told {
  const about = "name" in told && typeof told.name === "string" ? variables.get(told.name) : undefined;
  const named = (value: unknown, field: string): unknown => {
    if (typeof value === "string") {
      if (fieldsOfVariables.has(field)) return variables.get(value)?.label || value;
      return fieldsOfCategories.has(field) ? categoryGiven(about?.categories ?? [], value)?.label || value : value;
    }
    if (Array.isArray(value)) return value.map((each) => named(each, field));
    return value !== null && typeof value === "object" ? inLabels(value, { variables }) : value;
  };
  return Object.fromEntries(Object.entries(told).map(([field, value]) => [field, named(value, field)])) as Told;
}
