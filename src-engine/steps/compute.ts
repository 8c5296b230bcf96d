import type { ComputeStep } from "../../src-contract/step-contents.ts";
import { noMissingValues, type Variable } from "../../src-contract/variable.ts";
import { checkFormula } from "../formula/check.ts";
import type { Typed } from "../formula/typed.ts";
import type { DataSet } from "../table/data-set.ts";
import type { Column } from "../table/table.ts";
import { type NewColumn, newVariable, numberColumn, textColumn, withColumns } from "./columns.ts";
import { evaluate } from "./formula/evaluate.ts";
import { type FormulaContext, formulaContext } from "./formula/formula-context.ts";
import { lengthOf, type Vector } from "./formula/vectors.ts";
import { cannot, done, type StepResult } from "./step-result.ts";

/** New variables by formula, one after the other: each may use those before it. */
export function compute(data: DataSet, step: string, { variables }: ComputeStep): StepResult {
  let context = formulaContext(data);
  for (const { name, formula, label } of variables) {
    if (name.trim() === "") return cannot({ code: "name-empty" });
    const checked = checkFormula(formula, context.data.variables);
    if (!checked.ok) return cannot({ code: "formula", variable: name, problem: checked.problem });
    const column = computedColumn(step, name, checked.formula, context);
    const old = context.data.byName.get(name);
    const described = { ...column.variable, label: label ?? old?.label ?? "" };
    context = context.withData(withColumns(context.data, [{ ...column, variable: described }]));
  }
  return done(context.data);
}

function computedColumn(step: string, name: string, formula: Typed, context: FormulaContext): NewColumn {
  const values = columnOfVector(evaluate(formula, context), context.data.table.rows);
  if (values.kind === "text") return { variable: newVariable(step, name, textKind), values };
  const inherited = formula.kind === "variable" ? alike(formula.variable) : {};
  const isCondition = formula.type === "logical";
  return {
    variable: newVariable(step, name, {
      storage: formula.type === "date" || formula.type === "time" ? formula.type : "number",
      measure: isCondition ? "nominal" : "scale",
      decimals: isWhole(values.values) ? 0 : Math.max(2, ...variablesOf(formula).map(({ decimals }) => decimals)),
      ...inherited,
    }),
    values,
  };
}

const textKind = { storage: "text", measure: "nominal" } as const;

/** A copy of a variable is described like it; its missing values are gone by then. */
function alike({ storage, measure, decimals, valueLabels }: Variable): Partial<Variable> {
  return { storage, measure, decimals, valueLabels, missing: noMissingValues };
}

/** In shared memory, a row each. */
function columnOfVector(vector: Vector, rows: number): Column {
  const isConstant = lengthOf(vector) !== rows;
  if (vector.kind === "number") {
    return numberColumn(isConstant ? new Float64Array(rows).fill(vector.values[0]) : vector.values);
  }
  return textColumn(isConstant ? new Int32Array(rows).fill(vector.codes[0]) : vector.codes, vector.texts);
}

export function isWhole(values: Float64Array): boolean {
  for (let i = 0; i < values.length; i++) if (values[i] % 1 !== 0 && !Number.isNaN(values[i])) return false;
  return true;
}

/** The variables whose values a formula is made of. */
export function variablesOf(formula: Typed): readonly Variable[] {
  switch (formula.kind) {
    case "constant":
      return [];
    case "variable":
      return [formula.variable];
    case "negative":
    case "not":
      return variablesOf(formula.operand);
    case "binary":
      return [...variablesOf(formula.left), ...variablesOf(formula.right)];
    case "in":
      return variablesOf(formula.operand);
    case "call":
      return formula.arguments.flatMap(variablesOf);
  }
}

/** Which rows a condition is true for; or why it cannot be read. */
export function conditionRows(data: DataSet, formula: string): Uint8Array | ReturnType<typeof cannot> {
  const checked = checkFormula(formula, data.variables);
  if (!checked.ok) return cannot({ code: "formula", variable: null, problem: checked.problem });
  const { type } = checked.formula;
  if (type !== "logical" && type !== "number" && type !== "missing") {
    const problem = {
      at: 0,
      length: formula.length,
      code: "wrong-type",
      of: "filter",
      wanted: "logical",
      found: type,
    } as const;
    return cannot({ code: "formula", variable: null, problem });
  }
  const column = columnOfVector(evaluate(checked.formula, formulaContext(data)), data.table.rows);
  const isKept = new Uint8Array(data.table.rows);
  if (column.kind === "text") return isKept;
  for (let row = 0; row < isKept.length; row++) {
    const value = column.values[row];
    isKept[row] = Number.isNaN(value) || value === 0 ? 0 : 1;
  }
  return isKept;
}
