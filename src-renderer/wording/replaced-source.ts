import { stepNames, stepProblemText, withoutText } from "../../src-wording/steps.ts";
import type { SourceDifferences } from "../state/source-differences.ts";
import { counted } from "./numbers.ts";
import { missingText, storageNames } from "./variables.ts";

export interface DifferencePart {
  readonly title: string;
  readonly lines: readonly string[];
}

/** More names than these are counted. */
const namesShown = 30;

/** Of so many columns that are gone it can be said which they are now. */
export const mostRenamed = 30;

export const replacedSourceWords = {
  title: (name: string) => `What is different in “${name}”`,
  keep: "Keep the new file",
  same: "Columns that it has under another name",
  again: "Do the steps with these",
  none: "Not there any more",
  further: "New columns that belong to those of a step by their names",
  take: ({ number, columns }: SourceDifferences["further"][number]) =>
    `Step ${number}, ${stepNames["wide-to-long"]}: take ${columns.join(", ")}, too`,
  withFurther: "Take the new columns",
  takeBack: "Take it back",
};

/** What another file has otherwise, part by part; parts without anything are left out. */
export function differenceParts({
  gone,
  otherType,
  missing,
  added,
  failed,
  partial,
  models,
}: SourceDifferences): readonly DifferencePart[] {
  return [
    part("Columns that it does not have", named(gone)),
    part(
      "Columns of another type",
      otherType.map(({ name, before, now }) => `${name}: ${typeName(before)} before, now ${typeName(now)}`),
    ),
    part(
      "Values that it counts as missing, too",
      missing.map(({ name, missing: further }) => `${name}: ${missingText(further)}`),
    ),
    part(
      "Steps that could not be done",
      failed.map(({ number, kind, problem }) => `Step ${number}, ${stepNames[kind]}: ${stepProblemText(problem)}`),
    ),
    part(
      "Steps that were done in part",
      partial.map(({ number, kind, without }) => `Step ${number}, ${stepNames[kind]}: ${withoutText(without)}`),
    ),
    part(
      "Models that use variables which are not there any more",
      models.map(({ name, variables }) => `${name}: ${variables.join(", ")}`),
    ),
    part("New columns", named(added)),
  ].filter(({ lines }) => lines.length > 0);
}

function part(title: string, lines: readonly string[]): DifferencePart {
  return { title, lines };
}

function named(names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  const rest = names.length - namesShown;
  const others = rest > 0 ? [`and ${counted(rest, { singular: "other", plural: "others" })}`] : [];
  return [[...names.slice(0, namesShown), ...others].join(", ")];
}

function typeName(storage: keyof typeof storageNames): string {
  return storageNames[storage].toLowerCase();
}
