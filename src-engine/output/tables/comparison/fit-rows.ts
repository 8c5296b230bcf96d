import type { OutputRow } from "../../../../src-contract/output.ts";
import { equals } from "../../../../src-wording/equals.ts";
import { explainFit } from "../../../../src-wording/explanations.ts";
import { decimalText, probabilityText, shareText } from "../../../../src-wording/number-text.ts";
import { shareScaleText } from "../../../../src-wording/outcomes.ts";
import { comparisonRows, fitRows } from "../../../../src-wording/tables.ts";
import { type LikelihoodRatio, parameterCount } from "../../../fit/inference/likelihood-ratio.ts";
import { emptyCell, numberCell, stars, textCell } from "../../number-text.ts";
import { iccMeaning } from "../icc-meaning.ts";
import { besides } from "../model-fit-table.ts";
import { type ComparedModel, hasLikelihood, hasOneIcc } from "./compared-model.ts";
import { explainedOfModels } from "./comparison-explained.ts";
import { comparisonRow } from "./comparison-row.ts";

/** How well each model fits, and its test against the one before. */
export function fitIndexRows(
  models: readonly ComparedModel[],
  tests: readonly (LikelihoodRatio | null)[],
): readonly OutputRow[] {
  const information = models.map((model) => {
    const { likelihood } = model;
    const parameters = parameterCount(likelihood);
    const { deviance } = likelihood;
    const rows = likelihood.design.rows.length;
    return {
      hasLikelihood: hasLikelihood(model),
      deviance,
      parameters,
      aic: deviance + 2 * parameters,
      bic: deviance + Math.log(rows) * parameters,
    };
  });
  const number = (value: number, decimals: number, explanation: string) =>
    numberCell(decimalText(value, decimals), value, explanation);
  const likelihoodRow = (label: string, explanation: string, indexOf: (one: (typeof information)[number]) => number) =>
    models.some(hasLikelihood)
      ? [
          comparisonRow(
            label,
            information.map((one) => (one.hasLikelihood ? number(indexOf(one), 2, explanation) : emptyCell)),
          ),
        ]
      : [];
  return [
    ...(hasOneIcc(models)
      ? [
          comparisonRow(
            fitRows.icc(null),
            models.map(({ model, result }) => {
              const [icc] = result.icc ?? [];
              if (icc === undefined) return emptyCell;
              const text = shareText(icc.icc, model.settings.decimals);
              return numberCell(text, icc.icc, iccMeaning(model, icc.group));
            }),
          ),
        ]
      : []),
    comparisonRow(
      comparisonRows.bothR2,
      models.map(({ model: { settings, outcomeLabel, fit }, result: { r2 } }) => {
        if (r2 === null) return emptyCell;
        const [marginal, conditional] = [r2.marginal, r2.conditional].map((share) =>
          shareText(share, settings.decimals),
        );
        const explanation = explainFit.bothR2(shareScaleText(outcomeLabel, fit.design.specification));
        return textCell(`${marginal} / ${conditional}`, explanation);
      }),
    ),
    ...explainedOfModels(models.map(({ model }) => model)).map(({ label, cells }) => comparisonRow(label, cells)),
    ...likelihoodRow(fitRows.deviance("ML"), explainFit.deviance, ({ deviance }) => deviance),
    comparisonRow(
      fitRows.parameters,
      information.map(({ parameters }, index) => {
        const model = models[index]?.model;
        return number(parameters, 0, explainFit.parameters(model === undefined ? [] : besides(model)));
      }),
    ),
    ...(tests.some((test) => test?.kind === "tested")
      ? [
          comparisonRow(
            comparisonRows.difference,
            tests.map((test) =>
              test?.kind === "tested"
                ? numberCell(
                    `${decimalText(test.chiSquare, 2)} (${test.df})${stars(test.p)}`,
                    test.chiSquare,
                    explainFit.difference(equals("p", probabilityText(test.p)), test.reference),
                  )
                : emptyCell,
            ),
          ),
        ]
      : []),
    ...likelihoodRow(fitRows.aic, explainFit.aic, ({ aic }) => aic),
    ...likelihoodRow(fitRows.bic, explainFit.bic, ({ bic }) => bic),
  ];
}
