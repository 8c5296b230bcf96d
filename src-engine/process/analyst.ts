import type {
  AfterAnswer,
  AfterRequest,
  CompareRequest,
  FitAnswer,
  FitRequest,
} from "../../src-contract/engine-api.ts";
import { type Outcome, succeed } from "../../src-contract/outcome.ts";
import type { OutputTable } from "../../src-contract/output.ts";
import { afterModel, compareModels, fitModel, prepareComparison } from "../analyse.ts";
import type { Watch } from "../fit/watch.ts";
import type { ComparedModel } from "../output/tables/comparison/compared-model.ts";
import { answerCache } from "./answer-cache.ts";
import type { DataByTable } from "./work.ts";

/** Fits and compares models, and remembers what it found. One in each thread. */
export interface Analyst {
  fit(request: FitRequest, data: DataByTable, watch: Watch): Outcome<FitAnswer>;
  after(request: AfterRequest, data: DataByTable, watch: Watch): Outcome<AfterAnswer>;
  compare(models: CompareRequest["models"], data: DataByTable, watch: Watch): Outcome<OutputTable>;
}

/** An answer is some ten to some hundred kilobytes, most of it lines of charts. */
const mostAnswers = 64;
/** A fit with its design holds the columns it used: eight bytes a row each. */
const mostFits = 8;

export function createAnalyst(): Analyst {
  const fits = answerCache<FitAnswer>(mostAnswers);
  const afters = answerCache<AfterAnswer>(mostAnswers);
  const comparisons = answerCache<OutputTable>(mostAnswers);
  const prepared = answerCache<ComparedModel>(mostFits);
  const prepare = (
    request: CompareRequest["models"][number],
    data: DataByTable,
    watch: Watch,
  ): Outcome<ComparedModel> => {
    const { id, table, ...question } = request;
    const dataSet = data(table);
    const known = prepared.get([dataSet], question);
    if (known !== undefined) return succeed(known);
    const outcome = prepareComparison(dataSet, request, watch);
    if (outcome.ok) prepared.keep([dataSet], question, outcome.value);
    return outcome;
  };
  return {
    fit: (request, data, watch) => {
      const { id, revision, table, ...question } = request;
      const dataSet = data(table);
      const known = fits.get([dataSet], question);
      if (known !== undefined) return succeed({ ...known, id, revision });
      const outcome = fitModel(dataSet, request, watch);
      if (outcome.ok) fits.keep([dataSet], question, outcome.value);
      return outcome;
    },
    after: (request, data, watch) => {
      const { id, table, ...question } = request;
      const dataSet = data(table);
      const known = afters.get([dataSet], question);
      if (known !== undefined) return succeed({ ...known, id });
      const outcome = afterModel(dataSet, request, watch);
      if (outcome.ok) afters.keep([dataSet], question, outcome.value);
      return outcome;
    },
    compare: (models, data, watch) => {
      const dataSets = models.map(({ table }) => data(table));
      const question = models.map(({ table: _table, ...model }) => model);
      const known = comparisons.get(dataSets, question);
      if (known !== undefined) return succeed(known);
      const outcome = compareModels(
        models.map((request) => ({ name: request.name, prepared: prepare(request, data, watch) })),
      );
      if (outcome.ok) comparisons.keep(dataSets, question, outcome.value);
      return outcome;
    },
  };
}
