import type { Descriptives, VariableByLevel } from "../../src-contract/levels.ts";
import type { Variable } from "../../src-contract/variable.ts";
import { columnOf, type DataSet, numericValues, textCodes } from "../table/data-set.ts";
import type { Factor } from "../table/factor.ts";
import { describeNumbers } from "../table/summaries.ts";
import { betweenWithin } from "./between-within.ts";
import { meaningOfVariable } from "./name-meaning.ts";
import { unitTotals } from "./unit-totals.ts";

/** Where a variable varies, and what it looks like there. */
export function variableByLevel(
  data: DataSet,
  variable: Variable,
  upper: readonly Factor[],
  crossed: readonly Factor[] = [],
): VariableByLevel {
  const values = comparableValues(data, variable);
  const described = describeNumbers(values);
  const totals = upper.map((units) => unitTotals(values, units, described?.mean ?? 0));
  const isConstant = described === null || described.min === described.max;
  const highest = totals.findLastIndex(({ varying }) => varying === 0);
  const isOfRows = !isConstant && highest < 0;
  const crossedFactor = isOfRows
    ? crossed.findIndex((units) => unitTotals(values, units, described.mean).varying === 0)
    : -1;
  const descriptives: Descriptives | null =
    described === null || variable.storage === "text"
      ? null
      : {
          n: described.valid,
          mean: described.mean,
          sd: described.sd,
          min: described.min,
          max: described.max,
          between: totals.map((total, level) => betweenWithin(values, upper[level], total)),
        };
  return {
    name: variable.name,
    level: isConstant ? 0 : highest + 2,
    ...(crossedFactor >= 0 && { crossedFactor }),
    ...(described !== null && numbersRows(variable, values, described) && { numbersRows: true }),
    missing: values.length - (described?.valid ?? 0),
    unitsMissing: totals.map(({ missing }) => missing),
    unitsVarying: totals.map(({ varying }) => varying),
    descriptives,
  };
}

/** Whether every row has a whole number of its own: one after the other, or called an identifier. */
function numbersRows(
  variable: Variable,
  values: Float64Array,
  { valid, min, max }: Pick<Descriptives, "min" | "max"> & { readonly valid: number },
): boolean {
  if (variable.storage !== "number" || valid < 2 || valid < values.length) return false;
  const { means } = meaningOfVariable(variable);
  const isNamed = means === "unit" || means === "identifier";
  if (!isNamed && max - min + 1 !== valid) return false;
  return values.every(Number.isInteger) && new Set(values).size === valid;
}

/** A variable's values as numbers that are equal where the values are; NaN where they are missing. */
export function comparableValues(data: DataSet, variable: Variable): Float64Array {
  const column = columnOf(data.table, variable);
  if (column.kind === "number") return numericValues(column, variable.missing);
  const codes = textCodes(column, variable.missing);
  const values = new Float64Array(codes.length);
  for (let i = 0; i < codes.length; i++) values[i] = codes[i] < 0 ? Number.NaN : codes[i];
  return values;
}
