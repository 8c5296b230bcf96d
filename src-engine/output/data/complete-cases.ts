import type { LevelsDefinition } from "../../../src-contract/levels.ts";
import { type Outcome, refuse, succeed } from "../../../src-contract/outcome.ts";
import type { Variable } from "../../../src-contract/variable.ts";
import { completeRows, valuesOf } from "../../describe/complete-rows.ts";
import { variableByLevel } from "../../levels/variable-by-level.ts";
import type { DataSet } from "../../table/data-set.ts";
import { levelTwo } from "./table-parts.ts";

/** Values of variables, the rows in which none of them nor the unit is missing, and the units of level 2, if any. */
export interface CompleteCases {
  readonly columns: ReturnType<typeof valuesOf>;
  readonly rows: Int32Array;
  readonly level: ReturnType<typeof levelTwo>;
}

const fewestRows = 3;

/** Refuses where too few rows have a value of every variable. */
export function completeCases(
  data: DataSet,
  variables: readonly Variable[],
  levels: LevelsDefinition | null,
): Outcome<CompleteCases> {
  const level = levelTwo(data, levels);
  const columns = valuesOf(data, variables);
  const rows = completeRows(columns, data.table.rows, level?.units.codes ?? null);
  if (rows.length >= fewestRows) return succeed({ columns, rows, level });
  const byVariable = variables.map((variable) => ({
    name: variable.name,
    rows: variableByLevel(data, variable, []).missing,
  }));
  return refuse({ code: "no-rows-left", rows: data.table.rows, byVariable });
}
