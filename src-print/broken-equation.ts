import type { MathLine, MathNode } from "../src-engine/specification/equations/math.ts";
import { type FontName, textWidth } from "./text-width.ts";

/**
 * An equation in as many lines as it takes to be no wider than `room` (in em), each beginning with its plus, as equations
 * are set in textbooks. Not every program that opens a Word file breaks equations, and browsers break none.
 */
export function brokenEquation(line: MathLine, room: number, font: FontName): readonly MathLine[] {
  const lines: MathNode[][] = [];
  let width = 0;
  for (const summand of summandsOf(line)) {
    const own = summand.reduce((sum, node) => sum + nodeWidth(node, font), 0);
    const last = lines.at(-1);
    if (last === undefined || width + own > room) {
      lines.push([...summand]);
      width = own + (last === undefined ? 0 : continuationIndent);
    } else {
      last.push(...summand);
      width += own;
    }
  }
  return lines;
}

/** How far the second line and those after it stand in, in em. */
export const continuationIndent = 2;

/** What stands before the first plus of the right side, then each summand with its plus. */
function summandsOf(line: MathLine): readonly MathLine[] {
  const starts = line.flatMap((node, position) => (node.kind === "operator" && node.text === "+" ? [position] : []));
  return [0, ...starts].map((start, index) => line.slice(start, starts[index]));
}

/** In em; fonts for mathematics are a little wider than those of texts. */
function nodeWidth(node: MathNode, font: FontName): number {
  switch (node.kind) {
    case "letter":
    case "name":
    case "number":
      return mathsWider * textWidth([{ text: node.text }], font);
    case "operator":
      return operatorWidth;
    case "subscript":
      return nodeWidth(node.base, font) + scriptWidth(node.subscript, font);
    case "superscript":
      return nodeWidth(node.base, font) + scriptWidth(node.superscript, font);
    case "overline":
      return nodeWidth(node.base, font);
    case "parentheses":
      return bracketsWidth + node.content.reduce((sum, inner) => sum + nodeWidth(inner, font), 0);
  }
}

const mathsWider = 1.1;
/** With the space on both sides. */
const operatorWidth = 1.2;
const bracketsWidth = 0.9;

function scriptWidth(script: string, font: FontName): number {
  return mathsWider * textWidth([{ text: script, style: "subscript" }], font);
}
