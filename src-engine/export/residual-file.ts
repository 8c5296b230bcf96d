import Papa from "papaparse";
import type {
  AfterResult,
  InfluenceResult,
  ResidualsResult,
  UnitEffectsResult,
} from "../../src-contract/after-result.ts";
import type { ResidualFileExport } from "../../src-contract/engine-api.ts";
import type { Outcome } from "../../src-contract/outcome.ts";
import { byteOrderMark, formula } from "./csv-file.ts";
import { writeFile } from "./write-file.ts";

/** Writes all units or rows behind a table that shows the most telling ones. Refuses what the disk refuses. */
export function exportResidualFile(
  { part, group, path }: ResidualFileExport,
  result: AfterResult,
): Promise<Outcome<null>> {
  return writeFile(path, residualFile(part, group, result));
}

/**
 * HLM's residual file of a level as CSV, all digits: a line for each unit, or for each row, the first line its variables'
 * names. What is not defined is empty. Empty where the result has no such part.
 */
export function residualFile(part: ResidualFileExport["part"], group: string | null, result: AfterResult): string {
  const lines = linesOf(part, group, result);
  return `${byteOrderMark}${Papa.unparse([...lines.map((line) => [...line])], { newline: "\r\n", escapeFormulae: formula })}\r\n`;
}

type Line = readonly (string | number | null)[];

function linesOf(part: ResidualFileExport["part"], group: string | null, result: AfterResult): readonly Line[] {
  switch (part) {
    case "unit-effects": {
      const found = result.unitEffects?.find((one) => one.group === group);
      return found === undefined ? [] : unitLines(found);
    }
    case "influence": {
      const found = result.influence?.find((one) => one.group === group);
      return found === undefined ? [] : influenceLines(found);
    }
    case "residuals":
      return result.residuals === undefined ? [] : rowLines(result.residuals);
  }
}

function unitLines({ group, names, units }: UnitEffectsResult): readonly Line[] {
  const ofEffects = names.flatMap((name) => [`eb ${name}`, `se ${name}`, `conditional se ${name}`, `ols ${name}`]);
  return [
    [group, "n", ...ofEffects, "mahalanobis", "df", "p", "expected"],
    ...units.map(({ unit, rows, estimates, predictionSe, se, own, mahalanobis }) => [
      unit,
      rows,
      ...names.flatMap((_, k) => [estimates[k] ?? null, predictionSe[k] ?? null, se[k] ?? null, own?.[k] ?? null]),
      mahalanobis.squared,
      mahalanobis.df,
      mahalanobis.p,
      mahalanobis.expected,
    ]),
  ];
}

function influenceLines({ group, names, units }: InfluenceResult): readonly Line[] {
  const variances = units.find((unit) => unit.variances !== null)?.variances ?? null;
  const ofVariances = (variances ?? []).flatMap((part, index) =>
    part.map((_, k) => `change of variance ${index + 1}.${k + 1}`),
  );
  return [
    [
      group,
      "n",
      "cook",
      "covratio",
      ...names.map((name) => `dfbetas ${name}`),
      ...ofVariances,
      "change of residual variance",
    ],
    ...units.map((unit) => [
      unit.unit,
      unit.rows,
      unit.cook,
      unit.covarianceRatio,
      ...unit.dfbetas,
      ...(unit.variances?.flat() ?? ofVariances.map(() => null)),
      unit.residual,
    ]),
  ];
}

function rowLines(residuals: ResidualsResult): readonly Line[] {
  const { row, units, observed } = residuals;
  const kinds = [
    ["predicted marginal", residuals.predictedMarginal],
    ["predicted conditional", residuals.predictedConditional],
    ["residual marginal", residuals.marginal],
    ["residual conditional", residuals.conditional],
    ["standardized marginal", residuals.standardizedMarginal],
    ["standardized conditional", residuals.standardizedConditional],
  ] as const;
  return [
    ["row", ...units.map(({ group }) => group), "observed", ...kinds.map(([name]) => name)],
    ...row.map((number, index) => [
      number,
      ...units.map(({ labels }) => labels[index] ?? null),
      observed[index] ?? null,
      ...kinds.map(([, values]) => values[index] ?? null),
    ]),
  ];
}
