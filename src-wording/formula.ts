import type { FormulaProblem, FormulaProblemContent, FormulaType } from "../src-contract/formula-problem.ts";
import { counted, listed } from "./failure/sentences.ts";

/** What is wrong with a formula, without the place. */
export function formulaProblemText(problem: FormulaProblem): string {
  const sentence = sentences[problem.code] as (problem: FormulaProblemContent) => string;
  return sentence(problem);
}

/** The same with its place, for people who see the formula as text: "at character 7". */
export function placedFormulaProblem(problem: FormulaProblem): string {
  return problem.code === "empty"
    ? formulaProblemText(problem)
    : `At character ${problem.at + 1}: ${formulaProblemText(problem)}`;
}

export const typeWords: Readonly<Record<FormulaType, string>> = {
  number: "a number",
  text: "a text",
  logical: "a condition",
  date: "a date",
  time: "a time",
  missing: "a missing value",
};

type Sentences = {
  readonly [Code in FormulaProblemContent["code"]]: (
    problem: Extract<FormulaProblemContent, { readonly code: Code }>,
  ) => string;
};

const sentences: Sentences = {
  empty: () => "Write a formula, for example: ses − mean(ses, by: school).",
  "unexpected-character": ({ character }) => `“${character}” has no meaning in a formula.`,
  "text-not-closed": ({ quote }) => `This text has no end; close it with ${quote}.`,
  "number-with-comma": () => "Numbers are written with a point in formulas: 0.5, not 0,5.",
  "expected-value": ({ found }) =>
    found === null
      ? "The formula ends where a value or a variable should follow."
      : `A value or a variable should stand here, not “${found}”.`,
  expected: ({ wanted, found }) =>
    wanted === "operator"
      ? `“${found}” cannot follow here; an operator such as + or * is missing, or a comma between arguments.`
      : found === null
        ? `The formula ends, but “${wanted}” is missing.`
        : `“${wanted}” should stand here, not “${found}”.`,
  "single-equals": () => "Formulas begin without “=”.",
  "chained-comparison": () => "Comparisons cannot follow each other; write 1 < x and x < 3, or between(x, 1, 3).",
  "unknown-variable": ({ name, suggestion }) =>
    suggestion === null
      ? `There is no variable “${name}”; texts stand in quotes.`
      : `There is no variable “${name}”; did you mean “${suggestion}”?`,
  "unknown-function": ({ name, suggestion }) =>
    suggestion === null
      ? `There is no function “${name}”.`
      : `There is no function “${name}”; did you mean “${suggestion}”?`,
  "use-instead": ({ name, instead }) => `“${name}” means different things in different programs; use ${instead}.`,
  "wrong-count": ({ name, least, most, given }) =>
    `“${name}” takes ${argumentsText(least, most)}, here are ${given === 0 ? "none" : given}.`,
  "wrong-type": ({ of, wanted, found }) =>
    of === "filter"
      ? `A filter is a condition, such as age >= 18; this is ${typeWords[found]}.`
      : `“${of}” needs ${typeWords[wanted]}, this is ${typeWords[found]}.`,
  "compare-label": ({ name }) =>
    `“${name}” holds numbers with labels; compare the number, or write label(${name}) to compare the label.`,
  "types-differ": ({ of, first, second }) =>
    `“${of}” cannot put together ${typeWords[first]} and ${typeWords[second]}${first === "text" || second === "text" ? "; number(…) and text(…) make one into the other" : ""}.`,
  "unknown-option": ({ name, option, options }) =>
    options.length === 0
      ? `“${name}” has no option “${option}”.`
      : `“${name}” has no option “${option}”; it knows ${listed(options.map((known) => `“${known}”`))}.`,
  "option-not-for-several": ({ name, option }) =>
    `“${name}” of several variables works row by row, so “${option}:” has no meaning there; give it one variable.`,
  "variable-needed": ({ of }) => `Only a variable can stand at “${of}”.`,
  "constant-needed": ({ of }) =>
    of === "number" ? "A number must be written out here." : "A text in quotes must be written out here.",
  "unknown-word": ({ of, word, words }) =>
    `“${of}” does not know “${word}” here; it knows ${listed(words.map((known) => `“${known}”`))}.`,
  "too-long": ({ limit }) =>
    `Formulas have at most ${limit.toLocaleString("en-US")} words; compute parts of it as variables first.`,
  "too-deep": ({ limit }) =>
    `Parentheses can stand at most ${limit} inside each other; compute parts of it as variables first.`,
  "range-backwards": ({ first, last }) => `“${last}” stands before “${first}” in the table; turn them round.`,
};

function argumentsText(least: number, most: number | null): string {
  if (most === null) return `at least ${counted(least, "argument")}`;
  return least === most ? counted(least, "argument") : `${least} to ${counted(most, "argument")}`;
}
