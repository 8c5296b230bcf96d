import type { DataStep } from "../../src-contract/data-steps.ts";
import type { StepReport, UnitChange } from "../../src-contract/step-report.ts";
import type { DataSet } from "../table/data-set.ts";
import { combinedFactor } from "../table/factor.ts";
import { performStep } from "./perform-step.ts";
import { type PresentPart, presentPart } from "./present-part.ts";
import type { FindTable, StepResult } from "./step-result.ts";

/** The data as a step left them, kept so that a longer list of steps need not begin anew. */
export interface StepState {
  readonly key: string;
  readonly data: DataSet;
  readonly report: StepReport;
}

export interface RunOptions {
  readonly find: FindTable;
  /** Identifiers of upper levels, whose units are counted where rows go. */
  readonly levels: readonly (readonly string[])[];
  /** States of an earlier run over the same source. */
  readonly known: readonly StepState[];
  readonly stop: () => boolean;
}

/**
 * Does the steps in their order, passing over those that are off. A step of which some variables are gone is done with the
 * others; one that cannot be done is passed over too. Their reports say so: whoever asked decides whether the rest counts.
 * Null: stopped.
 */
export function runSteps(
  source: DataSet,
  steps: readonly DataStep[],
  { find, levels, known, stop }: RunOptions,
): { readonly data: DataSet; readonly states: readonly StepState[] } | null {
  const states: StepState[] = [];
  let data = source;
  let isKnown = true;
  for (const [index, step] of steps.entries()) {
    const key = JSON.stringify([step, levels]);
    const before = known[index];
    isKnown &&= before?.key === key;
    if (stop()) return null;
    const state = isKnown && before !== undefined ? before : stateAfter(data, step, key, find, levels);
    states.push(state);
    data = state.data;
  }
  return { data, states };
}

function stateAfter(
  data: DataSet,
  step: DataStep,
  key: string,
  find: FindTable,
  levels: RunOptions["levels"],
): StepState {
  const part = step.off === true ? { step, without: [] } : presentPart(data, step);
  const result: StepResult = step.off === true ? { ok: true, data, details: null } : performStep(data, part.step, find);
  return { key, data: result.ok ? result.data : data, report: reportOf(data, part, result, levels) };
}

function reportOf(
  before: DataSet,
  { step: { id }, without }: PresentPart,
  result: StepResult,
  levels: RunOptions["levels"],
): StepReport {
  const after = result.ok ? result.data : before;
  return {
    step: id,
    rowsBefore: before.table.rows,
    rows: after.table.rows,
    added: newNames(before, after),
    removed: newNames(after, before),
    units: after.table.rows < before.table.rows ? unitChanges(before, after, levels) : [],
    details: result.ok ? result.details : null,
    without: result.ok ? without : [],
    problem: result.ok ? null : result.problem,
  };
}

/** Variables whose columns only `after` has. */
function newNames(before: DataSet, after: DataSet): readonly string[] {
  const columns = new Set(before.variables.map(({ column }) => column));
  return after.variables.filter(({ column }) => !columns.has(column)).map(({ name }) => name);
}

function unitChanges(before: DataSet, after: DataSet, levels: RunOptions["levels"]): readonly UnitChange[] {
  return levels.flatMap((id) => {
    const [old, now] = [before, after].map((data) => countUnits(data, id));
    return old === null || now === null ? [] : [{ id, before: old, after: now }];
  });
}

function countUnits(data: DataSet, id: readonly string[]): number | null {
  const variables = id.map((name) => data.byName.get(name)).filter((variable) => variable !== undefined);
  return variables.length < id.length || id.length === 0 ? null : combinedFactor(data, variables).categories.length;
}
