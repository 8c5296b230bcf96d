/** Typeset mathematics as data, for LaTeX, Word's equations and the screen. */
export type MathNode =
  /** A single letter in italics: β, Y. */
  | { readonly kind: "letter"; readonly text: string }
  /** A name or words, upright. */
  | { readonly kind: "name"; readonly text: string }
  | { readonly kind: "number"; readonly text: string }
  | { readonly kind: "operator"; readonly text: "=" | "+" | "−" | "×" | "∼" | "≤" | "," }
  | { readonly kind: "subscript"; readonly base: MathNode; readonly subscript: string }
  | { readonly kind: "superscript"; readonly base: MathNode; readonly superscript: string }
  | { readonly kind: "overline"; readonly base: MathNode }
  | { readonly kind: "parentheses"; readonly content: readonly MathNode[] };

/** One line of typeset mathematics. */
export type MathLine = readonly MathNode[];

/** The line in LaTeX's math mode: `\mathrm{SES}_{ij} - \overline{\mathrm{SES}}_{\cdot j}`. */
export function latex(line: MathLine): string {
  return latexNamed(line, uprightName);
}

/** The same for a document, whose names may have letters that need commands of their own: set by `nameOf`. */
export function latexNamed(line: MathLine, nameOf: (name: string) => string): string {
  return line.map((node) => latexOf(node, nameOf)).join(" ");
}

function uprightName(name: string): string {
  return `\\mathrm{${escapeLatex(name)}}`;
}

function latexOf(node: MathNode, nameOf: (name: string) => string): string {
  switch (node.kind) {
    case "letter":
      return latexLetters[node.text] ?? node.text;
    case "name":
      return nameOf(node.text);
    case "number":
      return node.text;
    case "operator":
      return { "=": "=", "+": "+", "−": "-", "×": "\\times", "∼": "\\sim", "≤": "\\le", ",": ",\\quad" }[node.text];
    case "subscript":
      return `${latexOf(node.base, nameOf)}_{${node.subscript.replaceAll("·", "\\cdot ")}}`;
    case "superscript":
      return `${latexOf(node.base, nameOf)}^{${node.superscript}}`;
    case "overline":
      return `\\overline{${latexOf(node.base, nameOf)}}`;
    case "parentheses":
      return `\\left(${node.content.map((part) => (isComma(part) ? "," : latexOf(part, nameOf))).join(" ")}\\right)`;
  }
}

/** Between statements there is room after it; within parentheses none but LaTeX's own. */
function isComma(node: MathNode): boolean {
  return node.kind === "operator" && node.text === ",";
}

const latexLetters: Readonly<Record<string, string>> = {
  ψ: "\\psi",
  π: "\\pi",
  β: "\\beta",
  γ: "\\gamma",
  ε: "\\varepsilon",
  η: "\\eta",
  ξ: "\\xi",
  ζ: "\\zeta",
  δ: "\\delta",
  φ: "\\varphi",
  λ: "\\lambda",
  μ: "\\mu",
  θ: "\\theta",
};

const latexEscapes: Readonly<Record<string, string>> = {
  "\\": "\\backslash ",
  "{": "\\{",
  "}": "\\}",
  _: "\\_",
  "^": "\\hat{}",
  "~": "\\sim ",
  "%": "\\%",
  $: "\\$",
  "#": "\\#",
  "&": "\\&",
  " ": "\\ ",
};

function escapeLatex(text: string): string {
  return text.replaceAll(/[\\{}_^~%$#& ]/g, (character) => latexEscapes[character] ?? character);
}
