import { factorOfPairs } from "../table/factor.ts";
import { type NamedUnits, namedUnits } from "./identifier-candidate.ts";
import { splitUnits } from "./nesting.ts";

/**
 * Labels that start again in every unit of a group (class 1, 2, 3 in each school) identify units only together with the
 * group's own; labels that start again in smaller groups too (pupil 1, 2, 3 in each class of each school) only together
 * with those of the smallest, unless the units of the larger one are whole: `areWhole` where something is the same in all of a
 * unit's rows, as a pupil's sex is with every teacher. Null: they do not, in any of the groups `outers`.
 */
export function combinedWithSome(
  inner: NamedUnits,
  outers: readonly NamedUnits[],
  areWhole: (units: NamedUnits) => boolean,
): NamedUnits | null {
  for (const outer of outers) {
    const units = combinedWith(inner, outer);
    if (units === null) continue;
    if (areWhole(units)) return units;
    const smaller = outers.filter((other) => isWithin(other, outer) && areMostlySplit(units, other));
    return combinedWithSome(inner, smaller, areWhole) ?? units;
  }
  return null;
}

function isWithin(group: NamedUnits, outer: NamedUnits): boolean {
  return group.categories.length > outer.categories.length && splitUnits(group, outer).count === 0;
}

/** Where the name says that it is a unit, and its labels start again in every group. */
function combinedWith(inner: NamedUnits, outer: NamedUnits): NamedUnits | null {
  if (inner.meaning.means !== "unit" || inner.meaning.kind.role === "crossed") return null;
  if (!isNumberedWithin(inner, outer)) return null;
  return namedUnits([...outer.id, ...inner.id], factorOfPairs(outer, inner), inner.meaning);
}

/** Whether most labels occur in several groups, each group uses the first of them, and none of them holds a whole group. */
export function isNumberedWithin(inner: NamedUnits, outer: NamedUnits): boolean {
  if (outer.meaning.means !== "unit" || outer.meaning.kind.role !== "group") return false;
  return areMostlySplit(inner, outer) && splitUnits(outer, inner).count > 0 && startsAgain(inner, outer);
}

function areMostlySplit(inner: NamedUnits, outer: NamedUnits): boolean {
  return splitUnits(inner, outer).count > inner.categories.length / 2;
}

/** In most groups the highest label is not much higher than the number of labels. */
function startsAgain(inner: NamedUnits, outer: NamedUnits): boolean {
  const highest = new Int32Array(outer.categories.length).fill(-1);
  for (let i = 0; i < inner.codes.length; i++) {
    const group = outer.codes[i];
    if (group >= 0 && inner.codes[i] > highest[group]) highest[group] = inner.codes[i];
  }
  const labels = new Int32Array(outer.categories.length);
  const pairs = factorOfPairs(outer, inner);
  const counted = new Uint8Array(pairs.categories.length);
  for (let i = 0; i < pairs.codes.length; i++) {
    const pair = pairs.codes[i];
    if (pair < 0 || counted[pair] === 1) continue;
    counted[pair] = 1;
    labels[outer.codes[i]]++;
  }
  const starting = labels.filter((count, group) => highest[group] < mostPerLabel * count + someGaps).length;
  return starting >= mostGroups * labels.length;
}

const mostPerLabel = 2;
const someGaps = 5;
const mostGroups = 0.8;
