import type { UnitNoun } from "../../src-contract/levels.ts";
import { nounFrom, nounOfName } from "../../src-wording/nouns.ts";
import { meaningOfName, type NameMeaning } from "./name-meaning.ts";

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

/**
 * What the units of a grouping factor are called of which no level speaks: "schools" for `schoolid`, where the name does not say
 * what they are "units of g". `others` are the other factors: units of two are not called the same.
 */
export function nounOfGroup(group: readonly string[], others: readonly (readonly string[])[]): UnitNoun {
  const noun = nounOfIdentifier(group);
  const isShared = others.some((other) => nounOfIdentifier(other).plural === noun.plural);
  const name = group.join(":");
  return isShared || noun.plural === "units" ? { singular: `unit of ${name}`, plural: `units of ${name}` } : noun;
}

function nounOfIdentifier(group: readonly string[]): UnitNoun {
  const name = group.at(-1) ?? "";
  return nounFor(name, meaningOfName(name), false);
}

/** Of levels whose units would be called the same, each is called after its identifier: "schools" and "of_schools". */
export function toldApart<Level extends { readonly id: readonly string[]; readonly noun: UnitNoun }>(
  levels: readonly Level[],
): readonly Level[] {
  const isShared = ({ noun }: Level) => levels.filter((other) => other.noun.plural === noun.plural).length > 1;
  return levels.map((level) => {
    const name = level.id.at(-1);
    return name !== undefined && isShared(level) ? { ...level, noun: nounOfName(name) } : level;
  });
}
