import type { OutputColumn, OutputRow, RichText } from "../../../src-contract/output.ts";
import { begins } from "../../../src-wording/results-text.ts";
import type { FittedModel } from "../fitted-model.ts";
import { correlationOf, isCorrelated, residualNoun, varianceNoun } from "../tables/variance-words.ts";
import { cited, sentence } from "./cited.ts";

/** Of a random part's effects, in the rows of their table: "The variance of … between schools … was 2.38, SD = 1.54, χ²(157) = 605.30, p < .001." */
export function varianceSentences(
  model: FittedModel,
  part: number,
  columns: readonly OutputColumn[],
  rows: readonly OutputRow[],
): readonly RichText[] {
  const effects = model.fit.design.random[part]?.columns ?? [];
  return effects.flatMap((column, k) => {
    const cells = rows[k]?.cells ?? [];
    const variance = cited(columns, cells, [
      ...ownVariance,
      { column: "chi-square", degrees: ["df"] },
      { column: "p" },
      { column: "reliability" },
    ]);
    const correlations = Array.from({ length: isCorrelated(model, part) ? k : 0 }, (_, other) => {
      const value = cited(columns, cells, [
        { column: `correlation-${other}`, symbol: null },
        { column: `correlation-${other}-ci` },
      ]);
      return sentence(begins.was(correlationOf(model, part, k, other)), value);
    });
    return [...sentence(begins.was(varianceNoun(model, part, column)), variance), ...correlations.flat()];
  });
}

export function residualSentence(
  model: FittedModel,
  columns: readonly OutputColumn[],
  { cells }: OutputRow,
): readonly RichText[] {
  return sentence(begins.was(residualNoun(model)), cited(columns, cells, ownVariance));
}

const ownVariance = [
  { column: "variance", symbol: null },
  { column: "variance-ci" },
  { column: "sd" },
  { column: "sd-ci" },
] as const;
