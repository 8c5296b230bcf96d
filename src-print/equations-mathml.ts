import type { EquationLines } from "../src-engine/specification/equations/equation-lines.ts";
import type { MathLine, MathNode } from "../src-engine/specification/equations/math.ts";
import { equationLevelLabel } from "../src-wording/print.ts";
import { brokenEquation, continuationIndent } from "./broken-equation.ts";
import { escapeHtml } from "./rich-text.ts";

/** A model's level equations as MathML, which browsers draw and screen readers read without a script. */
export function equationsHtml({ levels, letters }: EquationLines): string {
  const parts = levels.map(({ level, noun, lines }) => {
    const label = `<p class="level">${escapeHtml(equationLevelLabel(level, noun.plural))}</p>`;
    return `${label}${lines.map((line) => `<div class="equation">${mathMl(line)}</div>`).join("")}`;
  });
  const note = letters === null ? "" : `\n<p class="note">${escapeHtml(letters)}</p>`;
  return `<div class="equations">${parts.join("\n")}${note}</div>`;
}

export const equationsStyle = `
.equations { margin: 1.5rem 0; }
.equations .level { font-weight: bold; margin: .8rem 0 .3rem; text-indent: 0; }
.equations .equation { margin-inline-start: 2rem; line-height: 2; overflow-x: auto; }
.equations mtd { padding: .15em 0; text-align: start; }
.equations math { font-family: "Cambria Math", "STIX Two Math", "Latin Modern Math", math; }
/* Without a font for mathematics a bar does not stretch: a rule does. */
.equations .bar > :first-child { border-top: .07em solid; padding-top: .12em; }
.equations .bar > mo { font-size: 0; }
`;

function mathMl(line: MathLine): string {
  const [first = [], ...others] = brokenEquation(line, pageRoom, "Arial");
  if (others.length === 0) return mathElement(content(first));
  const rows = [content(first), ...others.map((part) => `<mspace width="${continuationIndent}em"/>${content(part)}`)];
  return mathElement(
    `<mtable columnalign="left">${rows.map((row) => `<mtr><mtd>${row}</mtd></mtr>`).join("")}</mtable>`,
  );
}

/** What a page of text holds beside the equations' indent, in em. */
const pageRoom = 38;

function mathElement(content: string): string {
  return `<math xmlns="http://www.w3.org/1998/Math/MathML">${content}</math>`;
}

function content(line: MathLine): string {
  return line.map(nodeMathMl).join("");
}

function nodeMathMl(node: MathNode): string {
  switch (node.kind) {
    case "letter":
      return `<mi>${escapeHtml(node.text)}</mi>`;
    case "name":
      return `<mi mathvariant="normal">${escapeHtml(node.text)}</mi>`;
    case "number":
      return `<mn>${escapeHtml(node.text)}</mn>`;
    case "operator":
      return `<mo>${node.text}</mo>`;
    case "subscript":
      return node.subscript === ""
        ? nodeMathMl(node.base)
        : `<msub>${nodeMathMl(node.base)}${scriptMathMl(node.subscript)}</msub>`;
    case "superscript":
      return `<msup>${nodeMathMl(node.base)}${scriptMathMl(node.superscript)}</msup>`;
    case "overline":
      return `<mover class="bar">${nodeMathMl(node.base)}<mo>‾</mo></mover>`;
    case "parentheses":
      return `<mrow><mo>(</mo>${node.content.map(nodeMathMl).join("")}<mo>)</mo></mrow>`;
  }
}

/** Letters in italics (one `mi` each), digits and dots upright. */
function scriptMathMl(script: string): string {
  const parts = script.match(/[a-z]|[^a-z]+/g) ?? [];
  return `<mrow>${parts.map((part) => (/[a-z]/.test(part) ? `<mi>${part}</mi>` : `<mn>${escapeHtml(part)}</mn>`)).join("")}</mrow>`;
}
