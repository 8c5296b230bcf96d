import type { TableId } from "../../src-contract/data-import.ts";
import type { DataStep, StepKind } from "../../src-contract/data-steps.ts";
import type { ProjectDocument } from "../../src-contract/project.ts";
import type { MissingVariable, StepProblem, StepReport } from "../../src-contract/step-report.ts";
import type { MissingValues, Storage, Variable } from "../../src-contract/variable.ts";
import { usesOf } from "../../src-engine/specification/variable-names.ts";
import { type FurtherOccasions, furtherOccasions } from "./further-occasions.ts";
import { furtherMissing } from "./replace-source.ts";

/** What another file in the place of a table's has otherwise, as far as it can matter. */
export interface SourceDifferences {
  /** Variables whose columns it lacks. */
  readonly gone: readonly string[];
  readonly otherType: readonly { readonly name: string; readonly before: Storage; readonly now: Storage }[];
  /** What it declares missing besides what was. */
  readonly missing: readonly { readonly name: string; readonly missing: MissingValues }[];
  readonly added: readonly string[];
  /** Steps that could not be done; `number`: from 1. */
  readonly failed: readonly { readonly number: number; readonly kind: StepKind; readonly problem: StepProblem }[];
  /** Steps that were done without variables that are gone. */
  readonly partial: readonly {
    readonly number: number;
    readonly kind: StepKind;
    readonly without: readonly MissingVariable[];
  }[];
  /** Steps that gather repeated measurements, to which new columns belong by their names. */
  readonly further: readonly {
    readonly number: number;
    readonly step: string;
    readonly columns: readonly string[];
    readonly with: FurtherOccasions["with"];
  }[];
  /** Models that use variables which are not there any more. */
  readonly models: readonly { readonly name: string; readonly variables: readonly string[] }[];
}

export interface ReplacedSource {
  /** Variables as they are read, before and now. */
  readonly before: readonly Variable[];
  readonly now: readonly Variable[];
  /** With all steps done, before and now. */
  readonly preparedBefore: readonly Variable[];
  readonly preparedNow: readonly Variable[];
  readonly steps: readonly DataStep[];
  readonly reports: readonly StepReport[];
}

export function sourceDifferences(
  { models }: ProjectDocument,
  table: TableId,
  { before, now, preparedBefore, preparedNow, steps, reports }: ReplacedSource,
): SourceDifferences {
  const byColumn = new Map(now.map((variable) => [variable.column, variable]));
  const nowNames = new Set(now.map(({ name }) => name));
  const known = new Set(before.flatMap(({ column, name }) => [column, name]));
  const there = new Set(preparedNow.map(({ name }) => name));
  const lost = preparedBefore.map(({ name }) => name).filter((name) => !there.has(name));
  const added = now.filter(({ column, name }) => !known.has(column) && !known.has(name)).map(({ name }) => name);
  return {
    gone: before.filter(({ column, name }) => !byColumn.has(column) && !nowNames.has(name)).map(({ name }) => name),
    otherType: before.flatMap(({ name, column, storage }) => {
      const storageNow = byColumn.get(column)?.storage ?? storage;
      return storageNow === storage ? [] : [{ name, before: storage, now: storageNow }];
    }),
    missing: before.flatMap(({ name, column, missing }) => {
      const further = furtherMissing(missing, byColumn.get(column)?.missing ?? missing);
      return further.values.length + further.ranges.length === 0 ? [] : [{ name, missing: further }];
    }),
    added,
    failed: reports.flatMap(({ problem }, index) => {
      const kind = steps[index]?.kind;
      return problem === null || kind === undefined ? [] : [{ number: index + 1, kind, problem }];
    }),
    partial: reports.flatMap(({ without }, index) => {
      const kind = steps[index]?.kind;
      return without.length === 0 || kind === undefined ? [] : [{ number: index + 1, kind, without }];
    }),
    further: steps.flatMap((step, index) => {
      if (step.kind !== "wide-to-long" || step.off === true) return [];
      // What was there before and not gathered is meant to be left out.
      const offered = now.filter(
        ({ name }) => added.includes(name) || step.outcomes.some(({ from }) => from.includes(name)),
      );
      const found = furtherOccasions(step, offered);
      return found === null ? [] : [{ number: index + 1, step: step.id, ...found }];
    }),
    models: models.flatMap(({ name, table: own, model }) => {
      const variables = own === table ? lost.filter((variable) => usesOf(model, variable).length > 0) : [];
      return variables.length === 0 ? [] : [{ name, variables }];
    }),
  };
}

/** Whether someone should know before going on; new columns that no step asks for do no harm. */
export function isWorthTelling({
  gone,
  otherType,
  missing,
  failed,
  partial,
  further,
  models,
}: SourceDifferences): boolean {
  return [gone, otherType, missing, failed, partial, further, models].some(({ length }) => length > 0);
}
