import type { ModelId, ProjectDocument } from "../../../src-contract/project.ts";
import { modelContext } from "../../../src-engine/specification/context.ts";
import { equationLines } from "../../../src-engine/specification/equations/equation-lines.ts";
import { modelCode } from "../../../src-engine/specification/model-code.ts";
import { modelInWords } from "../../../src-engine/specification/words/words.ts";
import { workingModel } from "../../../src-engine/specification/working-model.ts";
import type { FinishedOutputs, ModelEquations } from "../../../src-print/report-blocks.ts";
import { comparisonKey } from "../../../src-print/report-needs.ts";
import { type AppState, isAsked, isAwaited, isCurrent, notAsked } from "../../state/app-state.ts";
import { afterOf, fitOf, knowledgeOf, outputOf } from "../../state/knowledge.ts";
import { findTable } from "../../state/tables.ts";

/** What the window knows of the outputs a report is made from, and which of it is not up to date. */
export interface KnownOutputs extends FinishedOutputs {
  readonly staleModels: ReadonlySet<ModelId>;
  /** Names of comparisons, as in `comparisons`. */
  readonly staleComparisons: ReadonlySet<string>;
  /** Names of answers about data, as in `data`. */
  readonly staleData: ReadonlySet<string>;
}

/** A refused model has no output, whatever it had before. */
export function knownOutputs(state: AppState): KnownOutputs {
  const document = state.history.present;
  const fits = document.models.map(({ id }) => [id, fitOf(state, id)] as const);
  const comparisons = Object.entries(state.comparisons).map(
    ([table, asked]) => [comparisonKey({ table, models: null }), asked] as const,
  );
  return {
    models: new Map(
      fits.flatMap(([id, { failure }]) => {
        const output = outputOf(state, id);
        return output === null || failure !== null ? [] : [[id, output]];
      }),
    ),
    comparisons: new Map(
      comparisons.flatMap(([key, asked]) => (asked.answer === null || !isAsked(asked) ? [] : [[key, asked.answer]])),
    ),
    equations: new Map(document.models.flatMap(({ id }) => equationsOf(state, document, id))),
    staleModels: new Set(fits.flatMap(([id, fit]) => (isCurrent(fit) && !isAwaited(afterOf(state, id)) ? [] : [id]))),
    staleComparisons: new Set(comparisons.flatMap(([key, asked]) => (isCurrent(asked) ? [] : [key]))),
    data: new Map(
      Object.entries(state.dataTables).flatMap(([key, { answer, failure }]) =>
        answer === null || failure !== null ? [] : [[key, answer]],
      ),
    ),
    staleData: new Set(Object.keys(state.dataTables).filter((key) => !isCurrent(state.dataTables[key] ?? notAsked))),
  };
}

function equationsOf(
  state: AppState,
  document: ProjectDocument,
  id: ModelId,
): readonly (readonly [ModelId, ModelEquations])[] {
  const model = document.models.find((one) => one.id === id);
  const table = findTable(document, model?.table ?? "");
  if (model === undefined || table === null) return [];
  const { levels: report, summaries } = knowledgeOf(state, table.id);
  const context = modelContext({
    variables: table.variables,
    levels: table.levels,
    report: report.answer,
    summaries: summaries.answer,
  });
  const working = workingModel(model.model, context);
  return [[id, { lines: equationLines(working), words: modelInWords(working), code: modelCode(working) }]];
}
