import type { AggregateFunction, AggregateStatistic, AggregateStep } from "../../src-contract/step-contents.ts";
import type { Variable } from "../../src-contract/variable.ts";
import { aggregateNames } from "../../src-wording/aggregates.ts";
import { columnOf, type DataSet } from "../table/data-set.ts";
import type { Column } from "../table/table.ts";
import {
  dataOfColumns,
  findVariables,
  isRefusal,
  type NewColumn,
  newVariable,
  notThere,
  numberColumn,
  takeFrom,
  withColumns,
} from "./columns.ts";
import { isWhole } from "./compute.ts";
import { type FormulaContext, formulaContext } from "./formula/formula-context.ts";
import type { Groups } from "./formula/groups.ts";
import { groupedRows } from "./formula/groups.ts";
import { endRows } from "./formula/in-order.ts";
import { countRows, countValid, extremes, means, quantiles, sums, variances } from "./formula/over-rows.ts";
import { comparableNumbers, numbersOf, type Vector } from "./formula/vectors.ts";
import { cannot, done, type StepRefusal, type StepResult } from "./step-result.ts";
import { nameTaken } from "./wide-to-long.ts";

/** Statistics of each unit's valid values: as new variables of every row, or a table with one row a unit, sorted by it. */
export function aggregate(data: DataSet, step: string, { by, statistics, into }: AggregateStep): StepResult {
  const keys = findVariables(data, by);
  if (isRefusal(keys)) return keys;
  if (statistics.length === 0 && into === "variables") return cannot({ code: "nothing-chosen" });
  const context = formulaContext(data);
  const units = context.groups(keys);
  const taken = nameTaken(
    statistics.map(({ name }) => name),
    into === "rows" ? keys : data.variables,
  );
  if (taken !== null) return cannot({ code: "name-taken", name: taken });
  const columns: NewColumn[] = [];
  for (const statistic of statistics) {
    const column = statisticColumn(data, step, statistic, keys, units, context);
    if (isRefusal(column)) return column;
    columns.push(column);
  }
  const unitOfRow = units.codes ?? new Int32Array(data.table.rows);
  if (into === "variables") {
    return done(
      withColumns(
        data,
        columns.map(({ variable, values }) => ({ variable, values: takeFrom(values, unitOfRow) })),
      ),
    );
  }
  const first = new Int32Array(units.count).fill(-1);
  for (let row = unitOfRow.length - 1; row >= 0; row--) if (unitOfRow[row] >= 0) first[unitOfRow[row]] = row;
  const keyColumns = keys.map((variable) => ({ variable, values: takeFrom(columnOf(data.table, variable), first) }));
  return units.count === 0
    ? cannot({ code: "no-rows-left" })
    : done(dataOfColumns(units.count, [...keyColumns, ...columns]));
}

/** One value a unit. */
function statisticColumn(
  data: DataSet,
  step: string,
  statistic: AggregateStatistic,
  keys: readonly Variable[],
  units: Groups,
  context: FormulaContext,
): NewColumn | StepRefusal {
  const { name, function: kind } = statistic;
  const label = (of: string) => `${functionWords[kind]}${of} by ${keys.map((key) => key.name).join(" and ")}`;
  if (kind === "rows") {
    return { variable: newVariable(step, name, { label: label("") }), values: numberColumn(countRows(units)) };
  }
  const variable = data.byName.get(statistic.variable ?? "");
  if (variable === undefined) return notThere(data, statistic.variable ?? "");
  const described = { label: label(` of ${variable.label === "" ? variable.name : variable.label}`) };
  const vector = context.variable(variable);
  if (kind === "first" || kind === "last") {
    const { measure, storage, decimals, valueLabels, missing } = variable;
    return {
      variable: newVariable(step, name, { ...described, measure, storage, decimals, valueLabels, missing }),
      values: endValues(columnOf(data.table, variable), vector, units, kind),
    };
  }
  const isOrdered = kind !== "valid" && kind !== "share";
  const isSummed = kind === "sum" && variable.storage === "date";
  if (isSummed || (isOrdered && variable.storage === "text"))
    return cannot({ code: "not-numeric", name: variable.name });
  const values = kind === "share" ? shares(vector, statistic, units) : numberStatistics[kind](vector, units);
  const isMoment = variable.storage !== "number" && ["min", "max", "mean", "median"].includes(kind);
  return {
    variable: newVariable(step, name, {
      ...described,
      ...(isMoment && { storage: variable.storage }),
      decimals: isWhole(values) ? 0 : Math.max(2, variable.decimals),
    }),
    values: numberColumn(values),
  };
}

/** In labels of variables, which are to be short. */
const functionWords = { ...aggregateNames, sd: "SD", share: "Share" };

type NumberFunction = Exclude<AggregateFunction, "rows" | "first" | "last" | "share">;

const numberStatistics: Readonly<Record<NumberFunction, (values: Vector, units: Groups) => Float64Array>> = {
  mean: (values, units) => means(numbersOf(values), units),
  sd: (values, units) => variances(numbersOf(values), units).map(Math.sqrt),
  median: (values, units) => quantiles(numbersOf(values), units, 0.5),
  sum: (values, units) => sums(numbersOf(values), units),
  min: (values, units) => extremes(numbersOf(values), units, -1),
  max: (values, units) => extremes(numbersOf(values), units, 1),
  valid: (values, units) => countValid(comparableNumbers([values])[0].values, units),
};

/** The share of the valid values that are this one; without a value, of those that are not zero. */
function shares(vector: Vector, { value }: AggregateStatistic, units: Groups): Float64Array {
  const isHit =
    value === undefined
      ? comparableNumbers([vector])[0].values.map((one) => (Number.isNaN(one) ? one : Number(one !== 0)))
      : hits(vector, value);
  return means(isHit, units);
}

function hits(vector: Vector, value: number | string): Float64Array {
  if (vector.kind === "number") {
    const sought = Number(value);
    return vector.values.map((one) => (Number.isNaN(one) ? one : Number(one === sought)));
  }
  const code = vector.texts.indexOf(String(value));
  return Float64Array.from(vector.codes, (one) => (one < 0 ? Number.NaN : Number(one === code)));
}

function endValues(column: Column, vector: Vector, units: Groups, end: "first" | "last"): Column {
  const ordered = groupedRows(units);
  const from = endRows(ordered, units.rows, vector, end);
  const rowOfUnit = new Int32Array(units.count).fill(-1);
  for (let unit = 0; unit < units.count; unit++) {
    if (ordered.starts[unit + 1] > ordered.starts[unit]) rowOfUnit[unit] = from[ordered.rows[ordered.starts[unit]]];
  }
  return takeFrom(column, rowOfUnit);
}
