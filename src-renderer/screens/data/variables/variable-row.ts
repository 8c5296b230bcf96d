import type { Variable, VariableSummary } from "../../../../src-contract/variable.ts";

/** A row of the variable view. */
export interface VariableRow {
  readonly number: number;
  readonly variable: Variable;
  readonly summary: VariableSummary | null;
}
