import type { ImportProblem, ImportReason } from "../src-contract/data-import.ts";
import { counted, listed } from "./failure/sentences.ts";
import { wholeNumber } from "./names.ts";

/** Why an option or a type was guessed as it was: a remark beside it, without a full stop. */
export function importReasonText(reason: ImportReason): string {
  const remark = reasons[reason.code] as (reason: ImportReason) => string;
  return remark(reason);
}

/** What was mended on reading, and how: a sentence. */
export function importProblemText(problem: ImportProblem): string {
  const sentence = problems[problem.code] as (problem: ImportProblem) => string;
  return sentence(problem);
}

type Wording<Item extends { readonly code: string }> = {
  readonly [Code in Item["code"]]: (item: Extract<Item, { readonly code: Code }>) => string;
};

const reasons: Wording<ImportReason> = {
  "file-says-so": () => "The file says so",
  "user-chose": () => "You chose this",
  "byte-order-mark": () => "The file begins with the mark of this encoding",
  "valid-utf8": () => "The whole file is valid Unicode",
  "not-utf8": ({ row }) => `Not valid Unicode in line ${wholeNumber(row)}`,
  "letters-fit": ({ example, row }) =>
    `Not valid Unicode${row === null ? "" : ` in line ${wholeNumber(row)}`}; so read, ${inQuotes(example)} looks right`,
  "delimiter-consistent": ({ columns, rows }) =>
    rows === 0
      ? "No delimiter was found: one column"
      : `Gives ${counted(columns, "column")} in the first ${counted(rows, "row")}`,
  "usual-quotes": () => "The usual ones",
  "lines-in-quotes": ({ lines }) =>
    `${counted(lines, "line")} of the beginning ${lines === 1 ? "stands" : "stand"} in quotes as a whole`,
  "single-quotes": ({ example }) => `All texts of a column are quoted like ${shortened(example)}`,
  "decimal-commas": ({ example }) => `Numbers are written like ${example}`,
  "decimal-points": () => "Numbers have decimal points",
  "header-texts-over-numbers": ({ row }) => `Row ${wholeNumber(row)} has texts above numbers`,
  "header-distinct-texts": ({ row }) => `Row ${wholeNumber(row)} has a different text in every column`,
  "header-of-survey": ({ row }) =>
    `Row ${wholeNumber(row)} has identifiers of Qualtrics; names and questions stand above`,
  "header-with-remarks": ({ row }) =>
    `Row ${wholeNumber(row)} has names, the row below it units or questions, which become labels`,
  "no-header": ({ example }) => `The first row holds data, such as “${example}”`,
  "first-sheet-with-data": () => "The first sheet that holds data",
  "all-numbers": ({ count }) =>
    count === 1 ? "Its one value is a number" : `All ${wholeNumber(count)} values are numbers`,
  "mostly-numbers": ({ count, exceptions }) =>
    `${counted(count, "number")}; ${listed(exceptions.map(inQuotes))} ${exceptions.length === 1 ? "becomes" : "become"} missing`,
  "numbers-in-notation": ({ example, value }) =>
    `Numbers: ${inQuotes(example)} is read as ${String(value).replace("-", "\u2212")}`,
  "leading-zeros": ({ example }) => `Kept as text: a number would lose the zeros of ${example}`,
  "too-many-digits": ({ example }) => `Kept as text: ${example} has more digits than a number can hold`,
  texts: ({ example, row }) => `Text, such as ${inQuotes(example)} in row ${wholeNumber(row)}`,
  dates: ({ pattern, example }) =>
    `Every value is a date like ${example} (${pattern}${pattern.includes("yyyy") ? "" : ", 30 to 99 are 1930 to 1999"})`,
  "mostly-dates": ({ pattern, exceptions }) =>
    `Dates (${pattern}); ${listed(exceptions.map(inQuotes))} ${exceptions.length === 1 ? "becomes" : "become"} missing`,
  "dates-ambiguous": ({ example, pattern }) =>
    `Kept as text: ${example} may be day or month first; as a date it would be read as ${pattern}`,
  times: ({ example }) => `Every value is a time like ${example}`,
  "few-distinct-integers": ({ distinct }) =>
    `Nominal: only ${counted(distinct, "different whole number")}, as SPSS decides it`,
  "value-labels": () => "Nominal: its values have labels",
  "empty-column": () => "The column is empty",
  "missing-code-frequent": ({ example, count }) => `${inQuotes(example)} stands for a value ${counted(count, "time")}`,
};

const problems: Wording<ImportProblem> = {
  "empty-name": ({ column, name }) =>
    `Column ${wholeNumber(column + 1)} has no name in the file; it is called ${inQuotes(name)}.`,
  "duplicate-name": ({ column, original, name }) =>
    `Column ${wholeNumber(column + 1)} is another one called ${inQuotes(original)}; it is called ${inQuotes(name)}.`,
  "short-rows": ({ count, firstRow }) =>
    `${counted(count, "row")} ${count === 1 ? "has" : "have"} fewer cells than the others, first row ${wholeNumber(firstRow)}; the cells at the end are missing values.`,
  "long-rows": ({ count, firstRow }) =>
    `${counted(count, "row")} ${count === 1 ? "has" : "have"} more cells than there are names, first row ${wholeNumber(firstRow)}; the cells are in additional columns at the end.`,
  "not-a-number": ({ name, count, example, row }) => unreadable(name, count, "number", example, row),
  "not-a-date": ({ name, count, example, row }) => unreadable(name, count, "date or time", example, row),
  "error-values": ({ name, count, example }) =>
    `${inQuotes(name)}: ${counted(count, "error")} of the spreadsheet, such as ${example}, ${count === 1 ? "is a missing value" : "are missing values"}.`,
  "likely-missing-code": ({ value, names, count }) =>
    `${codeText(value)} lies far from all other values of ${listed(names.map(inQuotes), 4)} (${counted(count, "time")}) and is read as a value. Often it means that a value is missing.`,
  "empty-columns-dropped": ({ count }) =>
    `${counted(count, "column")} without name and values ${count === 1 ? "was" : "were"} left out.`,
  "zeros-dropped": ({ count }) =>
    `${counted(count, "byte")} of zero, which some programs fill up cells with, ${count === 1 ? "was" : "were"} left out.`,
  "footer-left-out": ({ count, firstRow, example }) =>
    `${counted(count, "row")} of totals or remarks below the data ${count === 1 ? "was" : "were"} left out, from row ${firstRow.toLocaleString("en-US")} (“${example}”).`,
  "no-rows": () =>
    "There are names of variables but no rows below them; check the file, or the row that is taken as header.",
  "empty-rows-dropped": ({ count }) => `${counted(count, "empty row")} ${count === 1 ? "was" : "were"} left out.`,
  "repeated-headers": ({ count, firstRow }) =>
    `${counted(count, "row")} with nothing but the names of variables once more ${count === 1 ? "was" : "were"} left out, first row ${wholeNumber(firstRow)}.`,
  "merged-cells-filled": ({ count }) =>
    `${counted(count, "cell")} below merged ones got the value that is shown for ${count === 1 ? "it" : "them"}.`,
  "formulas-without-results": ({ count, first, shown }) =>
    `${counted(count, "cell")} ${count === 1 ? "holds a formula" : "hold formulas"} without a result (${count === 1 ? "" : "the first is "}${first}), as some programs write them, and ${count === 1 ? "is" : "are"} ${shown === "zero" ? "0" : "empty"} here. Open the file in Excel or LibreOffice, ${shown === "zero" ? "have it calculated there (Ctrl+Alt+F9 or Ctrl+Shift+F9), save it" : "save it there"}, and open it again.`,
  "hidden-parts-read": ({ rows, columns }) => {
    const parts = [rows > 0 ? [counted(rows, "row")] : [], columns > 0 ? [counted(columns, "column")] : []].flat();
    return `${parts.join(" and ")} that the workbook hides, as by a filter, ${rows + columns === 1 ? "is" : "are"} read like the others.`;
  },
  "comment-lines": ({ count, mark }) =>
    `${counted(count, "line")} that ${count === 1 ? "starts" : "start"} with ${mark} ${count === 1 ? "was" : "were"} taken for ${count === 1 ? "a comment" : "comments"} and left out.`,
  "unclosed-quote": ({ row }) =>
    `A quotation mark in row ${wholeNumber(row)} is not closed, so it was read as an ordinary character; check that row.`,
  "replacement-characters": ({ count }) =>
    `${counted(count, "character")} could not be read in this encoding; choose another one if letters look wrong.`,
  "columns-left-out": ({ names }) =>
    `${counted(names.length, "column")} (${names.slice(0, 5).join(", ")}${names.length > 5 ? " …" : ""}) ${names.length === 1 ? "holds" : "hold"} no single values and ${names.length === 1 ? "was" : "were"} left out.`,
  "labels-from-catalog": ({ name, sets }) =>
    `${counted(sets, "set")} of value labels came from “${name}” beside the file.`,
  "catalog-unreadable": ({ name }) => `The value labels in “${name}” beside the file could not be read.`,
  "weighted-in-file": ({ name }) =>
    `SPSS weights the cases of this file by ${inQuotes(name)}. Here each row counts once.`,
  "missing-kinds-coded": ({ variables, kind, value }) =>
    `${counted(variables, "variable")} ${variables === 1 ? "has" : "have"} missing values of several kinds; each kind has a number that counts as missing (${value} is ${kind}).`,
};

function unreadable(name: string, count: number, kind: string, example: string, row: number): string {
  const value = count === 1 ? "value is" : "values are";
  const missing = count === 1 ? "it is a missing value" : "they are missing values";
  return `${inQuotes(name)}: ${wholeNumber(count)} ${value} no ${kind}, such as ${inQuotes(example)} in row ${wholeNumber(row)}; ${missing}.`;
}

/** A number as people write it, with a true minus sign. */
export function codeText(value: number): string {
  return String(value).replace("-", "−");
}

const longestExample = 40;

function inQuotes(text: string): string {
  return `“${shortened(text)}”`;
}

function shortened(text: string): string {
  return text.length > longestExample ? `${text.slice(0, longestExample)}…` : text;
}
