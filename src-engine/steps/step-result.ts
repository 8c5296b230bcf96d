import type { TableReference } from "../../src-contract/step-contents.ts";
import type { StepDetails, StepProblem } from "../../src-contract/step-report.ts";
import type { DataSet } from "../table/data-set.ts";

/** What a step makes of the data, or why it cannot be done. */
export type StepResult =
  | { readonly ok: true; readonly data: DataSet; readonly details: StepDetails | null }
  | StepRefusal;

export interface StepRefusal {
  readonly ok: false;
  readonly problem: StepProblem;
}

export function done(data: DataSet, details: StepDetails | null = null): StepResult {
  return { ok: true, data, details };
}

export function cannot(problem: StepProblem): StepRefusal {
  return { ok: false, problem };
}

/** Another table that a step takes rows or variables from, as its own steps leave it. */
export interface OtherTable {
  readonly name: string;
  readonly data: DataSet;
}

export type FindTable = (reference: TableReference) => OtherTable | StepRefusal;

/** More than this does not fit into memory on usual machines. */
export const mostRows = 50_000_000;
export const mostColumns = 16_384;

export type StepProblemOf<Code extends StepProblem["code"]> = Extract<StepProblem, { readonly code: Code }>;
