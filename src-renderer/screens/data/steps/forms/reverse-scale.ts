import type { RecodeRule } from "../../../../../src-contract/step-contents.ts";
import type { Variable, VariableSummary } from "../../../../../src-contract/variable.ts";
import { isDeclaredMissing } from "../../values/shown-value.ts";

/** A rating has no more steps than these. */
const mostSteps = 20;

/**
 * Rules that turn ratings round, each whole number of their scale to the one on the other side, with its label. The scale
 * goes from the lowest to the highest value that is labelled or, without labels, given to one of the variables. Null:
 * they are no ratings, or have different scales.
 */
export function reversedScale(
  variables: readonly Variable[],
  summaries: Readonly<Record<string, VariableSummary>> | null,
): readonly RecodeRule[] | null {
  const [first] = variables;
  if (first === undefined || variables.some(({ storage }) => storage !== "number")) return null;
  const labelled = variables.filter((variable) => labelsOf(variable).length > 1);
  const ranges = labelled.map((variable) => rangeOf(labelsOf(variable).map(({ value }) => Number(value))));
  const given = rangeOf(variables.flatMap(({ name }) => givenValues(summaries?.[name])));
  const range = ranges[0] ?? given;
  if (range === null || (labelled.length === 0 && variables.some(({ measure }) => measure === "scale"))) return null;
  if (ranges.some((other) => other?.low !== range.low || other.high !== range.high)) return null;
  if (given !== null && (given.low < range.low || given.high > range.high)) return null;
  const { low, high } = range;
  const labels = new Map(labelsOf(labelled[0] ?? first).map(({ value, label }) => [Number(value), label]));
  return Array.from({ length: high - low + 1 }, (_, step) => {
    const label = labels.get(low + step);
    return { from: { values: [low + step] }, to: high - step, ...(label !== undefined && { label }) };
  });
}

/** Of values that count. */
function labelsOf({ valueLabels, missing }: Variable): Variable["valueLabels"] {
  return valueLabels.filter(({ value }) => !isDeclaredMissing(value, missing));
}

function givenValues(summary: VariableSummary | undefined): readonly number[] {
  return (summary?.categories ?? []).map(({ value }) => Number(value));
}

/** Null: no whole numbers, or too far apart for a rating. */
function rangeOf(values: readonly number[]): { readonly low: number; readonly high: number } | null {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const isRating = values.every(Number.isInteger) && high > low && high - low < mostSteps;
  return isRating ? { low, high } : null;
}
