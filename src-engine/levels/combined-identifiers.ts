import { factorOfPairs } from "../table/factor.ts";
import { type Candidate, type NamedUnits, namedUnits } from "./identifier-candidate.ts";
import { splitUnits } from "./nesting.ts";

/**
 * Labels that start again in every unit of a group (class 1, 2, 3 in each school) identify units only together with the
 * group's own. Recognised where the name says that it is a unit, where most labels occur in several groups, and where
 * each group uses the first of them.
 */
export function combinedWith(inner: NamedUnits, outer: Candidate): NamedUnits | null {
  if (inner.meaning.means !== "unit" || inner.meaning.kind.role === "crossed") return null;
  if (outer.meaning.means !== "unit" || outer.meaning.kind.role !== "group") return null;
  if (splitUnits(inner, outer).count <= inner.categories.length / 2 || splitUnits(outer, inner).count === 0)
    return null;
  if (!startsAgain(inner, outer)) return null;
  return namedUnits([...outer.id, ...inner.id], factorOfPairs(outer, inner));
}

/** In most groups the highest label is not much higher than the number of labels. */
function startsAgain(inner: NamedUnits, outer: Candidate): boolean {
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
