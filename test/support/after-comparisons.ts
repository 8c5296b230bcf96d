import { type AfterComparison, afterComparisons, afterGolden } from "./after-cases.ts";
import { meansComparisons, meansGolden } from "./after-means-cases.ts";
import { outcomesCases, outcomesComparisons } from "./after-outcomes-cases.ts";
import { residualsCases, residualsComparisons } from "./after-residuals-cases.ts";
import { parallelLinesComparisons, parallelLinesGolden } from "./parallel-lines-cases.ts";

/** A model with everything that is compared of what follows its fit, part by part. */
export interface ComparedAfterCase {
  readonly name: string;
  readonly formula: string;
  readonly parts: Readonly<Record<string, readonly AfterComparison[]>>;
}

export const afterCases: readonly ComparedAfterCase[] = [
  ...afterGolden.cases.map((one) => ({ name: one.name, formula: one.formula, parts: afterComparisons(one) })),
  ...meansGolden.cases.map((one) => ({ name: one.name, formula: one.formula, parts: meansComparisons(one) })),
  ...residualsCases.map((one) => ({ name: one.name, formula: one.formula, parts: residualsComparisons(one) })),
  ...parallelLinesGolden.cases.map((one) => ({
    name: one.name,
    formula: one.formula,
    parts: parallelLinesComparisons(one),
  })),
  ...outcomesCases.map((one) => ({ name: one.name, formula: one.formula, parts: outcomesComparisons(one) })),
];
