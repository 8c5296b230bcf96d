import type { StepKind } from "../src-contract/data-steps.ts";
import type { JoinReport, KeyExamples, MissingVariable, StepProblem, UnfitCell } from "../src-contract/step-report.ts";
import { counted, listed } from "./failure/sentences.ts";
import { placedFormulaProblem } from "./formula.ts";

/** What the steps are called, in menus and lists. */
export const stepNames: Readonly<Record<StepKind, string>> = {
  join: "Add variables",
  stack: "Add rows",
  compute: "Compute",
  recode: "Recode",
  code: "Code categories",
  filter: "Filter",
  sort: "Sort",
  "wide-to-long": "Wide to long",
  "long-to-wide": "Long to wide",
  aggregate: "Aggregate",
  "person-period": "Person-period rows",
  "edit-cells": "Edit cells",
  "insert-rows": "Insert rows",
  "delete-rows": "Delete rows",
  "insert-variable": "Insert variable",
  "delete-variables": "Delete variables",
  describe: "Describe variables",
};

type Sentences = {
  readonly [Code in StepProblem["code"]]: (problem: Extract<StepProblem, { readonly code: Code }>) => string;
};

/** Why a step cannot be done, and what to do about it. */
export function stepProblemText(problem: StepProblem): string {
  const sentence = sentences[problem.code] as (problem: StepProblem) => string;
  return sentence(problem);
}

const sentences: Sentences = {
  formula: ({ variable, problem }) =>
    `${variable === null ? "The formula cannot be read" : `The formula of “${variable}” cannot be read`}. ${placedFormulaProblem(problem)}`,
  "variable-not-there": ({ name, suggestion }) =>
    suggestion === null
      ? `There is no variable “${name}” at this point.`
      : `There is no variable “${name}” at this point; did you mean “${suggestion}”?`,
  "name-taken": ({ name }) => `Another variable is already called “${name}”; choose another name.`,
  "name-empty": () => "A new variable needs a name.",
  "nothing-chosen": () => "Choose at least one variable.",
  "names-differ-in-number": ({ names, variables }) =>
    `${counted(names, "name")} for ${counted(variables, "variable")}: there must be one each.`,
  "table-not-there": ({ name }) => `The table “${name}” is not open any more; open it again.`,
  "table-unreadable": ({ reason }) => reason,
  "table-uses-this": ({ name }) => `“${name}” itself takes data from this table, so it cannot be added to it.`,
  "duplicate-keys": ({ from, report }) =>
    `“${from}” has ${counted(report.duplicateKeys.count, "key")} more than once (${examplesText(report.duplicateKeys)}), so it is not clear which row counts; add another key that tells its rows apart, use a table with one row per unit, or let the first row count.`,
  "no-key-matches": ({ from, report }) =>
    `No key of this table occurs in “${from}”: here there are ${examplesText(report.unmatchedKeys)}, there ${examplesText(report.unusedKeys)}; choose the variables that hold the same identifiers.`,
  "types-differ": ({ names }) =>
    `${listed(names.map((name) => `“${name}”`))} hold values of different types, so they cannot become one variable.`,
  "not-numeric": ({ name }) => `“${name}” does not hold numbers.`,
  "too-few-categories": ({ name, categories }) =>
    `“${name}” has ${categories === 1 ? "one category" : "no categories"}; codes compare at least two.`,
  "too-many-categories": ({ name, categories, limit }) =>
    `“${name}” has ${counted(categories, "different value")}, more than the ${limit} that can be coded; put them into fewer categories first (Recode).`,
  "category-not-there": ({ name, value }) => `“${name}” has no category “${value}” at this point.`,
  "weights-not-zero": ({ contrast, sum }) =>
    `The weights of “${contrast}” sum to ${String(Number(sum.toPrecision(4))).replace("-", "−")}; those of a comparison sum to zero.`,
  "weights-all-zero": ({ contrast }) => `All weights of “${contrast}” are zero; give at least two categories a weight.`,
  "contrasts-dependent": () => "One of the comparisons follows from the others; take it out.",
  "no-rows-left": () => "No row would be left.",
  "row-outside": ({ row, rows }) =>
    `There is no row ${row.toLocaleString("en-US")}: the table has ${counted(rows, "row")}.`,
  "value-of-other-type": ({ name, value }) => `“${name}” cannot hold or be compared with “${value}”.`,
  "cells-twice": ({ unit, time }) =>
    `“${unit}” has more than one row for “${time}”, so it is not clear which one counts; choose variables that tell the rows apart.`,
  "too-many-columns": ({ columns, limit }) =>
    `This would make ${columns.toLocaleString("en-US")} columns, more than the ${limit.toLocaleString("en-US")} that are possible.`,
  "too-many-rows": ({ rows, limit }) =>
    `This would make ${rows.toLocaleString("en-US")} rows, more than the ${limit.toLocaleString("en-US")} that are possible.`,
  "not-a-duration": ({ name, row, value }) =>
    `“${name}” is ${value} in row ${row.toLocaleString("en-US")}; a number of periods is a whole number from 1 upwards.`,
};

/** Which of a step's variables are gone, and so were not taken. */
export function withoutText(without: readonly MissingVariable[]): string {
  const named = without.map(({ name, suggestion }) =>
    suggestion === null ? `“${name}”` : `“${name}” (did you mean “${suggestion}”?)`,
  );
  return `Done without ${listed(named)}, which ${without.length === 1 ? "is" : "are"} not there at this point.`;
}

/** Values that their variables cannot hold, the first of them with their places. */
export function unfitText(unfit: readonly UnfitCell[]): string {
  const shown = unfit
    .slice(0, mostUnfitShown)
    .map(({ row, name, value }) => `“${value}” for ${name} in row ${rowText(row)}`);
  const rest = unfit.length - shown.length;
  return `${counted(unfit.length, "value")} ${unfit.length === 1 ? "does" : "do"} not fit: ${listed([...shown, ...(rest > 0 ? [`${rest.toLocaleString("en-US")} more`] : [])])}.`;
}

const mostUnfitShown = 5;

function rowText(row: number): string {
  return row.toLocaleString("en-US");
}

/** What a join found, a sentence each. */
export function joinReportTexts(
  report: JoinReport,
  noun: { readonly rows: string } = { rows: "row" },
): readonly string[] {
  const { matchedRows, unmatchedRows, rowsWithoutKey, unmatchedKeys, unusedKeys, duplicateKeys } = report;
  return [
    `${counted(matchedRows, noun.rows)} ${matchedRows === 1 ? "has" : "have"} a match in “${report.from}” (${counted(report.matchedKeys, "key")}).`,
    ...(unmatchedRows > 0
      ? [
          `${counted(unmatchedRows, noun.rows)} ${unmatchedRows === 1 ? "has" : "have"} none: ${examplesText(unmatchedKeys)}.`,
        ]
      : []),
    ...(rowsWithoutKey > 0 ? [`${counted(rowsWithoutKey, noun.rows)} without a key.`] : []),
    ...(unusedKeys.count > 0
      ? [
          `${counted(unusedKeys.count, "key")} of “${report.from}” ${unusedKeys.count === 1 ? "occurs" : "occur"} here nowhere: ${examplesText(unusedKeys)}.`,
        ]
      : []),
    ...(duplicateKeys.count > 0
      ? [
          `${counted(duplicateKeys.count, "key")} of “${report.from}” ${duplicateKeys.count === 1 ? "stands" : "stand"} there more than once: ${examplesText(duplicateKeys)}.`,
        ]
      : []),
    ...report.differentTypes.map(
      ({ left, right, types, comparedAs }) =>
        `“${left}” and “${right}” are of different types (${types.join(" and ")}); they were compared as ${comparedAs}.`,
    ),
    ...report.renamed.map(({ from, to }) => `“${from}” is called “${to}”, because its name is taken.`),
  ];
}

function examplesText({ count, examples }: KeyExamples): string {
  const more = count > examples.length ? " …" : "";
  return examples.map((example) => `“${example}”`).join(", ") + more;
}
