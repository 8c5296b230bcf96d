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
import type { ReportLayout } from "../../src-contract/project.ts";
import { brokenEquation, continuationIndent } from "../../src-print/broken-equation.ts";
import { bodySize, sheetOf, textWidthOf } from "../../src-print/paper.ts";
import { equationLevelLabel } from "../../src-wording/print.ts";
import type { EquationLines } from "../specification/equations/equation-lines.ts";
import type { MathNode } from "../specification/equations/math.ts";
import { equationIndent, wordStyle } from "./word-styles.ts";
import { xmlText } from "./xml-text.ts";

/**
 * A model's level equations as Word's own math, under the name of their level and on one page with it: a paragraph an
 * equation, or several where it is wider than the page.
 */
export function wordEquations({ levels, letters }: EquationLines, { paper, font }: ReportLayout): readonly Paragraph[] {
  const room = textWidthOf(sheetOf(paper)) / bodySize[font] - equationIndent;
  const set = levels.flatMap(({ level, noun, lines }) => {
    const parts = lines.flatMap((line) =>
      brokenEquation(line, room, font).map((part, position) => ({ part, isContinued: position > 0 })),
    );
    return [
      new Paragraph({
        keepNext: true,
        children: [new TextRun({ text: xmlText(equationLevelLabel(level, noun.plural)), bold: true })],
      }),
      ...parts.map(
        ({ part, isContinued }, position) =>
          new Paragraph({
            style: wordStyle.equation,
            keepNext: position < parts.length - 1,
            ...(isContinued && { indent: { left: (equationIndent + continuationIndent) * 20 * bodySize[font] } }),
            children: [new WordMath({ children: part.map(wordMath) })],
          }),
      ),
    ];
  });
  return letters === null ? set : [...set, new Paragraph({ children: [new TextRun(letters)] })];
}

function wordMath(node: MathNode): MathComponent {
  switch (node.kind) {
    case "letter":
    case "number":
    case "operator":
      return new MathRun(xmlText(node.text));
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
  return new MathRun({ text: xmlText(text), normalText: true });
}
