import { defaultAfterSettings } from "../../src-contract/after.ts";
import { dataQuestionKey } from "../../src-contract/data-question.ts";
import type { FitAnswer, FitRequest } from "../../src-contract/engine-api.ts";
import { succeed } from "../../src-contract/outcome.ts";
import type { OutputTable } from "../../src-contract/output.ts";
import type { ModelDraft, ModelId, ProjectDocument, ProjectModel, ProjectTable } from "../../src-contract/project.ts";
import type { FinishedOutputs, ModelEquations } from "../../src-print/report-blocks.ts";
import { type ComparisonNeed, comparisonKey, type ReportNeeds } from "../../src-print/report-needs.ts";
import { withAfter } from "../../src-print/with-after.ts";
import type { Watch } from "../fit/watch.ts";
import { describeLevels } from "../levels/describe-levels.ts";
import { answerDataQuestion } from "../output/data/answer-data-question.ts";
import { modelContext, singleLevel } from "../specification/context.ts";
import { equationLines } from "../specification/equations/equation-lines.ts";
import { modelCode } from "../specification/model-code.ts";
import { usedVariables } from "../specification/used-variables.ts";
import { modelInWords } from "../specification/words/words.ts";
import { workingModel } from "../specification/working-model.ts";
import { type DataSet, dataSet } from "../table/data-set.ts";
import { summarizeVariable } from "../table/summaries.ts";
import type { Analyst } from "./analyst.ts";
import type { DataByTable } from "./work.ts";

export interface Gathering {
  readonly analyst: Analyst;
  readonly data: DataByTable;
  readonly watch: Watch;
  /** Results that are there already. */
  readonly answers: readonly FitAnswer[];
}

/**
 * Everything a report or a project's page shows, computed where it is not there yet. A model that cannot be fitted has
 * no output, and what is made from it says so in its place.
 */
export function gatherOutputs(document: ProjectDocument, needs: ReportNeeds, gathering: Gathering): FinishedOutputs {
  return {
    models: collect(needs.fits, (id) => outputOf(document, id, gathering)),
    data: new Map(
      needs.data.flatMap((need) => {
        const table = document.tables.find(({ id }) => id === need.table);
        const levels = table?.levels ?? null;
        const answer = table === undefined ? null : answerDataQuestion(gathering.data(table.id), { ...need, levels });
        return answer?.ok === true ? [[dataQuestionKey(need.table, need.question), answer.value]] : [];
      }),
    ),
    equations: collect(needs.equations, (id) => equationsOf(document, id, gathering.data)),
    comparisons: new Map(
      needs.comparisons.flatMap((need) => {
        const table = comparisonOf(document, need, gathering);
        return table === null ? [] : [[comparisonKey(need), table]];
      }),
    ),
  };
}

/** A project's page shows every model with its equations, and those of each table side by side. */
export function pageNeeds({ models, tables }: ProjectDocument): ReportNeeds {
  const ids = models.map(({ id }) => id);
  return { fits: ids, equations: ids, comparisons: tables.map(({ id }) => ({ table: id, models: null })), data: [] };
}

function outputOf(document: ProjectDocument, id: ModelId, { analyst, data, watch, answers }: Gathering) {
  const answer = answers.find((one) => one.id === id);
  const request = requestOf(document, id);
  if (request === null) return answer?.output ?? null;
  const outcome = answer === undefined ? analyst.fit(request, data, watch) : succeed(answer);
  if (!outcome.ok) return null;
  const after = analyst.after({ ...request, after: document.after ?? defaultAfterSettings }, data, watch);
  return after.ok ? withAfter(outcome.value.output, after.value) : outcome.value.output;
}

/** Null: there are not two models to compare. */
function comparisonOf(
  document: ProjectDocument,
  { table, models }: ComparisonNeed,
  { analyst, data, watch }: Gathering,
): OutputTable | null {
  const ids = models ?? document.models.map(({ id }) => id);
  const requests = ids.map((id) => requestOf(document, id)).filter((request) => request !== null);
  const ofOneTable = requests.filter((request) => request.table === table);
  if (ofOneTable.length < 2) return null;
  const outcome = analyst.compare(
    ofOneTable.map(({ revision: _revision, ...request }) => request),
    data,
    watch,
  );
  return outcome.ok ? outcome.value : null;
}

function equationsOf(document: ProjectDocument, id: ModelId, data: DataByTable): ModelEquations | null {
  const { model, table } = findModel(document, id);
  if (model === undefined || table === undefined) return null;
  const used = onlyUsed(data(table.id), model.model, table);
  const report = describeLevels(used, table.levels ?? singleLevel);
  const context = modelContext({
    variables: table.variables,
    levels: table.levels,
    report: report.ok ? report.value : null,
    summaries: Object.fromEntries(used.variables.map((one) => [one.name, summarizeVariable(used, one)])),
  });
  const working = workingModel(model.model, context);
  return { lines: equationLines(working), words: modelInWords(working), code: modelCode(working) };
}

/** The data set with the variables that a model and its levels name: a table may have thousands of others. */
function onlyUsed({ table, variables }: DataSet, draft: ModelDraft, { levels }: ProjectTable): DataSet {
  const inLevels = levels?.upper.flatMap(({ id }) => id) ?? [];
  const names = new Set([...usedVariables(draft), ...inLevels]);
  return dataSet(
    table,
    variables.filter(({ name }) => names.has(name)),
  );
}

/** The question the window would ask; null while the model has no outcome. */
function requestOf(document: ProjectDocument, id: ModelId): FitRequest | null {
  const { model, table } = findModel(document, id);
  if (model === undefined || table === undefined) return null;
  const { outcome, ...draft } = model.model;
  if (outcome === null) return null;
  const { name } = model;
  const { output } = document;
  return { id, name, revision: 0, table: table.id, levels: table.levels, model: { ...draft, outcome }, output };
}

function findModel(
  { models, tables }: ProjectDocument,
  id: ModelId,
): { readonly model: ProjectModel | undefined; readonly table: ProjectTable | undefined } {
  const model = models.find((one) => one.id === id);
  return { model, table: tables.find((one) => one.id === model?.table) };
}

function collect<Value>(ids: readonly ModelId[], find: (id: ModelId) => Value | null): ReadonlyMap<ModelId, Value> {
  return new Map(
    ids.flatMap((id) => {
      const value = find(id);
      return value === null ? [] : [[id, value]];
    }),
  );
}
