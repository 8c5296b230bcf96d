import type { OutputColumn, OutputRow, OutputTable } from "../../../src-contract/output.ts";
import { coefficientMeaning, explainFixed, explainRatio, ratioMeaning } from "../../../src-wording/explanations.ts";
import { decimalText, probabilityText } from "../../../src-wording/number-text.ts";
import { zeroWords } from "../../../src-wording/outcomes.ts";
import { abbreviations } from "../../../src-wording/table-notes.ts";
import { heads, titles } from "../../../src-wording/tables.ts";
import { plain } from "../../../src-wording/text-pieces.ts";
import type { ZeroDesign } from "../../design/zero-design.ts";
import type { InferredGeneralizedFit } from "../../fit/generalized/generalized-inference.ts";
import { symbolPieces } from "../column-symbols.ts";
import type { FittedModel } from "../fitted-model.ts";
import { definedCell, levelText, numberCell, textCell } from "../number-text.ts";
import { coefficientSentence } from "../sentences/effect-sentences.ts";
import { zeroCoefficientWords } from "./coefficient-words.ts";
import { ratioCells } from "./fixed-effects-table.ts";
import { ratioDecimals, testDecimals } from "./row-decimals.ts";
import { generalNote } from "./table-notes.ts";

/** Coefficients of the logit of the probability of a zero, with odds ratios. */
export function zeroPartTable(
  model: FittedModel,
  { zeros, standardErrors, design }: InferredGeneralizedFit,
  { kind, columns }: ZeroDesign,
): OutputTable {
  const { outcomeLabel, settings } = model;
  const { confidenceLevel } = design.specification;
  const level = levelText(confidenceLevel);
  const probability = zeroWords.probability(kind, outcomeLabel);
  const { ratio } = zeroWords;
  const decimalsOf = testDecimals(zeros, settings.decimals);
  const decimalsOfRatio = ratioDecimals(zeros, settings.decimals);
  const meaningOf = (k: number, outcome: string) => ({
    ...zeroCoefficientWords(model, columns, k),
    outcome: `${outcome} of ${probability}`,
  });
  const rows = zeros.map(({ estimate, se, statistic, p, interval }, k): OutputRow => {
    const label = model.columns.label({ factors: columns[k]?.factors ?? [] });
    const effect = label === "Intercept" ? "the intercept" : `“${label}”`;
    const decimals = decimalsOf({ estimate, se });
    const text = decimalText(estimate, decimals);
    return {
      kind: "data",
      indent: 0,
      cells: [
        textCell([plain(`${label}, `), ...symbolPieces({ letter: "ζ", numbers: [k], units: "" })]),
        numberCell(text, estimate, explainFixed.estimate(text, coefficientMeaning(meaningOf(k, "the log-odds")))),
        numberCell(
          decimalText(se, decimals),
          se,
          standardErrors === "model" ? explainFixed.se(effect) : explainFixed.robustSe(effect, "CR0"),
        ),
        numberCell(decimalText(statistic, 2), statistic, explainFixed.statistic(effect, "z")),
        definedCell(probabilityText(p), p, explainFixed.p(effect)),
        ...ratioCells(
          { estimate, se, interval },
          ratioMeaning(meaningOf(k, "the odds"), ratio.name),
          explainRatio.interval(effect, level),
          decimalsOfRatio,
        ),
      ],
    };
  });
  const shown: readonly OutputColumn[] = [
    { id: "effect", head: heads.effect, align: "label" },
    { id: "b", head: heads.b, align: "number" },
    { id: "se", head: standardErrors === "model" ? heads.se : heads.robustSe, align: "number" },
    { id: "statistic", head: heads.z, align: "number" },
    { id: "p", head: heads.p, align: "number" },
    { id: "ratio", head: heads.ratioOf(ratio.abbreviation), align: "number" },
    { id: "ci", head: heads.ci(confidenceLevel), align: "interval" },
  ];
  return {
    kind: "zero-part",
    title: titles.zeroPart(outcomeLabel),
    columns: shown,
    rows,
    text: rows.flatMap(({ cells }, k) => coefficientSentence(meaningOf(k, "the log-odds"), shown, cells)),
    notes: [
      generalNote(
        model,
        zeroWords.note(kind),
        ...(design.groupings.length > 0 ? [zeroWords.noPopulationAverage] : []),
        abbreviations.ratio(ratio),
      ),
    ],
  };
}
