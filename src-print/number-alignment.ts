import type { OutputColumn, RichText } from "../src-contract/output.ts";
import { plainText, richFrom } from "./rich-text.ts";
import { type FontName, textWidth } from "./text-width.ts";

/**
 * Decimal alignment in two ways. Where styles are ours (window, HTML files): invisible characters left and right of
 * each number, exact in every font with tabular figures. Where they are not (Word, clipboard): numbers flush right,
 * each indented by what its tail is narrower than the widest. Decimal tab stops would be the textbook's way, but Word
 * takes their decimal character from the system's region: under a German Windows 47,115.81 would align at the comma.
 */
export interface Filler {
  /** Characters to stand invisibly before the text. */
  readonly lead: string;
  /** Characters to stand invisibly after the text. */
  readonly tail: string;
}

export interface ColumnMeasure {
  /** The width of the column's numbers set at one point, in em. */
  readonly block: number;
  /** By cell: how far its right edge stands left of the block's, in em; null: nothing to align, centered. */
  readonly gaps: readonly (number | null)[];
}

/**
 * What to set around each text of a column; null: a text without a number, to be centered. Texts so filled are all
 * equally wide and are set centered.
 */
export function alignmentFillers(texts: readonly RichText[], align: OutputColumn["align"]): readonly (Filler | null)[] {
  const splits = texts.map((text) => splitAtPoint(plainText(text), align));
  const lead = mostOfEach(splits.map((split) => split?.before ?? ""));
  const tail = mostOfEach(splits.map((split) => split?.after ?? ""));
  return splits.map((split) =>
    split === null ? null : { lead: missingFrom(split.before, lead), tail: missingFrom(split.after, tail) },
  );
}

/** How to indent a column of `texts` set flush right so that it stands at one point. */
export function measureColumn(texts: readonly RichText[], align: OutputColumn["align"], font: FontName): ColumnMeasure {
  const parts = texts.map((text) => {
    const split = splitAtPoint(plainText(text), align);
    if (split === null) return null;
    const after = textWidth(richFrom(text, split.before.length), font);
    return { before: textWidth(text, font) - after, after };
  });
  const before = Math.max(0, ...parts.map((part) => part?.before ?? 0));
  const after = Math.max(0, ...parts.map((part) => part?.after ?? 0));
  return { block: before + after, gaps: parts.map((part) => (part === null ? null : after - part.after)) };
}

/**
 * A text cut where its column aligns: before the first decimal point, or after the first whole number; an interval
 * after the comma between its limits. Null: there is no digit.
 */
export function splitAtPoint(
  text: string,
  align: OutputColumn["align"],
): { readonly before: string; readonly after: string } | null {
  const found = /(\d[\d,]*)?\.\d+|\d[\d,]*/.exec(text);
  if (found === null) return null;
  const comma = align === "interval" ? text.indexOf(", ") : -1;
  if (comma >= 0) return { before: text.slice(0, comma + 1), after: text.slice(comma + 1) };
  const whole = found[0].replace(/\.\d+$/, "");
  const point = found.index + whole.length;
  return { before: text.slice(0, point), after: text.slice(point) };
}

/** Of each character the most that one of `texts` has; all digits are as wide as "0". */
function mostOfEach(texts: readonly string[]): ReadonlyMap<string, number> {
  const most = new Map<string, number>();
  for (const text of texts) {
    for (const [character, count] of countCharacters(text)) {
      most.set(character, Math.max(count, most.get(character) ?? 0));
    }
  }
  return most;
}

function missingFrom(text: string, wanted: ReadonlyMap<string, number>): string {
  const present = countCharacters(text);
  return [...wanted].map(([character, count]) => character.repeat(count - (present.get(character) ?? 0))).join("");
}

function countCharacters(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const character of text.replace(/\d/g, "0")) counts.set(character, (counts.get(character) ?? 0) + 1);
  return counts;
}
