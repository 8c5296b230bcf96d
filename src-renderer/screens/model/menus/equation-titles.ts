import type { Equation } from "../../../../src-engine/specification/equations/equation.ts";
import { symbolText } from "../../../../src-engine/specification/equations/symbol.ts";

/** What an equation is called in menus: "the level-1 equation", "the equation of β₁ⱼ". */
export function equationTitle(equation: Equation): string {
  const [first, ...others] = equation.rows;
  if (first === undefined || first.left === null) return "the level-1 equation";
  const last = others.at(-1)?.left ?? null;
  return `the equation of ${symbolText(first.left)}${last === null ? "" : `–${symbolText(last)}`}`;
}
