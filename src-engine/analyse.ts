import type { ModelSpecification } from "../src-contract/analysis.ts";
import type { FitAnswer, FitRequest } from "../src-contract/engine-api.ts";
import { type Outcome, refuse, succeed } from "../src-contract/outcome.ts";
import type { OutputTable } from "../src-contract/output.ts";
import type { ResultDocument } from "../src-contract/result.ts";
import { buildDesign } from "./design/design.ts";
import { type InferredFit, infer } from "./fit/inference.ts";
import { fitLinearMixedModel, type LinearMixedFit } from "./fit/linear-mixed-model.ts";
import { type ComparedModel, comparisonTable } from "./output/comparison-table.ts";
import { fittedModel } from "./output/fitted-model.ts";
import { modelOutput } from "./output/model-output.ts";
import { resultDocument } from "./result/result-document.ts";
import { resolve } from "./specification/resolve.ts";
import type { DataSet } from "./table/data-set.ts";

/**
 * START HERE: the engine's walk. A model in the public form meets a table: specification → design → fit → result →
 * output. Each step can refuse, with a reason a user can understand; what comes out is numbers (`ResultDocument`) and
 * finished tables and charts (`ModelOutput`).
 */

/** A fit, what is inferred from it, and how long both took. */
export interface Analysis {
  readonly fit: InferredFit;
  readonly result: ResultDocument;
}

/** Asked now and then during long work; once true, the work ends in `cancelled`. */
export type Stop = () => boolean;

const never: Stop = () => false;
const maxEvaluations = 500;

/** From the model as written to its result document: what the command line prints. */
export function analyse(data: DataSet, model: ModelSpecification, stop: Stop = never): Outcome<Analysis> {
  const start = performance.now();
  const specification = resolve(model, data.variables);
  if (!specification.ok) return specification;
  const design = buildDesign(data, specification.value);
  if (!design.ok) return design;
  const method = specification.value.method === "ML" ? "ML" : "REML";
  const fitted = fitLinearMixedModel(design.value, { method, maxEvaluations, stop });
  if (!fitted.ok) return fitted;
  const fit = infer(fitted.value);
  return succeed({ fit, result: resultDocument(fit, performance.now() - start) });
}

/** What the window shows of one model. */
export function fitModel(data: DataSet, request: FitRequest, stop: Stop = never): Outcome<FitAnswer> {
  const analysis = analyse(data, request.model, stop);
  if (!analysis.ok) return analysis;
  const { fit, result } = analysis.value;
  const { id, revision, name, model, levels, output } = request;
  const shown = fittedModel(data, name, model, levels, output, fit);
  return succeed({ id, revision, result, output: modelOutput(shown, result) });
}

/**
 * Several models side by side. Each is also fitted by maximum likelihood, silently, because deviances of models with
 * different fixed parts compare by no other. Models that cannot be fitted are named in the note.
 */
export function compareModels(
  models: readonly { readonly data: DataSet; readonly request: Omit<FitRequest, "revision"> }[],
  stop: Stop = never,
): Outcome<OutputTable> {
  const compared: ComparedModel[] = [];
  const notFitted: string[] = [];
  for (const { data, request } of models) {
    const { name, model, levels, output } = request;
    const analysis = analyse(data, model, stop);
    if (stop()) return refuse({ code: "cancelled" });
    if (!analysis.ok) {
      notFitted.push(name);
      continue;
    }
    const { fit, result } = analysis.value;
    const likelihood = byMaximumLikelihood(fit, stop);
    if (!likelihood.ok) return likelihood;
    const shown = fittedModel(data, name, model, levels, output, fit);
    compared.push({ model: shown, result, likelihood: likelihood.value });
  }
  if (compared.length === 0) return refuse({ code: "nothing-to-compare" });
  return succeed(comparisonTable(compared, notFitted));
}

function byMaximumLikelihood(fit: InferredFit, stop: Stop): Outcome<LinearMixedFit> {
  return fit.method === "ML" ? succeed(fit) : fitLinearMixedModel(fit.design, { method: "ML", maxEvaluations, stop });
}
