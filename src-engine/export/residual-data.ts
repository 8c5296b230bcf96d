import type { ConditionalModesResult } from "../../src-contract/after-outcomes-result.ts";
import type { AfterResult, InfluenceResult, UnitEffectsResult } from "../../src-contract/after-result.ts";
import type { ResidualFileExport } from "../../src-contract/engine-api.ts";
import type { Variable } from "../../src-contract/variable.ts";
import { residualFileLabels as labels } from "../../src-wording/residual-file.ts";
import type { Design } from "../design/design.ts";
import { type Grouping, rowOfUnit } from "../design/units.ts";
import { variableByLevel } from "../levels/variable-by-level.ts";
import { dataOfColumns, type NewColumn, newVariable, takeFrom, withColumns } from "../steps/columns.ts";
import { columnOf, type DataSet } from "../table/data-set.ts";
import { combinedFactor } from "../table/factor.ts";
import { sharedFloat64 } from "../table/table.ts";

/** What a file of residuals is made from: the model's design, and what was worked out after its fit. */
export interface AfterNumbers {
  readonly design: Design;
  readonly result: AfterResult;
}

/**
 * HLM's residual file of a level, ready to be analysed further. For rows: the data with predictions and residuals, empty where
 * the model did not use the row. For units: one row each, with its identifiers, what does not vary within it, and its
 * estimates. Null: the model has no such part.
 */
export function residualData(
  data: DataSet,
  { design, result }: AfterNumbers,
  { part, group }: Pick<ResidualFileExport, "part" | "group">,
): DataSet | null {
  if (part === "residuals") {
    const columns = rowColumns(result, data.table.rows);
    return columns && withColumns(data, numberColumns(columns, data.variables, data.table.rows));
  }
  const grouping = design.groupings.find(({ name }) => name === group);
  const columns = grouping === undefined ? null : unitColumns(design, result, part, grouping.name);
  if (grouping === undefined || columns === null || columns === undefined) return null;
  const known = knownOfUnits(data, design, grouping);
  const units = grouping.labels.length;
  return withColumns(
    dataOfColumns(units, known),
    numberColumns(
      columns,
      known.map(({ variable }) => variable),
      units,
    ),
  );
}

/** A column's name, label and values. */
type Numbers = readonly [name: string, label: string, values: readonly (number | null | undefined)[]];

function rowColumns({ residuals, outcomeResiduals }: AfterResult, rows: number): readonly Numbers[] | null {
  if (residuals !== undefined) {
    const inTable = intoTable(residuals.row, rows);
    return [
      ["fit_fixed", labels.predictedMarginal, inTable(residuals.predictedMarginal)],
      ["fit", labels.predictedConditional, inTable(residuals.predictedConditional)],
      ["resid_fixed", labels.marginal, inTable(residuals.marginal)],
      ["resid", labels.conditional, inTable(residuals.conditional)],
      ["zresid_fixed", labels.standardizedMarginal, inTable(residuals.standardizedMarginal)],
      ["zresid", labels.standardizedConditional, inTable(residuals.standardizedConditional)],
    ];
  }
  if (outcomeResiduals === undefined) return null;
  const inTable = intoTable(outcomeResiduals.row, rows);
  const { deviance } = outcomeResiduals;
  return [
    ["fit_fixed", labels.predictedAverage, inTable(outcomeResiduals.predictedFixed)],
    ["fit", labels.predictedConditional, inTable(outcomeResiduals.predicted)],
    ["resid", labels.conditional, inTable(outcomeResiduals.response)],
    ["pearson", labels.pearson, inTable(outcomeResiduals.pearson)],
    ...(deviance === null ? [] : [["deviance", labels.deviance, inTable(deviance)] satisfies Numbers]),
  ];
}

/** Values of the rows used, counted from 1, at their places among all rows. */
function intoTable(used: readonly number[], rows: number): (values: readonly number[]) => readonly (number | null)[] {
  return (values) => {
    const all = new Array<number | null>(rows).fill(null);
    for (const [index, row] of used.entries()) all[row - 1] = values[index] ?? null;
    return all;
  };
}

function unitColumns(
  design: Design,
  result: AfterResult,
  part: "unit-effects" | "influence",
  group: string,
): readonly Numbers[] | null | undefined {
  const isOfGroup = (one: { readonly group: string }) => one.group === group;
  if (part === "unit-effects") {
    const found = result.unitEffects?.find(isOfGroup);
    const modes = result.conditionalModes?.find(isOfGroup);
    return found === undefined ? modes && modeColumns(modes) : effectColumns(found);
  }
  const found = result.influence?.find(isOfGroup);
  return found === undefined ? null : influenceColumns(design, found);
}

function effectColumns({ names, units }: UnitEffectsResult): readonly Numbers[] {
  return [
    ["n", labels.rows, units.map(({ rows }) => rows)],
    ...names.flatMap((name, k): readonly Numbers[] => {
      const own = units.map((unit) => unit.own?.[k] ?? null);
      const columns: readonly Numbers[] = [
        [`eb_${plain(name)}`, labels.estimate(name), units.map(({ estimates }) => estimates[k])],
        [`se_${plain(name)}`, labels.predictionError(name), units.map(({ predictionSe }) => predictionSe[k])],
        [`csd_${plain(name)}`, labels.conditionalError(name), units.map(({ se }) => se[k])],
        [`fv_${plain(name)}`, labels.fitted(name), units.map(({ fitted }) => fitted[k])],
        [`ec_${plain(name)}`, labels.coefficient(name), units.map(({ coefficients }) => coefficients[k])],
      ];
      return own.every((value) => value === null)
        ? columns
        : [...columns, [`ols_${plain(name)}`, labels.own(name), own]];
    }),
    ["mahalanobis", labels.distance, units.map(({ mahalanobis }) => mahalanobis.squared)],
    ["mahal_df", labels.distanceDf, units.map(({ mahalanobis }) => mahalanobis.df)],
    ["mahal_p", labels.distanceP, units.map(({ mahalanobis }) => mahalanobis.p)],
    ["chi_expected", labels.expected, units.map(({ mahalanobis }) => mahalanobis.expected)],
  ];
}

/** Outcomes that are not normal. */
function modeColumns({ names, units }: ConditionalModesResult): readonly Numbers[] {
  return [
    ["n", labels.rows, units.map(({ rows }) => rows)],
    ...names.flatMap((name, k): readonly Numbers[] => [
      [`eb_${plain(name)}`, labels.estimate(name), units.map(({ estimates }) => estimates[k])],
      [`csd_${plain(name)}`, labels.conditionalError(name), units.map(({ se }) => se[k])],
    ]),
  ];
}

function influenceColumns(design: Design, { names, units }: InfluenceResult): readonly Numbers[] {
  const variances = design.random.flatMap(({ grouping, columns }, part) =>
    columns.map(({ name }, k): Numbers => {
      const group = design.groupings[grouping]?.name ?? "";
      const values = units.map((unit) => unit.variances?.[part]?.[k] ?? null);
      return [`dvar_${plain(group)}_${plain(name)}`, labels.variance(name, group), values];
    }),
  );
  return [
    ["n", labels.rows, units.map(({ rows }) => rows)],
    ["cook", labels.cook, units.map(({ cook }) => cook)],
    ["covratio", labels.covarianceRatio, units.map(({ covarianceRatio }) => covarianceRatio)],
    ...names.map(
      (name, k): Numbers => [`dfb_${plain(name)}`, labels.dfbetas(name), units.map(({ dfbetas }) => dfbetas[k])],
    ),
    ...(units.some((unit) => unit.variances !== null) ? variances : []),
    ...(units.some((unit) => unit.residual !== null)
      ? [["dvar_residual", labels.residualVariance, units.map(({ residual }) => residual)] satisfies Numbers]
      : []),
  ];
}

/** Identifiers of the units and what does not vary within them, taken from the first row of each. */
function knownOfUnits(data: DataSet, { rows }: Design, grouping: Grouping): readonly NewColumn[] {
  const identifiers = grouping.group.flatMap((name) => data.byName.get(name) ?? []);
  const factor = combinedFactor(data, identifiers);
  const others = data.variables.filter(
    (variable) => !identifiers.includes(variable) && variableByLevel(data, variable, [factor]).level === 2,
  );
  const first = Int32Array.from(grouping.labels, (_, unit) => rows[rowOfUnit(grouping, unit, 0)] ?? -1);
  return [...identifiers, ...others].map((variable) => ({
    variable,
    values: takeFrom(columnOf(data.table, variable), first),
  }));
}

/** Each under a name that no variable has yet. */
function numberColumns(columns: readonly Numbers[], before: readonly Variable[], rows: number): readonly NewColumn[] {
  const taken = new Set(before.map(({ name }) => name.toLowerCase()));
  return columns.map(([wanted, label, numbers]) => {
    let name = wanted;
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${wanted}_${number}`;
    taken.add(name.toLowerCase());
    const values = sharedFloat64(rows);
    for (let row = 0; row < rows; row++) values[row] = numbers[row] ?? Number.NaN;
    const decimals = numbers.every((value) => value === null || value === undefined || Number.isInteger(value)) ? 0 : 3;
    return { variable: newVariable("residuals", name, { label, decimals }), values: { kind: "number", values } };
  });
}

/** A coefficient's name as part of a variable's: "(Intercept)" → "intercept", "ses:sector[1]" → "ses_sector_1". */
function plain(name: string): string {
  if (name === "(Intercept)") return "intercept";
  return name.replace(/[^\p{L}\p{M}\p{N}]+/gu, "_").replace(/^_|_$/g, "");
}
