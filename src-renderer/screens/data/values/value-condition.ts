import type { Variable } from "../../../../src-contract/variable.ts";
import { writtenName, writtenText, writtenValue } from "../../../../src-engine/formula/tokens.ts";
import { isoMoment } from "../../../../src-wording/moments.ts";

/** Formulas of filters: the rows that have a value, and all others; null stands for a missing one. */
export function hasValue({ name, storage }: Variable, value: number | string | null): string {
  const variable = writtenName(name);
  if (value === null) return `is_missing(${variable})`;
  const isDay = storage === "date" && Number.isInteger(value);
  return `${variable} == ${isDay ? writtenText(isoMoment(Number(value))) : writtenValue(value)}`;
}

/** A comparison with a missing value is missing, and a filter keeps only what is true. */
export function hasOtherValue(variable: Variable, value: number | string | null): string {
  if (value === null) return `not ${hasValue(variable, null)}`;
  return `${hasValue(variable, value).replace(" == ", " != ")} or ${hasValue(variable, null)}`;
}
