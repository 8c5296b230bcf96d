import type { FitSummary } from "../../src-contract/output.ts";
import { convergenceText, methodText } from "../../src-wording/summary.ts";
import { nounOfLevel } from "../specification/context.ts";
import { estimatorOf } from "./estimator.ts";
import type { FittedModel } from "./fitted-model.ts";

/** What was fitted: rows and units at each level, what was left out and why, how it was estimated. */
export function fitSummary({ fit, names, columns, context }: FittedModel, milliseconds: number): FitSummary {
  const { design, search } = fit;
  const { excluded, missing } = design.used;
  const rowsUsed = design.rows.length;
  return {
    rows: rowsUsed + excluded,
    rowsUsed,
    levels: [
      { noun: nounOfLevel(context, 1).plural, count: rowsUsed, excluded },
      ...design.groupings.map(({ name, labels, excludedUnits }) => ({
        noun: names.unitPlural(name),
        count: labels.length,
        excluded: excludedUnits,
      })),
    ],
    exclusions: missing.map(({ name, rows }) => ({ label: columns.labelOf(name), rows })),
    method: methodText(estimatorOf(fit), fit.df, fit.standardErrors),
    convergence: convergenceText(search.converged, search.trace.length, fit.boundaries.length > 0),
    converged: search.converged,
    milliseconds,
  };
}
