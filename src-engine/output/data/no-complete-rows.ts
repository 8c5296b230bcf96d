import { type Outcome, refuse } from "../../../src-contract/outcome.ts";
import type { Variable } from "../../../src-contract/variable.ts";
import { variableByLevel } from "../../levels/variable-by-level.ts";
import type { DataSet } from "../../table/data-set.ts";

/** Too few rows have a value of every variable. */
export function noCompleteRows(data: DataSet, variables: readonly Variable[]): Outcome<never> {
  const byVariable = variables.map((variable) => ({
    name: variable.name,
    rows: variableByLevel(data, variable, []).missing,
  }));
  return refuse({ code: "no-rows-left", rows: data.table.rows, byVariable });
}
