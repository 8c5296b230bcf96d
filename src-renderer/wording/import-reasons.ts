import type { ImportProblem, ImportReason } from "../../src-contract/data-import.ts";
import { count, counted } from "./numbers.ts";

/** Why an option or a type was guessed as it was. */
export function importReasonText(reason: ImportReason): string {
  const sentence = reasons[reason.code] as (reason: ImportReason) => string;
  return sentence(reason);
}

type Sentences<Item extends { readonly code: string }> = {
  readonly [Code in Item["code"]]: (item: Extract<Item, { readonly code: Code }>) => string;
};

const row = { singular: "row", plural: "rows" };
const value = { singular: "value", plural: "values" };

const reasons: Sentences<ImportReason> = {
  "file-says-so": () => "The file says so",
  "user-chose": () => "You chose this",
  "byte-order-mark": () => "The file begins with a mark that says so",
  "valid-utf8": () => "The whole file is valid Unicode",
  "not-utf8": ({ row: at }) => `Not valid Unicode in row ${count(at)}`,
  "delimiter-consistent": ({ columns, rows }) => `Gives ${count(columns)} columns in ${counted(rows, row)}`,
  "decimal-commas": ({ example }) => `Found numbers like ${example}`,
  "decimal-points": () => "Numbers have decimal points",
  "header-texts-over-numbers": ({ row: at }) => `Row ${count(at)} holds texts above numbers`,
  "header-distinct-texts": ({ row: at }) => `Row ${count(at)} holds a different text in every column`,
  "no-header": ({ example }) => `The first row holds data, such as ${example}`,
  "first-sheet-with-data": () => "The first sheet that holds data",
  "all-numbers": ({ count: numbers }) => `All ${counted(numbers, value)} are numbers`,
  "mostly-numbers": ({ count: numbers, exceptions }) =>
    `${counted(numbers, value)} are numbers; not ${exceptions.map((text) => `“${text}”`).join(", ")}, which become missing`,
  "leading-zeros": ({ example }) => `Leading zeros, as in ${example}, would be lost in numbers`,
  "too-many-digits": ({ example }) => `More digits than a number can hold, as in ${example}`,
  texts: ({ example, row: at }) => `Holds texts, such as “${example}” in row ${count(at)}`,
  dates: ({ pattern, example }) => `Dates (${pattern}), such as ${example}`,
  times: ({ example }) => `Times, such as ${example}`,
  "few-distinct-integers": ({ distinct }) => `Only ${count(distinct)} different whole numbers`,
  "value-labels": () => "Its values have labels",
  "empty-column": () => "The column is empty",
  "missing-code-frequent": ({ example, count: times }) => `“${example}” stands alone in ${counted(times, row)}`,
};

/** What was mended on reading, and how. */
export function importProblemText(problem: ImportProblem): string {
  const sentence = problems[problem.code] as (problem: ImportProblem) => string;
  return sentence(problem);
}

const problems: Sentences<ImportProblem> = {
  "empty-name": ({ column, name }) => `Column ${count(column + 1)} has no name and is called “${name}”.`,
  "duplicate-name": ({ original, name }) => `A second column called “${original}” is called “${name}”.`,
  "short-rows": ({ count: rows, firstRow }) =>
    `${counted(rows, row)} have too few cells (first in row ${count(firstRow)}); the others are missing.`,
  "long-rows": ({ count: rows, firstRow }) =>
    `${counted(rows, row)} have more cells than there are columns (first in row ${count(firstRow)}); the rest is left out.`,
  "not-a-number": ({ name, count: times, example, row: at }) =>
    `“${name}”: ${counted(times, value)} that are no numbers become missing, such as “${example}” in row ${count(at)}.`,
  "not-a-date": ({ name, count: times, example, row: at }) =>
    `“${name}”: ${counted(times, value)} that are no dates become missing, such as “${example}” in row ${count(at)}.`,
  "error-values": ({ name, count: times, example }) =>
    `“${name}”: ${counted(times, { singular: "error", plural: "errors" })} of the spreadsheet, such as ${example}, become missing.`,
  "empty-columns-dropped": ({ count: times }) =>
    `${counted(times, { singular: "empty column is", plural: "empty columns are" })} left out.`,
  "empty-rows-dropped": ({ count: times }) =>
    `${counted(times, { singular: "empty row is", plural: "empty rows are" })} left out.`,
  "unclosed-quote": ({ row: at }) =>
    `A quotation mark in row ${count(at)} is never closed; everything after it may be one value.`,
  "replacement-characters": ({ count: times }) =>
    `${counted(times, { singular: "character", plural: "characters" })} cannot be read in this encoding; choose another one if letters look wrong.`,
};
