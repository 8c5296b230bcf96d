import type { GroupReference, RandomEntry, Term } from "../../../../src-contract/analysis.ts";
import { groupKey } from "../../../../src-engine/specification/context.ts";

/**
 * The random effects of a group of units stand in sets: those of one set may correlate, those of different sets do not. A set is an entry
 * of the random part, with a covariance structure of its own.
 */
export interface EffectInSet {
  readonly term: Term;
  /** Among the sets of its group, from 0. */
  readonly set: number;
}

/** The effects of a group in the order of `order`, which holds all of them. */
export function effectsInSets(
  random: readonly RandomEntry[],
  group: GroupReference,
  order: readonly Term[],
): readonly EffectInSet[] {
  return entriesOf(random, group)
    .flatMap(({ terms }, set) => terms.map((term): EffectInSet => ({ term, set })))
    .toSorted((one, other) => order.indexOf(one.term) - order.indexOf(other.term));
}

/** With one effect in another set, or in a new one behind the others; sets keep their structures, and empty ones go. */
export function moveToSet(
  random: readonly RandomEntry[],
  group: GroupReference,
  order: readonly Term[],
  { term, set }: EffectInSet,
): readonly RandomEntry[] {
  const own = entriesOf(random, group);
  const effects = effectsInSets(random, group, order).map((effect) => (effect.term === term ? { term, set } : effect));
  const sets = [...new Set(effects.map((effect) => effect.set))].toSorted((a, b) => a - b);
  const entries = sets.map((one): RandomEntry => {
    const terms = effects.filter((effect) => effect.set === one).map((effect) => effect.term);
    const before = own[one];
    return before === undefined ? { group, terms } : { ...before, terms };
  });
  return replaceEntries(random, group, entries);
}

/** All effects of a group in one set, with the structure of the first. */
export function joinSets(
  random: readonly RandomEntry[],
  group: GroupReference,
  order: readonly Term[],
): readonly RandomEntry[] {
  const [first, ...others] = entriesOf(random, group);
  if (first === undefined || others.length === 0) return random;
  const terms = effectsInSets(random, group, order).map(({ term }) => term);
  return replaceEntries(random, group, [{ ...first, terms }]);
}

/** One set for each group, unstructured. */
export function usualSets(random: readonly RandomEntry[]): readonly RandomEntry[] {
  const order = random.flatMap(({ terms }) => terms);
  return random
    .reduce((joined, { group }) => joinSets(joined, group, order), random)
    .map(({ covariance: _, ...entry }) => entry);
}

function entriesOf(random: readonly RandomEntry[], group: GroupReference): readonly RandomEntry[] {
  return random.filter((entry) => groupKey(entry.group) === groupKey(group));
}

/** Where the first of the group's entries stood. */
function replaceEntries(
  random: readonly RandomEntry[],
  group: GroupReference,
  entries: readonly RandomEntry[],
): readonly RandomEntry[] {
  const first = random.findIndex((entry) => groupKey(entry.group) === groupKey(group));
  const others = random.filter((entry) => groupKey(entry.group) !== groupKey(group));
  return others.toSpliced(first, 0, ...entries);
}
