import type {
  DeleteVariablesStep,
  DescribeStep,
  InsertVariableStep,
  VariableDescription,
} from "../../src-contract/step-contents.ts";
import type { Variable } from "../../src-contract/variable.ts";
import { type DataSet, dataSet } from "../table/data-set.ts";
import { findVariables, isRefusal, keepColumns, newVariable, notThere, numberColumn, textColumn } from "./columns.ts";
import { cannot, done, type StepResult } from "./step-result.ts";

/** Variables that come, go, or are called and described otherwise. */

export function deleteVariables(data: DataSet, { variables: names }: DeleteVariablesStep): StepResult {
  const found = findVariables(data, names);
  if (isRefusal(found)) return found;
  const kept = data.variables.filter((variable) => !found.includes(variable));
  return kept.length === 0 ? cannot({ code: "nothing-chosen" }) : done(keepColumns(data.table, kept));
}

export function insertVariable(data: DataSet, step: string, { name, storage, after }: InsertVariableStep): StepResult {
  if (data.byName.has(name)) return cannot({ code: "name-taken", name });
  const place = after === undefined ? data.variables.length : data.variables.findIndex((one) => one.name === after) + 1;
  if (place === 0 && after !== undefined) return notThere(data, after);
  const { rows } = data.table;
  const variable = newVariable(step, name, { storage, measure: storage === "text" ? "nominal" : "scale" });
  const values =
    storage === "text"
      ? textColumn(new Int32Array(rows).fill(-1), [])
      : numberColumn(new Float64Array(rows).fill(Number.NaN));
  const columns = new Map([...data.table.columns, [variable.column, values] as const]);
  return done(dataSet({ rows, columns }, data.variables.toSpliced(place, 0, variable)));
}

export function describeVariables(data: DataSet, { variables: descriptions }: DescribeStep): StepResult {
  const found = findVariables(data, Object.keys(descriptions));
  if (isRefusal(found)) return found;
  return withDescriptions(data, (variable) => descriptions[variable.name]);
}

/** Refused where two variables would have one name. */
export function withDescriptions(
  data: DataSet,
  descriptionOf: (variable: Variable) => VariableDescription | undefined,
): StepResult {
  const variables = data.variables.map((variable) => described(variable, descriptionOf(variable)));
  const names = new Set<string>();
  for (const { name } of variables) {
    if (names.has(name)) return cannot({ code: "name-taken", name });
    names.add(name);
  }
  return done(dataSet(data.table, variables));
}

function described(variable: Variable, description: VariableDescription | undefined): Variable {
  if (description === undefined) return variable;
  const { name, label, measure, decimals, valueLabels, missing } = description;
  return {
    ...variable,
    ...(name !== undefined && { name }),
    ...(label !== undefined && { label }),
    ...(measure !== undefined && { measure }),
    ...(decimals !== undefined && { decimals }),
    ...(valueLabels !== undefined && { valueLabels }),
    ...(missing !== undefined && { missing }),
  };
}
