import { type Encoding, encodings } from "../../../src-contract/data-import.ts";
import { textDecoder } from "../text-decoder.ts";
import { type Language, languages } from "./languages.ts";

/** An encoding, and a word that looks right in it. */
export interface LikelyEncoding {
  readonly encoding: Encoding;
  readonly example: string;
}

/**
 * The encoding in which bytes that are no Unicode look most like texts of some language: each character beside ASCII
 * counts by how frequent it is there, and against it where it cannot stand so ("KšŸln"). Null where nothing looks like
 * any language. Whole lines are to be given, those that hold such bytes.
 */
export function likelyEncoding(bytes: Buffer): LikelyEncoding | null {
  let best: { readonly encoding: Encoding; readonly text: string; readonly score: number } | null = null;
  for (const encoding of rarestLast) {
    const spoken = scales.filter((scale) => scale.encodings.includes(encoding));
    if (spoken.length === 0) continue;
    const text = textDecoder(encoding)(bytes);
    const places = placesBesideAscii(text);
    const score = Math.max(...spoken.map((scale) => scoreOf(places, scale)));
    if (best === null || score > best.score + leadOf(encoding, best.encoding, places.length))
      best = { encoding, text, score };
  }
  if (best === null || best.score < leastScore) return null;
  return { encoding: best.encoding, example: /[\p{L}\p{M}]*[^\0-\x7f][\p{L}\p{M}]*/u.exec(best.text)?.[0] ?? "" };
}

const leastScore = 0.1;

/** Those of DOS have small letters where others have capitals, and the other way round: few characters speak for them, too. */
const isOfDos = (encoding: Encoding) => encoding === "ibm850" || encoding === "ibm852";
const rarestLast = [...encodings.filter((one) => !isOfDos(one)), ...encodings.filter(isOfDos)];

/** What an encoding has to be better by: than the usual one, and a rare one than any, clearly where few characters tell. */
function leadOf(encoding: Encoding, best: Encoding, characters: number): number {
  return best === "windows-1252" || (isOfDos(encoding) && !isOfDos(best)) ? 0.02 + 0.6 / characters : 0.02;
}

/** A language with the weight of each of its letters. */
interface Scale extends Pick<Language, "encodings" | "writing"> {
  readonly weights: ReadonlyMap<string, number>;
  readonly others: RegExp | null;
}

const scales: readonly Scale[] = languages.map(({ letters, others = null, ...language }) => {
  const leastWeight = language.writing === "signs" ? 0.7 : 0.2;
  const weightAt = (rank: number) => 1 - ((1 - leastWeight) * rank) / letters.length;
  return { ...language, others, weights: new Map(Array.from(letters, (letter, rank) => [letter, weightAt(rank)])) };
});

/** A character beside ASCII, with those before and after it. */
interface Place {
  readonly character: string;
  readonly before: string;
  readonly after: string;
}

function placesBesideAscii(text: string): readonly Place[] {
  const characters = Array.from(text);
  return characters.flatMap((character, index) =>
    character > "\x7f" ? [{ character, before: characters[index - 1] ?? "", after: characters[index + 1] ?? "" }] : [],
  );
}

/** The mean over all places: about 1 where everything is frequent, below 0 where most of it makes no sense. */
function scoreOf(places: readonly Place[], scale: Scale): number {
  return places.reduce((sum, place) => sum + weightOf(place, scale), 0) / Math.max(places.length, 1);
}

function weightOf({ character, before, after }: Place, { writing, weights, others }: Scale): number {
  if (character === "\ufffd" || isControl(character)) return impossible;
  const lower = character.toLowerCase();
  const weight = weights.get(character) ?? weights.get(lower) ?? (others?.test(character) ? rare : null);
  if (weight === null) return isMark(character) ? markWeight(character, before, after) : strange;
  if (writing !== "signs" && !isLetter(before) && !isLetter(after)) return Math.min(weight, alone);
  const isCapital = lower !== character;
  if (isCapital && isSmall(before)) return strange;
  if (writing !== "latin" && (isAsciiLetter(before) || isAsciiLetter(after))) return strange;
  if (writing !== "latin") return isCapital && isLetter(before) ? weight * capital : weight;
  if (isBesideAscii(before) && isBesideAscii(after)) return weight - 1;
  return isCapital ? weight * capital : weight;
}

const impossible = -3;
const strange = -1;
const rare = 0.25;
/** A word of one letter. */
const alone = 0.3;
/** Words of nothing but capitals are less frequent than others. */
const capital = 0.8;

/** Signs that stand in texts of any language, but not within words. */
function markWeight(character: string, before: string, after: string): number {
  const isWithin = isLetter(before) && isLetter(after) && !"’‘·–\u00a0・".includes(character);
  return isWithin ? strange : 0.5;
}

function isMark(character: string): boolean {
  return marks.includes(character) || /[\u3000-\u303f\u30fb\uff01-\uff5e]/.test(character);
}

const marks = "’‘‚“”„«»‹›–—…•·€£§°®©™²³¹½¼¾×±ªº№¿¡\u00a0";

function isControl(character: string): boolean {
  return character < "\u00a0" || /[\ue000-\uf8ff]/.test(character);
}

function isLetter(character: string): boolean {
  return /\p{L}/u.test(character);
}

function isSmall(character: string): boolean {
  return /\p{Ll}/u.test(character);
}

function isAsciiLetter(character: string): boolean {
  return /[A-Za-z]/.test(character);
}

function isBesideAscii(character: string): boolean {
  return character > "\x7f" && isLetter(character);
}
