import type { NestingReport } from "../../src-contract/levels.ts";
import type { Factor } from "../table/factor.ts";
import type { Units } from "./units.ts";

/** How the units of two levels lie in each other; rows in which one of the identifiers is missing do not count. */
export function nestingOf(lower: Units, higher: Units): NestingReport {
  const upwards = splitUnits(lower, higher);
  if (upwards.count === 0) {
    const relation = splitUnits(higher, lower).count === 0 ? "same" : "nested";
    return { inner: lower.id, outer: higher.id, relation, split: 0, example: null };
  }
  if (splitUnits(higher, lower).count === 0) {
    return { inner: higher.id, outer: lower.id, relation: "nested", split: 0, example: null };
  }
  const example = upwards.first === null ? null : String(lower.categories[upwards.first]);
  return { inner: lower.id, outer: higher.id, relation: "crossed", split: upwards.count, example };
}

/** Units of `inner` that occur in more than one unit of `outer`, and the first of them. */
export function splitUnits(inner: Factor, outer: Factor): { readonly count: number; readonly first: number | null } {
  const outerOf = new Int32Array(inner.categories.length).fill(notSeen);
  for (let i = 0; i < inner.codes.length; i++) {
    const unit = inner.codes[i];
    const place = outer.codes[i];
    if (unit < 0 || place < 0 || outerOf[unit] === split || outerOf[unit] === place) continue;
    outerOf[unit] = outerOf[unit] === notSeen ? place : split;
  }
  let count = 0;
  for (let unit = 0; unit < outerOf.length; unit++) if (outerOf[unit] === split) count++;
  return { count, first: count === 0 ? null : outerOf.indexOf(split) };
}

const notSeen = -1;
const split = -2;
