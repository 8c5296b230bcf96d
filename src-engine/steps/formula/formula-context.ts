import type { Variable } from "../../../src-contract/variable.ts";
import { columnOf, type DataSet, numericValues, textCodes } from "../../table/data-set.ts";
import { type GroupedRows, type Groups, groupsOf, orderedRows } from "./groups.ts";
import { numbers, type Vector } from "./vectors.ts";

/** What the pieces of formulas about one table share. */
export interface FormulaContext {
  readonly data: DataSet;
  readonly variable: (variable: Variable) => Vector;
  readonly groups: (by: readonly Variable[]) => Groups;
  readonly ordered: (by: readonly Variable[], order: readonly Variable[]) => GroupedRows;
  /** The same rows with more variables; what is known stays known. */
  readonly withData: (data: DataSet) => FormulaContext;
}

/** Remembers variables with their missing values taken out, and units: several formulas use the same ones. */
export function formulaContext(data: DataSet): FormulaContext {
  return contextOf(data, { vectors: new Map(), groups: new Map(), ordered: new Map() });
}

/** What is remembered, by variables and by the columns that make groups. */
interface Known {
  readonly vectors: Map<Variable, Vector>;
  readonly groups: Map<string, Groups>;
  readonly ordered: Map<string, GroupedRows>;
}

function contextOf(data: DataSet, known: Known): FormulaContext {
  const { vectors, groups, ordered } = known;
  const keyOf = (variables: readonly Variable[]) => JSON.stringify(variables.map(({ column }) => column));
  const variable = (one: Variable) => remembered(vectors, one, () => variableVector(data, one));
  const groupsBy = (by: readonly Variable[]) => remembered(groups, keyOf(by), () => groupsOf(data, by));
  return {
    data,
    variable,
    groups: groupsBy,
    ordered: (by, order) =>
      remembered(ordered, `${keyOf(by)} ${keyOf(order)}`, () => orderedRows(groupsBy(by), order.map(variable))),
    withData: (more) => contextOf(more, known),
  };
}

function variableVector(data: DataSet, variable: Variable): Vector {
  const column = columnOf(data.table, variable);
  return column.kind === "number"
    ? numbers(numericValues(column, variable.missing))
    : { kind: "text", codes: textCodes(column, variable.missing), texts: column.texts };
}

function remembered<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}
