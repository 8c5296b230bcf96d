import {
  type CategoryCount,
  categoryLimit,
  distinctLimit,
  type NumberSummary,
  type Variable,
  type VariableSummary,
} from "../../src-contract/variable.ts";
import { columnOf, type DataSet, numericValues, textCodes } from "./data-set.ts";
import { alphabet } from "./factor.ts";

/** What a variable's column holds, with its missing values taken out. */
export function summarizeVariable(data: DataSet, variable: Variable): VariableSummary {
  const column = columnOf(data.table, variable);
  return column.kind === "number"
    ? summarizeNumbers(variable.name, numericValues(column, variable.missing))
    : summarizeTexts(variable.name, textCodes(column, variable.missing), column.texts);
}

/**
 * Mean and standard deviation (divisor n - 1) of the values that are not NaN. Two passes, the first corrected by the
 * second's mean deviation, so that neither a large offset nor many rows cost digits (Chan, Golub & LeVeque 1983).
 * Null where nothing is valid; no standard deviation of a single value.
 */
export function describeNumbers(values: Float64Array): (NumberSummary & { readonly valid: number }) | null {
  let valid = 0;
  let sum = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (Number.isNaN(value)) continue;
    valid++;
    sum += value;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  if (valid === 0) return null;
  const roughMean = sum / valid;
  let deviations = 0;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const deviation = values[i] - roughMean;
    if (Number.isNaN(deviation)) continue;
    deviations += deviation;
    squares += deviation * deviation;
  }
  const mean = roughMean + deviations / valid;
  const sd = valid < 2 ? null : Math.sqrt((squares - (deviations * deviations) / valid) / (valid - 1));
  return { valid, mean, sd, min, max };
}

function summarizeNumbers(name: string, values: Float64Array): VariableSummary {
  const described = describeNumbers(values);
  const counts = countNumbers(values);
  const valid = described?.valid ?? 0;
  return {
    name,
    valid,
    missing: values.length - valid,
    distinct: counts.size,
    numbers: described && { mean: described.mean, sd: described.sd, min: described.min, max: described.max },
    categories: counts.size > categoryLimit ? null : sorted(counts, (a, b) => a - b),
  };
}

function summarizeTexts(name: string, codes: Int32Array, texts: readonly string[]): VariableSummary {
  const countOf = new Int32Array(texts.length);
  let valid = 0;
  for (let i = 0; i < codes.length; i++) {
    if (codes[i] < 0) continue;
    valid++;
    countOf[codes[i]]++;
  }
  const used = [...texts.keys()].filter((code) => countOf[code] > 0);
  const counts = new Map(used.map((code) => [texts[code], countOf[code]]));
  return {
    name,
    valid,
    missing: codes.length - valid,
    distinct: Math.min(counts.size, distinctLimit),
    numbers: null,
    categories: counts.size > categoryLimit ? null : sorted(counts, alphabet.compare),
  };
}

/** How often each value occurs. Ends at `distinctLimit` values: counts are then those of the rows before. */
function countNumbers(values: Float64Array): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (let i = 0; i < values.length && counts.size < distinctLimit; i++) {
    const value = values[i];
    if (!Number.isNaN(value)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

function sorted<Value extends number | string>(
  counts: ReadonlyMap<Value, number>,
  compare: (a: Value, b: Value) => number,
): CategoryCount[] {
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => compare(a.value, b.value));
}
