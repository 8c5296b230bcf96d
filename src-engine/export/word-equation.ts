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
import { equationLevelLabel } from "../../src-wording/print.ts";
import type { EquationLines } from "../specification/equations/equation-lines.ts";
import type { MathNode } from "../specification/equations/math.ts";
import { wordStyle } from "./word-styles.ts";

/** A model's level equations as Word's own math, one paragraph an equation under the name of its level. */
export function wordEquations({ levels }: EquationLines): readonly Paragraph[] {
  return levels.flatMap(({ level, noun, lines }) => [
    new Paragraph({
      keepNext: true,
      children: [new TextRun({ text: equationLevelLabel(level, noun.plural), bold: true })],
    }),
    ...lines.map(
      (line) =>
        new Paragraph({ style: wordStyle.equation, children: [new WordMath({ children: line.map(wordMath) })] }),
    ),
  ]);
}

function wordMath(node: MathNode): MathComponent {
  switch (node.kind) {
    case "letter":
    case "number":
    case "operator":
      return new MathRun(node.text);
    case "name":
      return upright(node.text);
    case "subscript":
      return node.subscript === ""
        ? wordMath(node.base)
        : new MathSubScript({ children: [wordMath(node.base)], subScript: scriptRuns(node.subscript) });
    case "superscript":
      return new MathSuperScript({ children: [wordMath(node.base)], superScript: scriptRuns(node.superscript) });
    case "overline":
      return new MathBar({ children: [wordMath(node.base)] });
    case "parentheses":
      return new MathRoundBrackets({ children: node.content.map(wordMath) });
  }
}

/** Letters in italics, digits and dots upright. */
function scriptRuns(script: string): readonly MathRun[] {
  return (script.match(/[a-z]+|[^a-z]+/g) ?? []).map((part) =>
    /[a-z]/.test(part) ? new MathRun(part) : upright(part),
  );
}

function upright(text: string): MathRun {
  return new MathRun({ text, normalText: true });
}
