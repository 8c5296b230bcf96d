import type { AfterSettings } from "../src-contract/after.ts";
import type { AfterResult } from "../src-contract/after-result.ts";
import type { ModelSpecification } from "../src-contract/analysis.ts";
import type { AfterAnswer, AfterRequest, FitAnswer, FitRequest } from "../src-contract/engine-api.ts";
import { type Outcome, refuse, succeed } from "../src-contract/outcome.ts";
import type { OutputTable } from "../src-contract/output.ts";
import type { ResultDocument } from "../src-contract/result.ts";
import { afterFit } from "./after/after-fit.ts";
import { newRowProblems } from "./after/new-rows.ts";
import { compareResiduals } from "./compare-residuals.ts";
import { buildDesign, type Design } from "./design/design.ts";
import { fitLinearMixedModel } from "./fit/linear-mixed-model.ts";
import { fitDesign, type ModelFit } from "./fit/model-fit.ts";
import { unwatched, type Watch } from "./fit/watch.ts";
import { afterOutput } from "./output/after/after-output.ts";
import { fittedModel } from "./output/fitted-model.ts";
import { modelOutput } from "./output/model-output.ts";
import type { ComparedModel } from "./output/tables/comparison/compared-model.ts";
import { comparisonTable } from "./output/tables/comparison/comparison-table.ts";
import { afterResult } from "./result/after/after-result.ts";
import { resultDocument } from "./result/result-document.ts";
import { resolve } from "./specification/resolve/resolve.ts";
import type { DataSet } from "./table/data-set.ts";

/**
 * START HERE: the engine's walk. A model in the public form meets a table: specification → design → fit → result →
 * output. Each step can refuse, with a reason a user can understand; what comes out is numbers (`ResultDocument`) and
 * finished tables and charts (`ModelOutput`).
 */

/** A fit, what is inferred from it, and how long both took. */
export interface Analysis {
  readonly fit: ModelFit;
  readonly result: ResultDocument;
}

const maxEvaluations = 500;

/** From the model as written to its result document: what the command line prints. */
export function analyse(data: DataSet, model: ModelSpecification, watch: Watch = unwatched): Outcome<Analysis> {
  const start = performance.now();
  const specification = resolve(model, data.variables);
  if (!specification.ok) return specification;
  const design = buildDesign(data, specification.value);
  if (!design.ok) return design;
  const fit = fitDesign(design.value, watch);
  if (!fit.ok) return fit;
  const result = resultDocument(fit.value, performance.now() - start);
  if (fit.value.kind !== "linear" || model.inference?.compareResiduals === undefined) {
    return succeed({ fit: fit.value, result });
  }
  const structures = compareResiduals(data, model, watch);
  return structures.ok ? succeed({ fit: fit.value, result: { ...result, structures: structures.value } }) : structures;
}

/** What the window shows of one model. */
export function fitModel(data: DataSet, request: FitRequest, watch: Watch = unwatched): Outcome<FitAnswer> {
  const analysis = analyse(data, request.model, watch);
  if (!analysis.ok) return analysis;
  const { fit, result } = analysis.value;
  const { id, revision, name, model, levels, output } = request;
  const shown = fittedModel(data, name, model, levels, output, fit);
  return succeed({ id, revision, result, output: modelOutput(shown, result) });
}

/** What an analysis asks for once its model is fitted, in numbers. */
export function afterAnalysis(
  { fit }: Analysis,
  settings: AfterSettings,
  watch: Watch = unwatched,
): Outcome<AfterResult> {
  const problems = newRowProblems(fit.design, settings.rows ?? []);
  if (problems.length > 0) return refuse({ code: "specification-invalid", problems });
  const after = afterFit(fit, settings, watch);
  return watch.stop() ? refuse({ code: "cancelled" }) : succeed(afterResult(after, fit.design));
}

/** The same from a table, with the design: what files of all units and rows are made from. */
export function afterNumbers(
  data: DataSet,
  { model, after }: Pick<AfterRequest, "model" | "after">,
  watch: Watch = unwatched,
): Outcome<{ readonly design: Design; readonly result: AfterResult }> {
  const analysis = analyse(data, withoutLongWork(model), silent(watch));
  if (!analysis.ok) return analysis;
  const result = afterAnalysis(analysis.value, after, watch);
  return result.ok ? succeed({ design: analysis.value.fit.design, result: result.value }) : result;
}

/** What the window shows of a model beyond `fitModel`: worked out apart, so that fits never wait for it. */
export function afterModel(data: DataSet, request: AfterRequest, watch: Watch = unwatched): Outcome<AfterAnswer> {
  const analysis = analyse(data, withoutLongWork(request.model), silent(watch));
  if (!analysis.ok) return analysis;
  const { fit } = analysis.value;
  const { id, name, model, levels, output, after: settings } = request;
  const after = afterFit(fit, settings, watch);
  if (watch.stop()) return refuse({ code: "cancelled" });
  return succeed({ id, ...afterOutput(fittedModel(data, name, model, levels, output, fit), after) });
}

/**
 * A model made ready to stand beside others. It is also fitted by maximum likelihood, silently, because deviances of
 * models with different fixed parts compare by no other.
 */
export function prepareComparison(
  data: DataSet,
  request: Omit<FitRequest, "revision">,
  watch: Watch = unwatched,
): Outcome<ComparedModel> {
  const analysis = analyse(data, withoutLongWork(request.model), silent(watch));
  if (!analysis.ok) return analysis;
  const { fit, result } = analysis.value;
  const likelihood =
    fit.kind === "generalized" || fit.method === "ML"
      ? succeed(fit)
      : fitLinearMixedModel(fit.design, { method: "ML", maxEvaluations, stop: watch.stop });
  if (!likelihood.ok) return likelihood;
  const { name, model, levels, output } = request;
  return succeed({ model: fittedModel(data, name, model, levels, output, fit), result, likelihood: likelihood.value });
}

/** A fit on the way to something else tells nothing of itself: what comes after it does, from the beginning. */
function silent({ stop }: Watch): Watch {
  return { ...unwatched, stop };
}

/** Comparisons and what follows a fit show none of the intervals and tests that take long. */
function withoutLongWork(model: ModelSpecification): ModelSpecification {
  const { compareResiduals: _, ...inference } = model.inference ?? {};
  return { ...model, inference: { ...inference, intervals: "wald", varianceTests: [] } };
}

/** Several models side by side. Those that cannot be fitted are named in the note. */
export function compareModels(
  models: readonly { readonly name: string; readonly prepared: Outcome<ComparedModel> }[],
): Outcome<OutputTable> {
  const given = models.find(({ prepared }) => !prepared.ok && prepared.failure.code === "cancelled");
  if (given !== undefined) return refuse({ code: "cancelled" });
  const compared = models.flatMap(({ prepared }) => (prepared.ok ? [prepared.value] : []));
  const notFitted = models.flatMap(({ name, prepared }) => (prepared.ok ? [] : [name]));
  if (compared.length === 0) return refuse({ code: "nothing-to-compare" });
  return succeed(comparisonTable(compared, notFitted));
}
