import { capitalized } from "./capitalized.ts";

/**
 * A title around labels of the user's: title`Fixed effects on ${outcome}`. Title case by APA 7 (section 6.17): words of
 * four letters and more and all but the small conjunctions, articles and prepositions begin with a capital; the first
 * word always does. Capitals that are there stay; units, abbreviations and names of variables that are no words stay as
 * they are. Labels in other languages keep their letters: theirs have other rules.
 */
export function title(words: readonly string[], ...labels: readonly string[]): string {
  return words
    .map((part, index) => {
      const label = labels[index] ?? "";
      return (
        titleCase(part, index === 0) +
        (isName(label) ? label : isForeign(label) ? capitalized(label) : titleCase(label, index + part.length === 0))
      );
    })
    .join("");
}

function titleCase(text: string, isStart: boolean): string {
  return text.replaceAll(/[\p{L}\p{N}’']+/gu, (word, position: number) => {
    const before = text.slice(0, position);
    if (isUnit(before, text.slice(position)) || isAbbreviation(word, before)) return word;
    const startsPart = (isStart && position === 0) || /[:—–.]\s*$/.test(before);
    return !startsPart && small.has(word) ? word : capitalized(word);
  });
}

/** Of a variable without a label that does not read as a word: "driver_age", "r2". */
function isName(label: string): boolean {
  return /^\S*[_\d]\S*$/.test(label);
}

/** A word of "(ms)", "(kg per day)", "(mmHg)": in parentheses that hold nothing longer. */
function isUnit(before: string, after: string): boolean {
  const begun = /\(([^)]*)$/.exec(before)?.[1];
  if (begun === undefined) return false;
  const words = `${begun}${/^[^)]*/.exec(after)?.[0] ?? ""}`.match(/[\p{L}\p{N}’']+/gu) ?? [];
  return words.every((word) => word.length <= 3 || /\p{Lu}/u.test(word.slice(1)));
}

/** "ms", "hrs", "mmHg", "pH", and the "s" of "in s": no word of English has no vowel, or a capital further in. */
function isAbbreviation(word: string, before: string): boolean {
  if (word.length === 1) return /\b(?:in|per)\s$|\p{L}\/$/u.test(before);
  return !/[aeiouy]/i.test(word) || /^\p{Ll}.*\p{Lu}/u.test(word) || abbreviations.has(word);
}

/** Told by letters that English has not, and by the small words of the languages that data are labeled in. */
function isForeign(label: string): boolean {
  return /[^\p{ASCII}\p{Dash}’“”×·…²³]/u.test(label) || label.split(/[^\p{L}]+/u).some((word) => foreign.has(word));
}

const small = new Set([
  ..."a an and as at but by en for if in nor of off on or per so the to up via vs yet".split(" "),
]);

const abbreviations = new Set("min max sec avg approx kcal mol oz".split(" "));

const foreign = new Set([
  ..."der die das des dem den und oder im am zum zur von vom mit nach bei aus auf für ein eine".split(" "),
  ..."le la les du et aux dans pour avec sur el los las del y con por di il gli della nel nella".split(" "),
  ..."het een van voor met og av som til och med".split(" "),
]);
