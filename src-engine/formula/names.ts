import { parseFormula } from "./parse.ts";
import { piecesOf } from "./syntax.ts";
import { writtenName } from "./tokens.ts";

/** The variables that a formula names, each once; none where it cannot be read. The ends of "a to b" only. */
export function variablesIn(formula: string): readonly string[] {
  const parsed = parseFormula(formula);
  if (!parsed.ok) return [];
  return [...new Set(piecesOf(parsed.expression).flatMap((piece) => (piece.kind === "variable" ? [piece.name] : [])))];
}

/** The formula with a variable's new name wherever the old one stood; spaces and all else as they were written. */
export function renameInFormula(formula: string, from: string, to: string): string {
  const parsed = parseFormula(formula);
  if (!parsed.ok) return formula;
  const places = piecesOf(parsed.expression)
    .filter((piece) => piece.kind === "variable" && piece.name === from)
    .toSorted((a, b) => b.at - a.at);
  return places.reduce((text, { at, length }) => replacePiece(text, at, length, writtenName(to)), formula);
}

/** In parentheses the piece is wider than its name. */
function replacePiece(text: string, at: number, length: number, name: string): string {
  const old = text.slice(at, at + length);
  const inner = /^[\s(]*/.exec(old)?.[0].length ?? 0;
  const end = old.length - (/[\s)]*$/.exec(old)?.[0].length ?? 0);
  return text.slice(0, at) + old.slice(0, inner) + name + old.slice(end) + text.slice(at + length);
}
