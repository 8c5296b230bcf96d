import type { ImportReason } from "../../../src-contract/data-import.ts";
import type { Measure, Storage } from "../../../src-contract/variable.ts";

/**
 * Level of measurement, as SPSS decides it for data from other programs (IBM SPSS Statistics Command Syntax Reference,
 * SET SCALEMIN, default 24). In this order: dates and times are scale; no valid value (all NaN): nominal; a value that is
 * not whole or negative: scale; 24 or more distinct values: scale; no value below 10: scale; else nominal.
 */
export function guessMeasure(
  values: Float64Array,
  storage: Storage,
): { readonly measure: Measure; readonly reason: ImportReason | null } {
  if (storage !== "number") return { measure: "scale", reason: null };
  const distinct = new Set<number>();
  let smallest = Number.POSITIVE_INFINITY;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    if (!Number.isInteger(value) || value < 0) return { measure: "scale", reason: null };
    if (value < smallest) smallest = value;
    if (distinct.size < fewestScaleValues) distinct.add(value);
  }
  if (distinct.size === 0) return { measure: "nominal", reason: null };
  const isScale = distinct.size >= fewestScaleValues || smallest >= 10;
  return isScale
    ? { measure: "scale", reason: null }
    : { measure: "nominal", reason: { code: "few-distinct-integers", distinct: distinct.size } };
}

const fewestScaleValues = 24;
