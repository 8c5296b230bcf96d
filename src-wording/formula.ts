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

const typeWords: Readonly<Record<FormulaType, string>> = {
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
  "unexpected-character": ({ character }) =>
    `“${character}” has no meaning in a formula${Object.hasOwn(instead, character) ? `; ${instead[character]}` : ""}.`,
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
      : `“${of}” needs ${typeWords[wanted]}, this is ${typeWords[found]}${wayFrom(found, wanted)}.`,
  "compare-missing": ({ name }) =>
    `No value is equal to a missing one; is_missing(${name ?? "x"}) says whether there is a value.`,
  "always-missing": ({ of }) =>
    `This is a missing value, so that “${of}” gives one in every row; a variable of this name is written exactly as it is called.`,
  "not-a-moment": ({ of, text }) =>
    of === "date"
      ? `“${text}” is no day of the calendar; dates are written "2001-05-31".`
      : `“${text}” is no time; times are written "10:30".`,
  "backticks-needed": ({ name }) =>
    `A name with spaces or signs stands in backticks: \`${name.replaceAll("`", "``")}\`.`,
  "label-as-name": ({ label, variable, value }) =>
    `“${label}” is the label of ${typeof value === "number" ? value : `"${value}"`} in “${variable}”: write the value, or label(${variable}) == "${label}".`,
  "missing-as-name": ({ name }) =>
    `There is no variable “${name}”; a missing value is written missing, and is_missing(x) asks for one.`,
  "done-otherwise": ({ name, instead: other }) => `There is no function “${name}”; use ${other}.`,
  "parentheses-needed": ({ signature }) => `Write ${signature}: what a function works on stands in parentheses.`,
  "colon-needed": ({ option }) => `A colon is missing: “${option}:”.`,
  "number-outside": ({ wanted }) => `${wantedNumbers[wanted]}.`,
  "valid-outside": ({ most }) =>
    most === 1
      ? "“valid:” says how many of several variables must have a value; here is only one."
      : `“valid:” takes a whole number from 1 to ${most}, as many as there are variables.`,
  "compare-label": ({ name }) =>
    `“${name}” holds numbers with labels; compare the number, or write label(${name}) to compare the label.`,
  "types-differ": ({ of, first, second }) =>
    `“${of}” cannot put together ${typeWords[first]} and ${typeWords[second]}${wayBetween([first, second])}.`,
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

/** What to write instead of signs of other programs. */
const instead: Readonly<Record<string, string>> = {
  ";": "commas stand between the arguments of a function",
  "?": "a choice is written if(condition, then, otherwise)",
  ".": "a missing value is written missing",
};

function wayBetween(types: readonly FormulaType[]): string {
  if (types.includes("text")) return "; number(…) and text(…) make one into the other";
  if (types.includes("date")) return '; a date is written "2001-05-31", and year(…), month(…) and day(…) are numbers';
  if (types.includes("time")) return '; a time is written "10:30", and hour(…) and minute(…) are numbers';
  return "";
}

function wayFrom(found: FormulaType, wanted: FormulaType): string {
  if (wanted !== "number" && wanted !== "logical") return "";
  if (found === "text") return "; number(…) reads one in it";
  if (found === "date") return "; year(…), month(…) and day(…) are numbers, and so are days between two dates";
  return found === "time" ? "; hour(…) and minute(…) are numbers" : "";
}

function argumentsText(least: number, most: number | null): string {
  if (most === null) return `at least ${counted(least, "argument")}`;
  return least === most ? counted(least, "argument") : `${least} to ${counted(most, "argument")}`;
}

const wantedNumbers: Readonly<Record<Extract<FormulaProblemContent, { code: "number-outside" }>["wanted"], string>> = {
  whole: "A whole number must stand here",
  share: "A share from 0 to 1 must stand here; for percentiles write 0.25, not 25",
  count: "A whole number from 1 upwards must stand here",
  length: "A whole number from 0 upwards must stand here",
  width: "A whole number of characters must stand here, 10,000 at most",
  finite: "This number is too large",
};
