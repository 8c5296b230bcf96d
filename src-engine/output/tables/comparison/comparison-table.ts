import type { OutputColumn, OutputTable } from "../../../../src-contract/output.ts";
import { comparisonRows, heads, titles } from "../../../../src-wording/tables.ts";
import { plain } from "../../../../src-wording/text-pieces.ts";
import { neighborRatio } from "../../../fit/inference/likelihood-ratio.ts";
import { sectionRow } from "../table-rows.ts";
import { type ComparedModel, differingOutcome } from "./compared-model.ts";
import { notesOfComparison } from "./comparison-notes.ts";
import { fitIndexRows } from "./fit-rows.ts";
import { fixedEffectRows } from "./fixed-effect-rows.ts";
import { randomEffectRows } from "./variance-rows.ts";

/** Models side by side: coefficients with standard errors, variances, fit, and a test of each against the one before. */
export function comparisonTable(models: readonly ComparedModel[], notFitted: readonly string[]): OutputTable {
  const [first] = models;
  if (first === undefined) throw new RangeError("a comparison needs at least one model");
  const tests = models.map(({ likelihood }, index) => {
    const before = models[index - 1];
    return before === undefined ? null : neighborRatio(before.likelihood, likelihood);
  });
  const outcomeOf = differingOutcome(models);
  const columns: readonly OutputColumn[] = [
    { id: "effect", head: heads.effect, align: "label" },
    ...models.map(({ model }, index): OutputColumn => {
      const spanner = [plain(comparisonRows.model(index + 1, model.name, outcomeOf?.(model) ?? null))];
      return { id: `model-${index + 1}`, head: heads.estimate, align: "number", spanner };
    }),
  ];
  return {
    kind: "comparison",
    title: titles.comparison(outcomeOf === null ? first.model.outcomeLabel : null),
    columns,
    rows: [
      sectionRow(comparisonRows.fixed),
      ...fixedEffectRows(models),
      ...(models.some(({ model }) => model.fit.design.random.length > 0) ? [sectionRow(comparisonRows.random)] : []),
      ...randomEffectRows(models),
      sectionRow(comparisonRows.fit),
      ...fitIndexRows(models, tests),
    ],
    notes: notesOfComparison(models, tests, notFitted),
  };
}
