import type { RichText, TextPiece } from "../src-contract/output.ts";

/**
 * A sentence with its statistical symbols in italics, as APA 7 prints them (Publication Manual, section 6.44). Names between
 * quotation marks stay as they are: a variable may be called p.
 */
export function withSymbols(sentence: string): RichText {
  return sentence.split(/(“[^”]*”)/).flatMap((part) => (part.startsWith("“") ? [{ text: part }] : pieces(part)));
}

const symbol = /(?<![\p{L}\p{N}’'])(R(?=²)|(?:df|SD|SE|[pdbtFzHJNnD])(?![\p{L}\p{N}’']))/u;

/** `split` puts what the pattern captures at the odd places. */
function pieces(text: string): readonly TextPiece[] {
  return text
    .split(symbol)
    .map((part, index): TextPiece => (index % 2 === 1 ? { text: part, style: "italic" } : { text: part }))
    .filter((piece) => piece.text !== "");
}
