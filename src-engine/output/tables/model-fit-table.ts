import type { OutputCell, OutputTable, RichText } from "../../../src-contract/output.ts";
import type { ResultDocument } from "../../../src-contract/result.ts";
import { explainFit, explainOwnParameter } from "../../../src-wording/explanations.ts";
import { medianRatioNote, ratioWords } from "../../../src-wording/outcomes.ts";
import { abbreviations, estimatorName, noteStart } from "../../../src-wording/table-notes.ts";
import { fitRows, heads, titles } from "../../../src-wording/tables.ts";
import { plain } from "../../../src-wording/text-pieces.ts";
import { estimatorOf } from "../estimator.ts";
import type { FittedModel } from "../fitted-model.ts";
import { decimalsFor, decimalText, numberCell, shareText, textCell } from "../number-text.ts";
import { outcomeCategoryLabel } from "../outcome-categories.ts";
import { dataRow } from "./table-rows.ts";

/** Deviance, information criteria, ICC and explained variance. */
export function modelFitTable(model: FittedModel, result: ResultDocument): OutputTable {
  const { names, outcomeLabel, settings } = model;
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
  const rows: readonly (readonly [string | RichText, OutputCell])[] = [
    ...ownParameterRows(model),
    [fitRows.deviance(fit.method), numberCell(decimalText(fit.deviance, 2), fit.deviance, explainFit.deviance)],
    [fitRows.parameters, numberCell(String(fit.parameters), fit.parameters, explainFit.parameters)],
    [fitRows.aic, numberCell(decimalText(fit.aic, 2), fit.aic, explainFit.aic)],
    [fitRows.bic, numberCell(decimalText(fit.bic, 2), fit.bic, explainFit.bic)],
    ...(icc ?? []).map(
      ({ group, category, icc: value }) =>
        [
          fitRows.icc(about(group, category)),
          numberCell(shareText(value, settings.decimals), value, explainFit.icc(outcomeLabel, names.unitPlural(group))),
        ] as const,
    ),
    ...medianRatioRows(model, result, about),
    ...(r2 === null
      ? []
      : ([
          [
            fitRows.marginalR2,
            numberCell(shareText(r2.marginal, settings.decimals), r2.marginal, explainFit.marginal(outcomeLabel)),
          ],
          [
            fitRows.conditionalR2,
            numberCell(
              shareText(r2.conditional, settings.decimals),
              r2.conditional,
              explainFit.conditional(outcomeLabel),
            ),
          ],
        ] as const)),
  ];
  const hasIcc = (icc?.length ?? 0) > 0;
  const hasRatios = (result.medianRatios?.length ?? 0) > 0;
  return {
    kind: "model-fit",
    title: titles.modelFit(outcomeLabel),
    columns: [
      { id: "statistic", head: heads.statistic, align: "label" },
      { id: "value", head: heads.value, align: "number" },
    ],
    rows: rows.map(([label, cell]) => dataRow([textCell(label), cell])),
    notes: [
      [
        ...noteStart,
        plain(
          `${estimatorName(estimatorOf(model.fit))}. ${hasIcc ? `${abbreviations.icc} ` : ""}${hasRatios ? `${medianRatioNote} ` : ""}${abbreviations.information}`,
        ),
      ],
    ],
  };
}

function medianRatioRows(
  model: FittedModel,
  { medianRatios = [] }: ResultDocument,
  about: (group: string, category: string | number | undefined) => string | null,
): readonly (readonly [string, OutputCell])[] {
  const { distribution, link } = model.fit.design.specification;
  const name = ratioWords(distribution, link)?.name ?? "";
  return medianRatios.map(({ group, category, ratio, ci }) => {
    const interval = ci && `[${decimalText(ci[0], 2)}, ${decimalText(ci[1], 2)}]`;
    const explanation = explainFit.medianRatio(name, model.names.unitPlural(group), interval);
    return [
      fitRows.medianRatio(name, about(group, category)),
      numberCell(decimalText(ratio, 2), ratio, explanation),
    ] as const;
  });
}

/** The distribution's own parameters: dispersion and the like. */
function ownParameterRows({ fit, settings }: FittedModel): readonly (readonly [string, OutputCell])[] {
  if (fit.kind === "linear") return [];
  return fit.ownParameters.map(({ name, estimate, se }) => {
    const decimals = decimalsFor(se, settings.decimals);
    const explanation = explainOwnParameter(name, decimalText(se, decimals));
    return [fitRows.ownParameter(name), numberCell(decimalText(estimate, decimals), estimate, explanation)] as const;
  });
}
