import type { OutputCell, OutputTable, RichText } from "../../src-contract/output.ts";
import type { ResultDocument } from "../../src-contract/result.ts";
import { explainFit, explainOwnParameter } from "../../src-wording/explanations.ts";
import { abbreviations, estimatorName, fitRows, heads, noteStart, plain, titles } from "../../src-wording/tables.ts";
import { estimatorOf } from "./estimator.ts";
import type { FittedModel } from "./fitted-model.ts";
import { decimalsFor, decimalText, numberCell, shareText, textCell } from "./number-text.ts";
import { dataRow } from "./table-rows.ts";

/** Deviance, information criteria, ICC and explained variance. */
export function modelFitTable(model: FittedModel, result: ResultDocument): OutputTable {
  const { names, outcomeLabel, settings } = model;
  const { fit, icc, r2 } = result;
  const several = (icc?.length ?? 0) > 1;
  const rows: readonly (readonly [string | RichText, OutputCell])[] = [
    ...ownParameterRows(model),
    [fitRows.deviance(fit.method), numberCell(decimalText(fit.deviance, 2), fit.deviance, explainFit.deviance)],
    [fitRows.parameters, numberCell(String(fit.parameters), fit.parameters, explainFit.parameters)],
    [fitRows.aic, numberCell(decimalText(fit.aic, 2), fit.aic, explainFit.aic)],
    [fitRows.bic, numberCell(decimalText(fit.bic, 2), fit.bic, explainFit.bic)],
    ...(icc ?? []).map(
      ({ group, icc: value }) =>
        [
          fitRows.icc(several ? names.unit(group) : null),
          numberCell(shareText(value, settings.decimals), value, explainFit.icc(outcomeLabel, names.unitPlural(group))),
        ] as const,
    ),
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
          `${estimatorName(estimatorOf(model.fit))}. ${hasIcc ? `${abbreviations.icc} ` : ""}${abbreviations.information}`,
        ),
      ],
    ],
  };
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
