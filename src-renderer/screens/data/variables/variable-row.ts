import type { Variable, VariableSummary } from "../../../../src-contract/variable.ts";

/** A row of the variable view: a variable, or the head of a group, which stands above its first variable. */
export interface VariableRow {
  readonly number: number;
  readonly variable: Variable;
  readonly summary: VariableSummary | null;
  readonly head: GroupHead | null;
}

export interface GroupHead {
  readonly key: string;
  readonly title: string;
  readonly count: number;
  readonly isOpen: boolean;
}
