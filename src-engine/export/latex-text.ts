import type { RichText, TextPiece } from "../../src-contract/output.ts";

/** What typesets a document: pdfLaTeX, whose fonts have Latin letters only, or LuaLaTeX and XeLaTeX with all of Unicode. */
export type LatexEngine = "pdflatex" | "unicode";

/** A text as LaTeX prints it letter by letter: nothing in it is a command, a comment, or joined to another sign. */
export function latexText(text: string, engine: LatexEngine): string {
  return text
    .normalize("NFC")
    .replace(/\s*[\t\n\r]\s*/g, " ")
    .replace(unprintable, "")
    .replace(tokens, (token) => set(token, engine));
}

export function latexRich(rich: RichText, engine: LatexEngine): string {
  return rich.map(({ text, style }) => styled(latexText(text, engine), style)).join("");
}

/** Whether pdfLaTeX has every letter of a LaTeX source; others stand there as they are. */
export function isKnownToPdflatex(source: string): boolean {
  return knownToPdflatex.test(source);
}

/** Whether there is Chinese, Japanese or Korean in it, which has fonts of its own. */
export function hasEastAsian(text: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text);
}

function styled(latex: string, style: TextPiece["style"]): string {
  return style === undefined ? latex : styles[style](latex);
}

const styles: Readonly<Record<NonNullable<TextPiece["style"]>, (latex: string) => string>> = {
  italic: (latex) => `\\textit{${latex}}`,
  bold: (latex) => `\\textbf{${latex}}`,
  subscript: (latex) => `\\textsubscript{${latex}}`,
  superscript: (latex) => `\\textsuperscript{${latex}}`,
  "italic-subscript": (latex) => `\\textsubscript{\\textit{${latex}}}`,
};

/** Control characters, halves of pairs, marks without width. */
const unprintable = /[\p{Cc}\p{Cs}\u200b-\u200f\u2060\ufeff\ufffe\uffff]/gu;

/** Letters with an accent of their own, runs of raised or lowered signs, signs that TeX would join, and single ones. */
const tokens =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー、。]+|[\p{L}\p{N}][\u0302\u0304\u0305]|[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+|[₀-₉₍₎ᵢⱼₖₗₘₙₒₚᵣₛₜᵤ]+|([-'`,<>])(?=\1)|[?!](?=`)|[\\{}$&#_%^~"`\u00a0\u00ad\u2002-\u200a\u202f]|[^\p{ASCII}]/gu;

function set(token: string, engine: LatexEngine): string {
  const command = commands[token];
  if (command !== undefined) return command;
  if (/^[\u2002-\u200a\u202f]$/.test(token)) return "\\,";
  if (/^[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]/.test(token)) return `\\textsuperscript{${plainScript(token)}}`;
  if (/^[₀-₉₍₎ᵢⱼₖₗₘₙₒₚᵣₛₜᵤ]/.test(token)) return `\\textsubscript{${plainScript(token)}}`;
  if (hasEastAsian(token)) return engine === "pdflatex" ? token : `\\eastasian{${token}}`;
  const [letter = "", accent] = token;
  if (accent !== undefined) return `$\\${accent === "\u0302" ? "hat" : "bar"}{\\mathrm{${letter}}}$`;
  if (/^[-',<>?!]$/.test(token)) return `${token}{}`;
  return engine === "pdflatex" ? (symbols[token] ?? token) : token;
}

/** "⁻⁹" → "$-$9". */
function plainScript(script: string): string {
  return script.normalize("NFKC").replaceAll("−", "$-$");
}

const commands: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  $: "\\$",
  "&": "\\&",
  "#": "\\#",
  _: "\\_",
  "%": "\\%",
  "^": "\\textasciicircum{}",
  "~": "\\textasciitilde{}",
  '"': "\\textquotedbl{}",
  "`": "\\textasciigrave{}",
  "\u00a0": "~",
  "\u00ad": "\\-",
  // A sign of mathematics, as wide as a plus, in every font.
  "−": "$-$",
};

const greek =
  "αalpha βbeta γgamma δdelta εvarepsilon ζzeta ηeta θtheta ιiota κkappa λlambda μmu νnu ξxi πpi ρrho ςvarsigma σsigma τtau υupsilon φvarphi χchi ψpsi ωomega";
const greekCapitals = "ΓGamma ΔDelta ΘTheta ΛLambda ΞXi ΠPi ΣSigma ΥUpsilon ΦPhi ΨPsi ΩOmega";
/** Capitals that look like a Latin letter. */
const greekLatin = "ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΧX οo";

/** What pdfLaTeX knows by command only. Greek letters are upright, as APA wants them. */
const symbols: Readonly<Record<string, string>> = {
  ...Object.fromEntries(greek.split(" ").map((word) => [word[0], `$\\up${word.slice(1)}$`])),
  ...Object.fromEntries(greekCapitals.split(" ").map((word) => [word[0], `$\\${word.slice(1)}$`])),
  ...Object.fromEntries(greekLatin.split(" ").map((word) => [word[0], word.slice(1)])),
  "≤": "$\\le$",
  "≥": "$\\ge$",
  "≠": "$\\ne$",
  "≈": "$\\approx$",
  "∼": "$\\sim$",
  "∞": "$\\infty$",
  "√": "$\\surd$",
  "∂": "$\\partial$",
  "∆": "$\\Delta$",
  "‾": "\\textasciimacron{}",
};

/** Tried letter by letter with the T1 encoding of the LaTeX of 2022. */
const knownToPdflatex =
  /^[\p{ASCII}\u00a1-\u0125\u0128-\u0137\u0139-\u013e\u0141-\u0148\u014a-\u0165\u0168-\u017e\u0218-\u021b‐-―‘’‚“”„†‡•…‰‹›€№™←→]*$/u;
