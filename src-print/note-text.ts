import type { RichText, TextPiece } from "../src-contract/output.ts";
import { raised } from "../src-wording/number-text.ts";

/**
 * A note as the user types it → its paragraphs: one a line, empty lines left out; `*b*` italic, `**b**` bold. Asterisks
 * count only around words, so that "*p < .05. **p < .01." stays as it is.
 */
export function noteParagraphs(text: string): readonly RichText[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
    .map((line) => emphasized(line.trim()));
}

const emphasis = /(?<!\*)(\*\*?)(?=[^\s*])([^*]*[^\s*])\1(?!\*)/g;

function emphasized(line: string): RichText {
  const pieces: TextPiece[] = [];
  let end = 0;
  for (const { index, 0: whole, 1: mark, 2: inner = "" } of line.matchAll(emphasis)) {
    if (index > end) pieces.push({ text: line.slice(end, index) });
    pieces.push({ text: inner, style: mark === "**" ? "bold" : "italic" });
    end = index + whole.length;
  }
  if (end < line.length) pieces.push({ text: line.slice(end) });
  return pieces;
}

/** Paragraphs as the user would type them: the note that says the same. Raised digits are letters of their own. */
export function noteText(paragraphs: readonly RichText[]): string {
  return paragraphs.map((pieces) => pieces.map(typed).join("")).join("\n\n");
}

function typed({ text, style }: TextPiece): string {
  switch (style) {
    case "italic":
      return `*${text}*`;
    case "bold":
      return `**${text}**`;
    case "superscript":
      return raised(text);
    default:
      return text;
  }
}
