import type { OutputCell, OutputTable, RichText } from "../../../src-contract/output.ts";
import type { ResultDocument } from "../../../src-contract/result.ts";
import { explainFit } from "../../../src-wording/explanations.ts";
import { decimalsFor, decimalText, shareText } from "../../../src-wording/number-text.ts";
import { medianRatioNote, ratioWords, shareScaleNote, shareScaleText } from "../../../src-wording/outcomes.ts";
import { explainOwnLimit, explainOwnParameter, ownParameterLabel } from "../../../src-wording/own-parameters.ts";
import { fitSentences } from "../../../src-wording/results-text.ts";
import { withSymbols } from "../../../src-wording/symbols.ts";
import { abbreviations, estimatorName, linearizedFitNote, noteStart } from "../../../src-wording/table-notes.ts";
import { fitRows, heads, parametersBesides, titles } from "../../../src-wording/tables.ts";
import { plain } from "../../../src-wording/text-pieces.ts";
import { isIntercept } from "../../design/aliasing.ts";
import { nounOfLevel } from "../../specification/context.ts";
import { estimatorOf, likelihoodOf } from "../estimator.ts";
import type { FittedModel } from "../fitted-model.ts";
import { numberCell, textCell } from "../number-text.ts";
import { outcomeCategoryLabel } from "../outcome-category-label.ts";
import { iccMeaning } from "./icc-meaning.ts";
import { dataRow } from "./table-rows.ts";

/** Deviance, information criteria, ICC and explained variance. */
export function modelFitTable(model: FittedModel, result: ResultDocument): OutputTable {
  const { names, outcomeLabel, settings } = model;
  const scaled = shareScaleText(outcomeLabel, model.fit.design.specification);
  const { fit, icc, r2 } = result;
  const several = model.fit.design.random.length > 1;
  /** "school", "clerical", "clerical, school". */
  const about = (group: string, category: string | number | undefined) => {
    const parts = [
      ...(category === undefined ? [] : [outcomeCategoryLabel(model, category)]),
      ...(several ? [names.unit(group)] : []),
    ];
    return parts.length === 0 ? null : parts.join(", ");
  };
  const isConditional = model.fit.design.fixed.some((column) => !isIntercept(column));
  const shares = (icc ?? []).map(({ group, category, icc: value }) => {
    const units = names.unitPlural(group);
    const cell = numberCell(shareText(value, settings.decimals), value, iccMeaning(model, group));
    const of = category === undefined ? null : outcomeCategoryLabel(model, category);
    return { about: about(group, category), category: of, units, cell };
  });
  const explained = r2 === null ? null : explainedCells(model, r2, scaled);
  const medianRatios = medianRatioRows(model, result, about);
  const explain = explainLikelihood(model);
  const deviance = numberCell(decimalText(fit.deviance, 2), fit.deviance, explain.deviance);
  const parameters = numberCell(String(fit.parameters), fit.parameters, explainFit.parameters(besides(model)));
  const rows: readonly (readonly [string | RichText, OutputCell])[] = [
    ...ownParameterRows(model),
    [fitRows.deviance(likelihoodOf(model.fit)), deviance],
    [fitRows.parameters, parameters],
    [fitRows.aic, numberCell(decimalText(fit.aic, 2), fit.aic, explain.aic)],
    [fitRows.bic, numberCell(decimalText(fit.bic, 2), fit.bic, explain.bic)],
    ...shares.map((share) => [fitRows.icc(share.about), share.cell] as const),
    ...medianRatios,
    ...(explained === null
      ? []
      : ([
          [fitRows.marginalR2, explained.marginal],
          [fitRows.conditionalR2, explained.conditional],
        ] as const)),
  ];
  return {
    kind: "model-fit",
    title: titles.modelFit(outcomeLabel),
    columns: [
      { id: "statistic", head: heads.statistic, align: "label" },
      { id: "value", head: heads.value, align: "number" },
    ],
    rows: rows.map(([label, cell]) => dataRow([textCell(label), cell])),
    notes: [[...noteStart, ...withSymbols(noteSentences(model, result).join(" "))]],
    text: [
      ...shares.map(({ category, units, cell }) =>
        sentenceOf(fitSentences.icc(scaled, units, category, isConditional), cell),
      ),
      ...medianRatios.map(([label, cell]) => sentenceOf(fitSentences.medianRatio(label), cell)),
      ...(explained === null ? [] : [explainedSentence(scaled, explained)]),
      [
        plain(fitSentences.deviance(fitRows.deviance(likelihoodOf(model.fit)))),
        ...deviance.text,
        plain(fitSentences.parameters(String(fit.parameters))),
        plain("."),
      ],
    ],
  };
}

/** The shares of the variance that the predictors explain, alone and with the random effects. */
interface ExplainedCells {
  readonly marginal: OutputCell;
  readonly conditional: OutputCell;
}

function explainedCells(
  { settings }: FittedModel,
  { marginal, conditional }: NonNullable<ResultDocument["r2"]>,
  scaled: string,
): ExplainedCells {
  return {
    marginal: numberCell(shareText(marginal, settings.decimals), marginal, explainFit.marginal(scaled)),
    conditional: numberCell(shareText(conditional, settings.decimals), conditional, explainFit.conditional(scaled)),
  };
}

function explainedSentence(scaled: string, { marginal, conditional }: ExplainedCells): RichText {
  return [
    plain(fitSentences.explained(scaled)),
    ...marginal.text,
    plain(fitSentences.explainedTogether),
    ...conditional.text,
    ...withSymbols(fitSentences.explainedSource),
  ];
}

function sentenceOf(beginning: string, { text }: OutputCell): RichText {
  return [plain(beginning), ...text, plain(".")];
}

/** What deviance and information criteria are by the method of the fit. */
function explainLikelihood({ fit }: FittedModel): Readonly<Record<"deviance" | "aic" | "bic", string>> {
  if (fit.method === "pql") return explainFit.linearized;
  const { deviance, restrictedDeviance, aic, bic } = explainFit;
  return { deviance: likelihoodOf(fit) === "REML" ? restrictedDeviance : deviance, aic, bic };
}

/** What a model estimates besides coefficients and (co)variances. */
export function besides({ fit }: FittedModel): readonly string[] {
  if (fit.kind === "linear") return [parametersBesides.residual];
  const { zeros } = fit.design;
  return [
    ...(fit.thresholds.length > 0 ? [parametersBesides.thresholds] : []),
    ...(zeros === null ? [] : [parametersBesides.zeros]),
    ...(fit.ownParameters.length > 0 ? [ownBeside(fit.design.specification)] : []),
  ];
}

function ownBeside({ distribution, overdispersion }: Specification): string {
  if (overdispersion) return parametersBesides.overdispersion;
  return distribution === "normal" ? parametersBesides.residual : parametersBesides.own(distribution);
}

type Specification = FittedModel["fit"]["design"]["specification"];

function noteSentences({ fit }: FittedModel, { icc, r2, medianRatios = [] }: ResultDocument): readonly string[] {
  const { distribution, link } = fit.design.specification;
  const hasIcc = (icc?.length ?? 0) > 0;
  const shares = [...(hasIcc ? ["ICC"] : []), ...(r2 === null ? [] : ["R²"])];
  const ratio = ratioWords(distribution, link);
  const scale = shares.length === 0 ? null : shareScaleNote(shares.join(" and "), { distribution, link });
  return [
    `${estimatorName(estimatorOf(fit))}.`,
    ...(fit.method === "pql" ? [linearizedFitNote] : []),
    ...(hasIcc ? [abbreviations.icc] : []),
    ...(scale === null ? [] : [scale]),
    ...(medianRatios.length === 0 || ratio === null ? [] : [medianRatioNote(ratio.name)]),
    abbreviations.information,
  ];
}

function medianRatioRows(
  model: FittedModel,
  { medianRatios = [] }: ResultDocument,
  about: (group: string, category: string | number | undefined) => string | null,
): readonly (readonly [string, OutputCell])[] {
  const { distribution, link } = model.fit.design.specification;
  const name = ratioWords(distribution, link)?.name ?? "";
  const rows = nounOfLevel(model.context, 1).plural;
  return medianRatios.map(({ group, category, ratio, ci }) => {
    const interval = ci && `[${decimalText(ci[0], 2)}, ${decimalText(ci[1], 2)}]`;
    const explanation = explainFit.medianRatio(name, model.names.unitPlural(group), rows, interval);
    return [
      fitRows.medianRatio(name, about(group, category)),
      numberCell(decimalText(ratio, 2), ratio, explanation),
    ] as const;
  });
}

/** The distribution's own parameters: dispersion and the like. */
function ownParameterRows({ fit, settings, outcomeLabel }: FittedModel): readonly (readonly [string, OutputCell])[] {
  if (fit.kind === "linear") return [];
  const { distribution } = fit.design.specification;
  return fit.ownParameters.map(({ name, estimate, se, limit }) => {
    if (limit !== null) {
      const value = limit === "zero" ? 0 : Number.POSITIVE_INFINITY;
      const cell = numberCell(limit === "zero" ? "0" : "∞", value, explainOwnLimit(name, distribution, outcomeLabel));
      return [ownParameterLabel(name, distribution), cell] as const;
    }
    const decimals = decimalsFor(se, settings.decimals);
    const explanation = explainOwnParameter(name, distribution, outcomeLabel, decimalText(se, decimals));
    const cell = numberCell(decimalText(estimate, decimals), estimate, explanation);
    return [ownParameterLabel(name, distribution), cell] as const;
  });
}
