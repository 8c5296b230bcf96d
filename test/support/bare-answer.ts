import type { ResolvedImportOptions } from "../../src-contract/data-import.ts";
import type { ModelOutput } from "../../src-contract/output.ts";
import type { ResultDocument } from "../../src-contract/result.ts";

/** How a plain csv is read. */
export const csvOptions: ResolvedImportOptions = {
  sheet: null,
  headerRow: 1,
  delimiter: ",",
  decimalComma: false,
  encoding: "utf-8",
  missingCodes: [],
};

/** Where a table of a made-up project comes from. */
export const csvSource = (name: string) =>
  ({ name, format: "csv", path: null, options: csvOptions, problems: [] }) as const;

/** A result that says nothing but what is given. */
export function bareResult(
  fit: Partial<ResultDocument["fit"]> = {},
  fixed: ResultDocument["fixed"] = [],
): ResultDocument {
  return {
    format: "crosslevel-result",
    version: 1,
    fit: {
      method: "REML",
      converged: true,
      singular: false,
      logLikelihood: -1,
      deviance: 2,
      aic: 4,
      bic: 5,
      parameters: 1,
      observations: 100,
      excluded: 0,
      groups: [],
      iterations: 1,
      log: [],
      milliseconds: 1,
      ...fit,
    },
    fixed,
    aliased: [],
    terms: [],
    hypotheses: [],
    random: [],
    residual: null,
    dispersion: null,
    thresholds: [],
    icc: null,
    r2: null,
    intervals: { kind: "wald", level: 0.95 },
    warnings: [],
  };
}

/** The output of a model without tables, charts and notices. */
export function bareOutput(rows: number, summary: Partial<ModelOutput["summary"]> = {}): ModelOutput {
  return {
    summary: {
      rows,
      rowsUsed: rows,
      levels: [],
      exclusions: [],
      method: "REML",
      convergence: "",
      converged: true,
      milliseconds: 1,
      ...summary,
    },
    notices: [],
    tables: [],
    charts: [],
    text: [],
  };
}
