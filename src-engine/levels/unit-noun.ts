import type { UnitNoun } from "../../src-contract/levels.ts";
import { nounFrom } from "../../src-wording/nouns.ts";
import type { NameMeaning } from "./name-meaning.ts";

/**
 * What units are called, from the name of their identifier: a known kind, or the name itself where it is a word. Nameless
 * ones that are seen over time ("id") are subjects.
 */
export function nounFor(name: string, meaning: NameMeaning, seenOverTime: boolean): UnitNoun {
  if (meaning.means === "unit") return { singular: meaning.kind.singular, plural: meaning.kind.plural };
  if (meaning.means === "identifier" && seenOverTime) return { singular: "subject", plural: "subjects" };
  const word = name.toLowerCase();
  return meaning.means === "nothing" && /^\p{L}{4,}$/u.test(word)
    ? nounFrom(word)
    : { singular: "unit", plural: "units" };
}

/** Of levels whose units would be called the same, each is called after its identifier: "schools" and "of_schools". */
export function toldApart<Level extends { readonly id: readonly string[]; readonly noun: UnitNoun }>(
  levels: readonly Level[],
): readonly Level[] {
  const isShared = ({ noun }: Level) => levels.filter((other) => other.noun.plural === noun.plural).length > 1;
  return levels.map((level) => {
    const name = level.id.at(-1)?.toLowerCase();
    return name !== undefined && isShared(level) ? { ...level, noun: nounFrom(name) } : level;
  });
}
