import type { Variable } from "../../../src-contract/variable.ts";
import type { Typed, TypedCall } from "../../formula/typed.ts";
import { columnOf, type DataSet, numericValues, textCodes } from "../../table/data-set.ts";
import { evaluateCall } from "./call.ts";
import { type GroupedRows, type Groups, groupsOf, orderedRows } from "./groups.ts";
import { evaluateBinary, negative, notTrue } from "./operators.ts";
import {
  commonLength,
  comparableNumbers,
  constantNumber,
  constantText,
  numbers,
  strideOf,
  type Vector,
} from "./vectors.ts";

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

/**
 * The values of a formula that was checked, row by row. Missing values go through arithmetic and comparisons; `and`, `or`
 * know where they do not matter (missing or true is true); statistics leave them out. What is not a finite number (1 / 0,
 * ln(0)) is missing.
 */
export function evaluate(formula: Typed, context: FormulaContext): Vector {
  switch (formula.kind) {
    case "constant":
      return typeof formula.value === "string" || (formula.value === null && formula.type === "text")
        ? constantText(formula.value)
        : constantNumber(formula.value ?? Number.NaN);
    case "variable":
      return context.variable(formula.variable);
    case "negative":
      return negative(evaluate(formula.operand, context));
    case "not":
      return notTrue(evaluate(formula.operand, context));
    case "binary":
      return evaluateBinary(
        formula.operator,
        evaluate(formula.left, context),
        evaluate(formula.right, context),
        formula.type,
      );
    case "in":
      return membership(formula, context);
    case "call":
      return evaluateFunction(formula, context);
  }
}

function evaluateFunction(formula: TypedCall & { readonly type: Typed["type"] }, context: FormulaContext): Vector {
  const values = formula.arguments.map((part) => evaluate(part, context));
  return evaluateCall({ ...formula, values }, context);
}

function membership({ operand, list, negated }: Typed & { readonly kind: "in" }, context: FormulaContext): Vector {
  const [searched, ...values] = comparableNumbers([operand, ...list].map((part) => evaluate(part, context)));
  const found = new Float64Array(commonLength([searched, ...values]));
  const [hit, miss] = negated ? [0, 1] : [1, 0];
  const stride = strideOf(searched);
  for (let row = 0; row < found.length; row++) {
    const value = searched.values[row * stride];
    let isIn = false;
    for (let i = 0; i < values.length && !isIn; i++) isIn = values[i].values[row * strideOf(values[i])] === value;
    found[row] = Number.isNaN(value) ? Number.NaN : isIn ? hit : miss;
  }
  return numbers(found);
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
