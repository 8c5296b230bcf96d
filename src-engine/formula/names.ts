import { parseFormula } from "./parse.ts";
import { piecesOf } from "./syntax.ts";

/** The variables that a formula names, each once; none where it cannot be read. The ends of "a to b" only. */
export function variablesIn(formula: string): readonly string[] {
  const parsed = parseFormula(formula);
  if (!parsed.ok) return [];
  return [...new Set(piecesOf(parsed.expression).flatMap((piece) => (piece.kind === "variable" ? [piece.name] : [])))];
}
