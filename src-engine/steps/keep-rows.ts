import type { DeleteRowsStep, FilterStep, InsertRowsStep, SortStep } from "../../src-contract/step-contents.ts";
import type { DataSet } from "../table/data-set.ts";
import { findVariables, isRefusal, takeRows } from "./columns.ts";
import { conditionRows } from "./compute.ts";
import { formulaContext } from "./formula/formula-context.ts";
import { comparableNumbers } from "./formula/vectors.ts";
import { rowOrder } from "./row-order.ts";
import { cannot, done, mostRows, type StepResult } from "./step-result.ts";

/** Rows that stay, go, come or move. */

export function filterRows(data: DataSet, { formula }: FilterStep): StepResult {
  const isKept = conditionRows(data, formula);
  if (!(isKept instanceof Uint8Array)) return isKept;
  return keepRows(data, isKept);
}

export function deleteRows(data: DataSet, { rows: ranges }: DeleteRowsStep): StepResult {
  const { rows } = data.table;
  const isKept = new Uint8Array(rows).fill(1);
  for (const { from, to } of ranges) {
    const outside = [from, to].find((row) => row > rows);
    if (outside !== undefined) return cannot({ code: "row-outside", row: outside, rows });
    isKept.fill(0, from - 1, to);
  }
  return keepRows(data, isKept);
}

export function insertRows(data: DataSet, { at, count }: InsertRowsStep): StepResult {
  const { rows } = data.table;
  if (at > rows + 1) return cannot({ code: "row-outside", row: at, rows });
  if (rows + count > mostRows) return cannot({ code: "too-many-rows", rows: rows + count, limit: mostRows });
  const from = new Int32Array(rows + count).fill(-1);
  for (let row = 0; row < rows; row++) from[row < at - 1 ? row : row + count] = row;
  return done(takeRows(data, from));
}

/** By the first variable, then the next; missing values last. Rows that are equal stay in their order. */
export function sortRows(data: DataSet, { by }: SortStep): StepResult {
  const variables = findVariables(
    data,
    by.map(({ variable }) => variable),
  );
  if (isRefusal(variables)) return variables;
  const context = formulaContext(data);
  const keys = variables.map((variable, index) => ({
    values: comparableNumbers([context.variable(variable)])[0].values,
    descending: by[index].descending === true,
  }));
  return done(takeRows(data, rowOrder(data.table.rows, keys)));
}

export function keepRows(data: DataSet, isKept: Uint8Array): StepResult {
  let count = 0;
  for (let row = 0; row < isKept.length; row++) count += isKept[row];
  if (count === 0) return cannot({ code: "no-rows-left" });
  if (count === isKept.length) return done(data);
  const rows = new Int32Array(count);
  let next = 0;
  for (let row = 0; row < isKept.length; row++) if (isKept[row] === 1) rows[next++] = row;
  return done(takeRows(data, rows));
}
