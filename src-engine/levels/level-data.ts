import type { Variable } from "../../src-contract/variable.ts";
import { takeFrom } from "../steps/columns.ts";
import { columnOf, type DataSet, dataSet } from "../table/data-set.ts";
import { combinedFactor, type Factor } from "../table/factor.ts";
import { comparableValues, variableByLevel } from "./variable-by-level.ts";

/**
 * The data of one level as HLM wants them, a file each: for level 1 the rows with all identifiers and what varies within
 * units; for a higher level one row a unit, with its identifiers, those of the levels above, and what varies at that level.
 * A unit's value is its first that is not missing. Null: an identifier is not there.
 */
export function levelData(data: DataSet, identifiers: readonly (readonly string[])[], level: number): DataSet | null {
  const ids = identifiers.map((names) => names.flatMap((name) => data.byName.get(name) ?? []));
  if (ids.some((variables, upper) => variables.length < (identifiers[upper]?.length ?? 0))) return null;
  const units = ids.map((variables) => combinedFactor(data, variables));
  const kept = new Set(ids.slice(Math.max(0, level - 2)).flat());
  const isOfLevel = (variable: Variable) => {
    const own = variableByLevel(data, variable, units).level;
    return level === 1 ? own <= 1 : own === level;
  };
  const all = new Set(ids.flat());
  const variables = data.variables.filter(
    (variable) => kept.has(variable) || (!all.has(variable) && isOfLevel(variable)),
  );
  if (level === 1) return dataSet(data.table, variables);
  const factor = units[level - 2];
  return factor === undefined ? null : unitRows(data, variables, factor);
}

function unitRows(data: DataSet, variables: readonly Variable[], { codes, categories }: Factor): DataSet {
  const columns = variables.map((variable) => {
    const values = comparableValues(data, variable);
    const rows = new Int32Array(categories.length).fill(-1);
    for (let row = codes.length - 1; row >= 0; row--) {
      if (codes[row] >= 0 && !Number.isNaN(values[row])) rows[codes[row]] = row;
    }
    return [variable.column, takeFrom(columnOf(data.table, variable), rows)] as const;
  });
  return dataSet({ rows: categories.length, columns: new Map(columns) }, variables);
}
