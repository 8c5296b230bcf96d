import type { UnitNoun } from "../src-contract/levels.ts";

/** English nouns for units, made from the names of variables. */

/** "school", "schools", of either. */
export function nounFrom(name: string): UnitNoun {
  const singular = singularOf(name);
  return { singular, plural: pluralOf(singular) };
}

/** The same of names that are no words ("s", "g2"): "unit of s", "units of s". */
export function nounOfName(name: string): UnitNoun {
  return /\p{L}{3}/u.test(name)
    ? nounFrom(name.toLowerCase())
    : { singular: `unit of ${name}`, plural: `units of ${name}` };
}

/** "a school", "an occasion", "a unit". */
export function withArticle(noun: string): string {
  return `${/^(?:[aeio]|u(?!ni|s[aeiu]|ti))/i.test(noun) ? "an" : "a"} ${noun}`;
}

export function pluralOf(singular: string): string {
  if (/[^aeiou]y$/.test(singular)) return `${singular.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(singular) ? `${singular}es` : `${singular}s`;
}

/** "schools’", "children’s". */
export function possessive(noun: string): string {
  return noun.endsWith("s") ? `${noun}’` : `${noun}’s`;
}

/** Of a word that looks like a plural: not "class", "campus" or "analysis". */
function singularOf(word: string): string {
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return /.{3}[^siu]s$/.test(word) ? word.slice(0, -1) : word;
}
