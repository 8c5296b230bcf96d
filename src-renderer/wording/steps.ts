import type { StepContent } from "../../src-contract/data-steps.ts";
import type { KeySuggestion } from "../../src-contract/engine-api.ts";
import type { LevelsDefinition } from "../../src-contract/levels.ts";
import type { KeyComparison } from "../../src-contract/step-contents.ts";
import type { DifferentTypes, PersonPeriodReport, StepReport } from "../../src-contract/step-report.ts";
import type { Storage } from "../../src-contract/variable.ts";
import { codingNames } from "../../src-wording/category-codes.ts";
import { joinReportTexts } from "../../src-wording/steps.ts";
import { count, counted } from "./numbers.ts";

/** A step in a line, under its name. */
export function stepSummary(step: StepContent): string {
  switch (step.kind) {
    case "compute":
      return step.variables.map(({ name, formula }) => `${name} = ${formula}`).join("; ");
    case "recode":
      return listed(step.variables.map((name, index) => arrow(name, step.into[index] ?? name)));
    case "code":
      return `${step.variable}: ${codingNames[step.coding].name}`;
    case "filter":
      return step.formula;
    case "sort":
      return step.by.map(({ variable, descending }) => `${variable} ${descending === true ? "↓" : "↑"}`).join(", ");
    case "join":
      return `from ${referenceName(step.from)} by ${step.keys.map(({ left, right }) => (left === right ? left : `${left} = ${right}`)).join(", ")}`;
    case "stack":
      return step.from.map(referenceName).join(", ");
    case "aggregate":
      return `${listed(step.statistics.map(({ name }) => name))} by ${step.by.join(", ")}`;
    case "wide-to-long":
      return `${listed(step.outcomes.map(({ name }) => name))} over ${step.time.name}`;
    case "long-to-wide":
      return `${listed(step.variables)} by ${step.time}`;
    case "person-period":
      return `${step.period}, ${step.happens} from ${step.duration}`;
    case "edit-cells":
      return counted(
        step.blocks.reduce((sum, { variables, values }) => sum + variables.length * values.length, 0),
        { singular: "cell", plural: "cells" },
      );
    case "insert-rows":
      return `${counted(step.count, rowNoun)} before row ${count(step.at)}`;
    case "delete-rows":
      return step.rows.map(({ from, to }) => (from === to ? count(from) : `${count(from)}–${count(to)}`)).join(", ");
    case "insert-variable":
      return step.name;
    case "delete-variables":
      return listed(step.variables);
    case "describe":
      return listed(Object.entries(step.variables).map(([name, { name: to }]) => arrow(name, to ?? name)));
  }
}

/** What a step did, a sentence each. */
export function stepReportTexts(report: StepReport, levels: LevelsDefinition | null): readonly string[] {
  const { rowsBefore, rows, added, removed, details } = report;
  // Fewer rows with variables of their own are others: one a unit, not some of those that were there.
  const isReshaped = rows < rowsBefore && added.length > 0 && details?.kind !== "join";
  const gone = removed.filter((name) => !added.includes(name));
  return [
    ...(rows < rowsBefore && !isReshaped ? [`${count(rows)} of ${counted(rowsBefore, rowNoun)} are kept.`] : []),
    ...(rows > rowsBefore || isReshaped ? [`${counted(rowsBefore, rowNoun)} become ${count(rows)}.`] : []),
    ...report.units
      .filter(({ before, after }) => after < before)
      .map(({ id, before, after }) => `${count(after)} of ${counted(before, nounOf(id, levels))} are left.`),
    ...(details?.kind === "join" ? joinReportTexts(details) : []),
    ...(details?.kind === "stack" ? stackTexts(details) : []),
    ...(details?.kind === "long-to-wide" && details.left.length > 0
      ? [`Left out because they vary within units: ${listed(details.left)}.`]
      : []),
    ...(details?.kind === "recode"
      ? details.counts
          .filter(({ unmatched }) => unmatched > 0)
          .map(
            ({ variable, unmatched }) => `${counted(unmatched, rowNoun)} of ${variable} fit no rule and are missing.`,
          )
      : []),
    ...(details?.kind === "person-period" ? personPeriodTexts(details) : []),
    ...(gone.length > 0 && rows === rowsBefore ? [`Gone: ${listed(gone)}.`] : []),
  ];
}

function personPeriodTexts({ withoutDuration, withoutEvent }: PersonPeriodReport): readonly string[] {
  return [
    ...(withoutDuration === 0 ? [] : [`${counted(withoutDuration, rowNoun)} without a duration left out.`]),
    ...(withoutEvent === 0
      ? []
      : [
          `Of ${counted(withoutEvent, rowNoun)} it is missing whether the event happened: of ${withoutEvent === 1 ? "its" : "their"} last period nothing is known.`,
        ]),
  ];
}

/** Why variables may be the keys of a join. */
export function keyReasonText({ keys, values, matched }: KeySuggestion, other: string): string {
  const what = keys.length === 1 ? "value" : "combination";
  const share = `${matched === values ? `All ${count(values)}` : `${count(matched)} of ${count(values)}`} ${what}s`;
  const [here, there] = [keys.map(({ left }) => left), keys.map(({ right }) => right)].map(together);
  return `${share} of ${here} stand in ${there} of “${other}”, which has each ${what} once.`;
}

/** Asks how keys of different types are compared. */
export function differingText({ left, right, types: [here, there] }: DifferentTypes): string {
  return `${left} is ${typeNames[here]}, ${right} ${typeNames[there]}: compare them as`;
}

const typeNames: Readonly<Record<Storage, string>> = {
  number: "a number",
  text: "a text",
  date: "a date",
  time: "a time",
};

export const comparisonTexts: Readonly<
  Record<KeyComparison, { readonly label: string; readonly description: string }>
> = {
  numbers: { label: "numbers", description: "the text 007 is the number 7" },
  texts: { label: "texts", description: "character by character: 007 is not 7" },
  dates: { label: "dates", description: "31.01.2024, 2024-01-31, 20240131 and a spreadsheet’s 45322 are the same day" },
};

/** The pairs of variables of a key: "sch = school and cls = class". */
export function keysText(keys: KeySuggestion["keys"]): string {
  return together(keys.map(({ left, right }) => `${left} = ${right}`));
}

function together(names: readonly string[]): string {
  return names.join(" and ");
}

/** At which level new variables vary; of many, those of a level together. */
export function variesTexts(
  varies: readonly { readonly name: string; readonly level: number }[],
  { first, upper }: LevelsDefinition,
): readonly string[] {
  const levels = [...new Set(varies.map(({ level }) => level))].toSorted();
  return levels.map((level) => {
    const names = varies.filter((one) => one.level === level).map(({ name }) => name);
    const verb = names.length === 1 ? "varies" : "vary";
    if (level === 0) return `${listed(names)} ${names.length === 1 ? "is" : "are"} the same in every row.`;
    const noun = level === 1 ? first : (upper[level - 2] ?? first);
    const kind = names.length === 1 ? `a level-${level} variable` : `level-${level} variables`;
    return `${listed(names)} ${verb} between ${noun.plural}: ${kind}.`;
  });
}

/** Where the rows of a table stand among those that are put together; the table itself is the first. */
export function stackPlaceText(place: number): string {
  return `table ${place}`;
}

type StackDetails = Extract<StepReport["details"], { readonly kind: "stack" }>;

function stackTexts({ partial, becameText }: StackDetails): readonly string[] {
  return [
    ...(partial.length > 0
      ? [`Not in all tables, and missing in the others: ${listed(partial.map(({ name }) => name))}.`]
      : []),
    ...(becameText.length > 0
      ? [`Of different types in these tables, and texts from now on: ${listed(becameText)}.`]
      : []),
  ];
}

const rowNoun = { singular: "row", plural: "rows" };

function nounOf(id: readonly string[], levels: LevelsDefinition | null) {
  const level = levels?.upper.find((upper) => upper.id.join() === id.join());
  return level ?? { singular: "unit", plural: "units" };
}

function referenceName(
  from: { readonly table: string; readonly name?: string | undefined } | { readonly file: string },
) {
  return "table" in from ? (from.name ?? from.table) : from.file;
}

function arrow(from: string, to: string): string {
  return from === to ? from : `${from} → ${to}`;
}

function listed(names: readonly string[]): string {
  return names.length > 6 ? `${names.slice(0, 5).join(", ")} and ${names.length - 5} more` : names.join(", ");
}
