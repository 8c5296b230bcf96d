import type { FormulaProblem } from "../../src-contract/formula-problem.ts";

/** A word of a formula and where it stands. */
export interface Token {
  readonly kind: "number" | "text" | "name" | "symbol" | "end";
  /** As written; of a text, what is between the quotes; of a name, without backticks. */
  readonly text: string;
  /** A name in backticks: never a keyword or a function. */
  readonly quoted: boolean;
  readonly at: number;
  readonly length: number;
}

const symbols = ["<=", ">=", "==", "!=", "<>", "**", "&&", "||", ..."+-*/%^(),:<>=&|[]!"];

/** Letters of any language, digits and `_ . @ # $`, as SPSS allows them; not beginning with a digit. */
const namePattern = /[\p{L}_@#$][\p{L}\p{M}\p{N}_.@#$]*/uy;
const numberPattern = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;

/** The words of a formula, the last one being its end; or where it cannot be read. */
export function readTokens(formula: string): readonly Token[] | FormulaProblem {
  const tokens: Token[] = [];
  let at = 0;
  while (at < formula.length) {
    const character = formula.charAt(at);
    if (/\s/.test(character)) {
      at++;
      continue;
    }
    const token = numberAt(formula, at) ?? nameAt(formula, at) ?? quotedAt(formula, at) ?? symbolAt(formula, at);
    if (token === null) {
      const found = String.fromCodePoint(formula.codePointAt(at) ?? 0);
      return { at, length: found.length, code: "unexpected-character", character: found };
    }
    if ("code" in token) return token;
    tokens.push(token);
    at += token.length;
  }
  tokens.push({ kind: "end", text: "", quoted: false, at: formula.length, length: 0 });
  return tokens;
}

/** A variable as it must stand in a formula: in backticks where it could be read as something else. */
export function writtenName(name: string): string {
  namePattern.lastIndex = 0;
  const plain = namePattern.test(name) && namePattern.lastIndex === name.length && !keywords.has(name.toLowerCase());
  return plain && !name.endsWith(".") ? name : `\`${name.replaceAll("`", "``")}\``;
}

/** A text as it must stand in a formula. */
export function writtenText(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** A value as it must stand in a formula. */
export function writtenValue(value: number | string): string {
  return typeof value === "number" ? String(value) : writtenText(value);
}

export const keywords: ReadonlySet<string> = new Set([
  "and",
  "or",
  "not",
  "in",
  "to",
  "true",
  "false",
  "missing",
  "na",
]);

function numberAt(formula: string, at: number): Token | null {
  numberPattern.lastIndex = at;
  const [text] = numberPattern.exec(formula) ?? [];
  return text === undefined ? null : { kind: "number", text, quoted: false, at, length: text.length };
}

function nameAt(formula: string, at: number): Token | null {
  namePattern.lastIndex = at;
  const [text] = namePattern.exec(formula) ?? [];
  return text === undefined ? null : { kind: "name", text, quoted: false, at, length: text.length };
}

const closing: Readonly<Record<string, string>> = { '"': '"', "'": "'", "“": "”", "„": "“", "`": "`" };

/** A text in quotes or a name in backticks; the quote itself is written twice inside. */
function quotedAt(formula: string, at: number): Token | FormulaProblem | null {
  const opened = formula.charAt(at);
  const quote = closing[opened];
  if (quote === undefined) return null;
  let text = "";
  for (let end = at + 1; end < formula.length; end++) {
    if (formula[end] !== quote) {
      text += formula[end];
    } else if (formula[end + 1] === quote) {
      text += quote;
      end++;
    } else {
      return { kind: opened === "`" ? "name" : "text", text, quoted: true, at, length: end + 1 - at };
    }
  }
  return { at, length: formula.length - at, code: "text-not-closed", quote };
}

function symbolAt(formula: string, at: number): Token | null {
  const found = symbols.find((symbol) => formula.startsWith(symbol, at)) ?? otherSymbols[formula.charAt(at)];
  if (found === undefined) return null;
  const length = otherSymbols[formula.charAt(at)] === undefined ? found.length : 1;
  return { kind: "symbol", text: found, quoted: false, at, length };
}

/** As word processors write them. */
const otherSymbols: Readonly<Record<string, string>> = {
  "−": "-",
  "–": "-",
  "×": "*",
  "·": "*",
  "÷": "/",
  "≤": "<=",
  "≥": ">=",
  "≠": "!=",
};
