import type { OutputTable } from "../../../src-contract/output.ts";
import { ratioWords } from "../../../src-wording/outcomes.ts";
import { abbreviations, populationAverageNote } from "../../../src-wording/table-notes.ts";
import { titles } from "../../../src-wording/tables.ts";
import type { CoefficientTest } from "../../fit/inference/coefficient-tests.ts";
import type { FittedModel } from "../fitted-model.ts";
import { fixedEffectsTable } from "./fixed-effects-table.ts";
import { generalNote } from "./table-notes.ts";

/** HLM's population-average estimates, in the columns of the fixed effects. */
export function populationAverageTable(model: FittedModel, tests: readonly CoefficientTest[]): OutputTable {
  const { distribution, link } = model.fit.design.specification;
  const ratio = ratioWords(distribution, link);
  const { text: _, ...table } = fixedEffectsTable({ ...model, fit: { ...model.fit, tests } }, "population");
  return {
    ...table,
    kind: "population-average",
    title: titles.populationAverage(model.outcomeLabel),
    notes: [generalNote(model, populationAverageNote, ratio === null ? abbreviations.ci : abbreviations.ratio(ratio))],
  };
}
