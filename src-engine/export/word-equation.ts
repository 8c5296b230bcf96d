import {
  type MathComponent,
  MathRoundBrackets,
  MathRun,
  MathSubScript,
  MathSuperScript,
  Paragraph,
  TextRun,
  Math as WordMath,
} from "docx";
import { MathBar } from "docx/math";
import type { MathPiece, PrintedEquations } from "../../src-print/printed-equations.ts";
import { levelLabel } from "../../src-wording/print.ts";
import { wordStyle } from "./word-styles.ts";

/** A model's equations as Word's own math, one paragraph an equation under the name of its level. */
export function wordEquations({ levels }: PrintedEquations): readonly Paragraph[] {
  return levels.flatMap(({ level, equations }) => [
    new Paragraph({ keepNext: true, children: [new TextRun({ text: levelLabel(level), bold: true })] }),
    ...equations.map(
      (pieces) =>
        new Paragraph({
          style: wordStyle.equation,
          children: [new WordMath({ children: pieces.map(mathComponent) })],
        }),
    ),
  ]);
}

function mathComponent(piece: MathPiece): MathComponent {
  switch (piece.kind) {
    case "symbol":
      return withSubscript(new MathRun(piece.letter), piece.subscript);
    case "variable": {
      const name = new MathRun({ text: piece.name, normalText: true });
      return withSubscript(piece.bar ? new MathBar({ children: [name] }) : name, piece.subscript);
    }
    case "operator":
      return new MathRun(piece.text);
    case "group": {
      const inner = new MathRoundBrackets({ children: piece.pieces.map(mathComponent) });
      return piece.power === null
        ? inner
        : new MathSuperScript({ children: [inner], superScript: [new MathRun(String(piece.power))] });
    }
  }
}

/** Letters of a subscript in italics, digits and dots upright. */
function withSubscript(base: MathComponent, subscript: string): MathComponent {
  const runs = (subscript.match(/[a-z]+|[^a-z]+/g) ?? []).map((part) =>
    /[a-z]/.test(part) ? new MathRun(part) : new MathRun({ text: part, normalText: true }),
  );
  return runs.length === 0 ? base : new MathSubScript({ children: [base], subScript: runs });
}
