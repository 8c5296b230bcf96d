import { levelLabel } from "../src-wording/print.ts";
import type { MathPiece, PrintedEquations } from "./printed-equations.ts";
import { escapeHtml } from "./rich-text.ts";

/** A model's equations as MathML, which browsers draw and screen readers read without a script. */
export function equationsHtml({ levels }: PrintedEquations): string {
  const parts = levels.map(({ level, equations }) => {
    const label = `<p class="level">${levelLabel(level)}</p>`;
    return `${label}${equations.map((pieces) => `<div class="equation">${equationMathMl(pieces)}</div>`).join("")}`;
  });
  return `<div class="equations">${parts.join("\n")}</div>`;
}

export const equationsStyle = `
.equations { margin: 1.5rem 0; }
.equations .level { font-weight: bold; margin: .8rem 0 .3rem; }
.equations .equation { margin-inline-start: 2rem; line-height: 2; overflow-x: auto; }
`;

export function equationMathMl(pieces: readonly MathPiece[]): string {
  return `<math xmlns="http://www.w3.org/1998/Math/MathML">${pieces.map(pieceMathMl).join("")}</math>`;
}

function pieceMathMl(piece: MathPiece): string {
  switch (piece.kind) {
    case "symbol":
      return withSubscript(`<mi>${escapeHtml(piece.letter)}</mi>`, piece.subscript);
    case "variable": {
      const name = `<mi mathvariant="normal">${escapeHtml(piece.name)}</mi>`;
      return withSubscript(piece.bar ? `<mover>${name}<mo>¯</mo></mover>` : name, piece.subscript);
    }
    case "operator":
      return `<mo>${piece.text}</mo>`;
    case "group": {
      const inner = `<mrow><mo>(</mo>${piece.pieces.map(pieceMathMl).join("")}<mo>)</mo></mrow>`;
      return piece.power === null ? inner : `<msup>${inner}<mn>${piece.power}</mn></msup>`;
    }
  }
}

/** Letters of a subscript in italics (one `mi` each), digits and dots upright. */
function withSubscript(base: string, subscript: string): string {
  const parts = (subscript.match(/[a-z]|[^a-z]+/g) ?? []).map((part) =>
    /[a-z]/.test(part) ? `<mi>${part}</mi>` : `<mn>${escapeHtml(part)}</mn>`,
  );
  return parts.length === 0 ? base : `<msub>${base}<mrow>${parts.join("")}</mrow></msub>`;
}
