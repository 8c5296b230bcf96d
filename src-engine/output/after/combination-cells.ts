import type { OutputCell, OutputColumn, RichText } from "../../../src-contract/output.ts";
import { explainMeans } from "../../../src-wording/after-means.ts";
import { decimalText, probabilityText } from "../../../src-wording/number-text.ts";
import { type RatioWords, ratioWords } from "../../../src-wording/outcomes.ts";
import { abbreviations } from "../../../src-wording/table-notes.ts";
import { heads } from "../../../src-wording/tables.ts";
import type { CombinationTest } from "../../fit/inference/coefficient-tests.ts";
import type { FittedModel } from "../fitted-model.ts";
import { degreesText, levelText, numberCell } from "../number-text.ts";
import { intervalCell, ratioCells } from "../tables/fixed-effects-table.ts";
import { type RowDecimals, ratioDecimals, testDecimals } from "../tables/row-decimals.ts";

/** Columns of tables whose rows are combinations of coefficients: estimate, SE, interval, t or z, df, p and, where it has a name, exp(b) with its interval. */
export function combinationColumns({ fit }: FittedModel, estimate: RichText): readonly OutputColumn[] {
  const isNormal = fit.df === "infinite";
  const ratio = ratioOf(fit);
  return [
    { id: "estimate", head: estimate, align: "number" },
    { id: "se", head: fit.standardErrors === "model" ? heads.se : heads.robustSe, align: "number" },
    { id: "ci", head: heads.ci(fit.design.specification.confidenceLevel), align: "interval" },
    { id: "statistic", head: isNormal ? heads.z : heads.t, align: "number" },
    ...(isNormal ? [] : [{ id: "df", head: heads.df, align: "number" } as const]),
    { id: "p", head: heads.p, align: "number" },
    ...(ratio === null
      ? []
      : ([
          { id: "ratio", head: heads.ratioOf(ratio.abbreviation), align: "number" },
          { id: "ratio-ci", head: heads.ci(fit.design.specification.confidenceLevel), align: "interval" },
        ] as const)),
  ];
}

/** What exp of a combination is called; null where it has no name. */
export function ratioOf({ design }: FittedModel["fit"]): RatioWords | null {
  const { distribution, link } = design.specification;
  return ratioWords(distribution, link);
}

/** "OR = odds ratio, …", where the tables of combinations have it. */
export function ratioNote({ fit }: FittedModel): readonly RichText[] {
  const ratio = ratioOf(fit);
  return ratio === null ? [] : [abbreviations.ratio(ratio)];
}

export interface CombinationWords {
  readonly estimate: string;
  readonly interval: string;
  readonly p: string;
  /** Of exp(b). */
  readonly ratio: string;
  readonly ratioInterval: string;
}

/** Decimals of the columns of one table. */
export interface CombinationDecimals {
  readonly ofTest: RowDecimals;
  readonly ofRatio: RowDecimals;
}

export function combinationDecimals(
  { settings }: FittedModel,
  tests: readonly Pick<CombinationTest, "estimate" | "se">[],
): CombinationDecimals {
  return { ofTest: testDecimals(tests, settings.decimals), ofRatio: ratioDecimals(tests, settings.decimals) };
}

/** Its cells, with the p value and the interval to show. */
export function combinationCells(
  { fit }: FittedModel,
  { estimate, se, statistic, df }: CombinationTest,
  { p, interval }: Pick<CombinationTest, "p" | "interval">,
  { ofTest, ofRatio }: CombinationDecimals,
  words: CombinationWords,
): readonly OutputCell[] {
  const decimals = ofTest({ estimate, se });
  return [
    numberCell(decimalText(estimate, decimals), estimate, words.estimate),
    numberCell(decimalText(se, decimals), se, explainMeans.se),
    intervalCell(interval, decimals, words.interval),
    numberCell(decimalText(statistic, 2), statistic, explainMeans.statistic),
    ...(fit.df === "infinite" ? [] : [numberCell(degreesText(df), df, explainMeans.df)]),
    numberCell(probabilityText(p), p, words.p),
    ...(ratioOf(fit) === null ? [] : ratioCells({ estimate, se, interval }, words.ratio, words.ratioInterval, ofRatio)),
  ];
}

/** "95%". */
export function levelOf({ fit }: FittedModel): string {
  return levelText(fit.design.specification.confidenceLevel);
}
