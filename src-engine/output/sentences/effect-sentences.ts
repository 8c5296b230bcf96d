import type { OutputCell, OutputColumn, RichText } from "../../../src-contract/output.ts";
import type { CoefficientWords } from "../../../src-wording/explanations.ts";
import { begins, effectNoun } from "../../../src-wording/results-text.ts";
import { italic, plain } from "../../../src-wording/text-pieces.ts";
import type { FittedModel } from "../fitted-model.ts";
import { coefficientWords } from "../tables/coefficient-words.ts";
import type { FixedRow } from "../tables/fixed-rows.ts";
import { cited, sentence } from "./cited.ts";

/** "The change in mathematics achievement that went with 1 more in SES, on average over schools, was b = 2.94, SE = 0.16, …" */
export function effectSentence(
  model: FittedModel,
  row: FixedRow,
  columns: readonly OutputColumn[],
  cells: readonly OutputCell[],
): readonly RichText[] {
  return coefficientSentence(coefficientWords(model, row), columns, cells);
}

const exponential: RichText = [plain("exp("), italic("b"), plain(")")];

/** The same of a coefficient in words, as of the zeros of a count. */
export function coefficientSentence(
  words: CoefficientWords,
  columns: readonly OutputColumn[],
  cells: readonly OutputCell[],
): readonly RichText[] {
  const isIntercept = words.slope === null && words.predictor === null;
  const statistics = cited(columns, cells, [
    { column: "b" },
    { column: "se" },
    { column: "statistic", degrees: ["df"] },
    { column: "p" },
    // Of an intercept it compares nothing with anything: the odds, not a ratio of odds.
    isIntercept ? { column: "ratio", symbol: exponential } : { column: "ratio" },
    { column: "ci" },
  ]);
  return sentence(begins.was(effectNoun(words)), statistics);
}
