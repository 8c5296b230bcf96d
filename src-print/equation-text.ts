import type { RichText } from "../src-contract/output.ts";
import type { MathLine, MathNode } from "../src-engine/specification/equations/math.ts";

/** A line of mathematics as a text with italics and scripts, for pasting where no equation survives. */
export function equationText(line: MathLine): RichText {
  return line.flatMap(nodeText);
}

function nodeText(node: MathNode): RichText {
  switch (node.kind) {
    case "letter":
      return [{ text: node.text, style: "italic" }];
    case "name":
    case "number":
      return [{ text: node.text }];
    case "operator":
      return [{ text: node.text === "," ? ", " : ` ${node.text} ` }];
    case "subscript":
      return [...nodeText(node.base), { text: node.subscript, style: "subscript" }];
    case "superscript":
      return [...nodeText(node.base), { text: node.superscript, style: "superscript" }];
    case "overline":
      return nodeText(node.base).map((piece) => ({ ...piece, text: overlined(piece.text) }));
    case "parentheses":
      return [{ text: "(" }, ...equationText(node.content), { text: ")" }];
  }
}

function overlined(text: string): string {
  return [...text].map((character) => `${character}\u0305`).join("");
}
