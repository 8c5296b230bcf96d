import { linkScaleName, type ModelOutput } from "../../src-contract/output.ts";
import type { ResultDocument, Warning } from "../../src-contract/result.ts";
import { noticeText } from "../../src-wording/notices.ts";
import { isIntercept } from "../design/aliasing.ts";
import type { InferredGeneralizedFit } from "../fit/generalized/generalized-inference.ts";
import { groupKey } from "../specification/specification.ts";
import { type CategoryScale, categoryChart, logOddsScale, probabilityScale } from "./charts/category-chart.ts";
import { chartPlan, firstPredictor } from "./charts/chart-plan.ts";
import { lineChart } from "./charts/line-chart.ts";
import { linkScale, type MeanScale, meanScale } from "./charts/mean-scale.ts";
import { meansChart } from "./charts/means-chart.ts";
import { survivalChart } from "./charts/survival-chart.ts";
import { fitLogChart, fitLogTable } from "./fit-log.ts";
import { fitSummary } from "./fit-summary.ts";
import type { FittedModel } from "./fitted-model.ts";
import { methodText } from "./sentences/method-text.ts";
import { fixedEffectsTable } from "./tables/fixed-effects-table.ts";
import { hypothesesTable } from "./tables/hypotheses-table.ts";
import { lifeTableTable } from "./tables/life-table-table.ts";
import { modelFitTable } from "./tables/model-fit-table.ts";
import { populationAverageTable } from "./tables/population-average-table.ts";
import { residualStructureTable } from "./tables/residual-structure-table.ts";
import { singleLevelTable } from "./tables/single-level-table.ts";
import { structureComparisonTable } from "./tables/structure-comparison-table.ts";
import { hasJointTerms, termTestsTable } from "./tables/term-tests-table.ts";
import { populationThresholdsTable, thresholdsTable } from "./tables/thresholds-table.ts";
import { varianceComponentsTable } from "./tables/variance-components-table.ts";
import { hasVarianceTests, varianceTestsTable } from "./tables/variance-tests-table.ts";
import { zeroPartTable } from "./tables/zero-part-table.ts";

/** A fitted model as its readers see it, in HLM's order with what HLM lacks. */
export function modelOutput(model: FittedModel, result: ResultDocument): ModelOutput {
  const { fit, settings, names } = model;
  const isMultilevel = fit.design.random.length > 0;
  const plan = chartPlan(fit.design);
  const isOrdinal = fit.kind === "generalized" && fit.thresholds.length > 0;
  const population = fit.kind === "generalized" ? fit.population : null;
  const isPopulationShown = population !== null && settings.showPopulationAverage !== false;
  const hasCategories = isOrdinal || fit.design.equations !== null;
  const along = hasCategories ? (plan?.predictor ?? firstPredictor(fit.design)) : null;
  const chartOn = (scale: MeanScale | null) => {
    if (scale === null || fit.design.equations !== null) return null;
    return plan === null ? meansChart(model, scale) : lineChart(model, plan, scale);
  };
  const categoriesOn = (scale: (fitted: InferredGeneralizedFit) => CategoryScale | null) => {
    if (along === null || fit.kind !== "generalized") return null;
    const found = scale(fit);
    return found === null ? null : categoryChart(model, fit, along, found);
  };
  const chart = chartOn(meanScale(model));
  const categories = categoriesOn((fitted) => probabilityScale(model, fitted));
  const onLink = categoriesOn(() => logOddsScale(model)) ?? chartOn(linkScale(model));
  const log = settings.showFitLog === true ? fitLogChart(model) : null;
  return {
    summary: fitSummary(model, result.fit.milliseconds),
    notices: result.warnings
      .filter((warning) => !isChosen(model, warning))
      .map((warning) => ({ ...warning, message: noticeText(warning, names) })),
    tables: [
      ...(isThresholdsAlone(fit) ? [] : [fixedEffectsTable(model)]),
      ...(isPopulationShown && !isThresholdsAlone(fit) ? [populationAverageTable(model, population.tests)] : []),
      ...(isOrdinal ? [thresholdsTable(model, fit)] : []),
      ...(isPopulationShown && isOrdinal ? [populationThresholdsTable(model, population.thresholds)] : []),
      ...(fit.kind === "generalized" && fit.design.zeros !== null ? [zeroPartTable(model, fit, fit.design.zeros)] : []),
      ...(result.lifeTable === undefined ? [] : [lifeTableTable(model, result.lifeTable)]),
      ...(hasJointTerms(fit) ? [termTestsTable(model)] : []),
      ...(fit.hypotheses.length > 0 ? [hypothesesTable(model)] : []),
      ...(isMultilevel ? [varianceComponentsTable(model)] : []),
      ...(hasVarianceTests(fit) ? [varianceTestsTable(model, fit)] : []),
      ...(fit.kind === "linear" && fit.residual.parameters.length > 0 ? [residualStructureTable(model, fit)] : []),
      ...(result.structures === undefined ? [] : [structureComparisonTable(model, result.structures)]),
      modelFitTable(model, result),
      ...(settings.showFitLog === true ? [fitLogTable(model)] : []),
      ...(isMultilevel && fit.kind === "linear" && settings.showSingleLevel ? [singleLevelTable(model, fit)] : []),
    ],
    charts: [
      ...(categories === null ? [] : [categories]),
      ...(chart === null ? [] : [chart]),
      ...(onLink === null ? [] : [{ ...onLink, name: linkScaleName }]),
      ...(result.lifeTable === undefined ? [] : [survivalChart(model, result.lifeTable)]),
      ...(log === null ? [] : [log]),
    ],
    text: methodText(model),
  };
}

/** An ordinal outcome without predictors: all that is fixed are its thresholds, which have a table of their own. */
function isThresholdsAlone(fit: FittedModel["fit"]): boolean {
  return fit.kind === "generalized" && fit.thresholds.length > 0 && fit.design.fixed.every(isIntercept);
}

/** That groups are crossed is no news where the user said so. */
function isChosen({ context, fit }: FittedModel, warning: Warning): boolean {
  if (warning.code !== "crossed-groups") return false;
  const crossed = new Set((context.levels.crossed ?? []).map(({ id }) => groupKey(id)));
  return fit.design.groupings.some(
    ({ name, group }) => (name === warning.inner || name === warning.outer) && crossed.has(groupKey(group)),
  );
}
