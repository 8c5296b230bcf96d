import type { Variable } from "../src-contract/variable.ts";
import { isoMoment } from "./moments.ts";

/** A variable's value as the name of a category: a date as "2020-01-31", everything else as it is. */
export function categoryText(value: number | string, { storage }: Pick<Variable, "storage">): string {
  return storage === "date" && typeof value === "number" ? isoMoment(value) : String(value);
}
