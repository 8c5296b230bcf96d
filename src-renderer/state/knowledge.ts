import type { TableId } from "../../src-contract/data-import.ts";
import type { AfterAnswer } from "../../src-contract/engine-api.ts";
import type { ModelOutput, OutputTable } from "../../src-contract/output.ts";
import type { ModelId } from "../../src-contract/project.ts";
import { withAfter } from "../../src-print/with-after.ts";
import { type AppState, type Asked, type FitState, isAsked, notAsked, type TableKnowledge } from "./app-state.ts";

/** What the host said about tables and models. */

const nothingKnown: TableKnowledge = { steps: notAsked, summaries: notAsked, suggestions: notAsked, levels: notAsked };

export function knowledgeOf(state: AppState, table: TableId | null): TableKnowledge {
  return (table === null ? undefined : state.tables[table]) ?? nothingKnown;
}

export function changeKnowledge(state: AppState, table: TableId, change: Partial<TableKnowledge>): AppState {
  return { ...state, tables: { ...state.tables, [table]: { ...knowledgeOf(state, table), ...change } } };
}

export function fitOf(state: AppState, model: ModelId | null): FitState {
  return (model === null ? undefined : state.fits[model]) ?? notAsked;
}

export function changeFit(state: AppState, model: ModelId, fit: FitState): AppState {
  return { ...state, fits: { ...state.fits, [model]: fit } };
}

export function afterOf(state: AppState, model: ModelId | null): Asked<AfterAnswer> {
  return (model === null ? undefined : state.afters[model]) ?? notAsked;
}

export function changeAfter(state: AppState, model: ModelId, after: Asked<AfterAnswer>): AppState {
  return { ...state, afters: { ...state.afters, [model]: after } };
}

/** The models of a table side by side. */
export function comparisonOf(state: AppState, table: TableId | null): Asked<OutputTable> {
  return (table === null ? undefined : state.comparisons[table]) ?? notAsked;
}

/** The table in view, if its models stand side by side. */
export function comparedTable(state: AppState): TableId | null {
  const { table } = state.view;
  return comparisonOf(state, table).answer === null ? null : table;
}

/** All that is shown of a model, fit and after: the same object as long as neither changes. Null: nothing yet. */
export function outputOf(state: AppState, model: ModelId | null): ModelOutput | null {
  const output = fitOf(state, model).answer?.output ?? null;
  const after = afterOf(state, model);
  if (output === null || after.answer === null || !isAsked(after)) return output;
  return mergedOutput(output, after.answer);
}

/** By what was shown of the fit and what after it: models may share an output. */
const merged = new WeakMap<ModelOutput, WeakMap<AfterAnswer, ModelOutput>>();

function mergedOutput(output: ModelOutput, answer: AfterAnswer): ModelOutput {
  const ofOutput = merged.get(output) ?? new WeakMap<AfterAnswer, ModelOutput>();
  merged.set(output, ofOutput);
  const whole = ofOutput.get(answer) ?? withAfter(output, answer);
  ofOutput.set(answer, whole);
  return whole;
}
