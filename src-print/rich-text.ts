import type { RichText, TextPiece } from "../src-contract/output.ts";

/** The text alone: for plain-text clipboards, CSV and names. */
export function plainText(rich: RichText): string {
  return rich.map(({ text }) => text).join("");
}

/** The text as HTML, with nothing in it but `<i>`, `<b>`, `<sub>` and `<sup>`. */
export function richHtml(rich: RichText): string {
  return rich.map(pieceHtml).join("");
}

/** The characters from position `start` on, with their styles. */
export function richFrom(rich: RichText, start: number): RichText {
  let position = 0;
  return rich.flatMap((piece) => {
    const text = piece.text.slice(Math.max(0, start - position));
    position += piece.text.length;
    return text === "" ? [] : [{ ...piece, text }];
  });
}

/** The text whose symbol does not stand on a line of its own: where ", γ" with its subscript ends it, the space holds. */
export function withSymbolKept(rich: RichText): RichText {
  return rich.map((piece, index) =>
    index === rich.length - 1 ? piece : { ...piece, text: piece.text.replace(/, (?=\S?$)/, ",\u00a0") },
  );
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function pieceHtml({ text, style }: TextPiece): string {
  const escaped = escapeHtml(text);
  return style === undefined ? escaped : styled[style](escaped);
}

const styled: Readonly<Record<NonNullable<TextPiece["style"]>, (html: string) => string>> = {
  italic: (html) => `<i>${html}</i>`,
  bold: (html) => `<b>${html}</b>`,
  subscript: (html) => `<sub>${html}</sub>`,
  superscript: (html) => `<sup>${html}</sup>`,
  "italic-subscript": (html) => `<sub><i>${html}</i></sub>`,
};
