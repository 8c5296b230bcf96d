import type { LongToWideStep } from "../../src-contract/step-contents.ts";
import type { Variable } from "../../src-contract/variable.ts";
import { columnOf, type DataSet } from "../table/data-set.ts";
import { combinedFactor, type Factor, factorOf } from "../table/factor.ts";
import type { Column } from "../table/table.ts";
import { columnId, dataOfColumns, findVariables, isRefusal, type NewColumn, notThere, takeFrom } from "./columns.ts";
import { cannot, done, mostColumns, type StepProblemOf, type StepResult } from "./step-result.ts";
import { nameTaken } from "./wide-to-long.ts";

/**
 * One row a unit instead of one a measurement: each variable becomes a column for every time value (score_1, score_2 …).
 * Others are kept where they do not vary within units. Refused where a unit has two rows of one time.
 */
export function longToWide(data: DataSet, step: string, content: LongToWideStep): StepResult {
  const { time, variables: names, separator = "_" } = content;
  const units = findVariables(data, content.units);
  if (isRefusal(units)) return units;
  const spread = findVariables(data, names);
  if (isRefusal(spread)) return spread;
  const timeVariable = data.byName.get(time);
  if (timeVariable === undefined) return notThere(data, time);
  const unit = combinedFactor(data, units);
  const occasion = factorOf(data, timeVariable);
  const count = spread.length * occasion.categories.length;
  if (count > mostColumns) return cannot({ code: "too-many-columns", columns: count, limit: mostColumns });

  const cells = cellRows(unit, occasion);
  if ("code" in cells) return cannot(cells);
  const first = firstRows(unit);
  const others = data.variables.filter((one) => !spread.includes(one) && one !== timeVariable && !units.includes(one));
  const constant = others.flatMap((variable) => constantRows(columnOf(data.table, variable), variable, unit));
  const keptColumns = [...units.map((variable) => ({ variable, rows: first })), ...constant].map(
    ({ variable, rows }): NewColumn => ({ variable, values: takeFrom(columnOf(data.table, variable), rows) }),
  );
  const wide = spread.flatMap((variable) =>
    occasion.categories.map((category, index): NewColumn => {
      const name = `${variable.name}${separator}${category}`;
      return {
        variable: {
          ...variable,
          column: columnId(step, name),
          name,
          label: wideLabel(variable, timeVariable, category),
        },
        values: takeFrom(columnOf(data.table, variable), cells[index]),
      };
    }),
  );
  const taken = nameTaken(
    wide.map(({ variable }) => variable.name),
    keptColumns.map(({ variable }) => variable),
  );
  if (taken !== null) return cannot({ code: "name-taken", name: taken });
  const left = others.filter((one) => !constant.some(({ variable }) => variable === one)).map(({ name }) => name);
  return done(dataOfColumns(unit.categories.length, [...keptColumns, ...wide]), { kind: "long-to-wide", left });
}

/** By time and unit, the row that holds the values; -1: there is none. */
function cellRows(unit: Factor, occasion: Factor): readonly Int32Array[] | StepProblemOf<"cells-twice"> {
  const rows = occasion.categories.map(() => new Int32Array(unit.categories.length).fill(-1));
  for (let row = 0; row < unit.codes.length; row++) {
    const [u, t] = [unit.codes[row], occasion.codes[row]];
    if (u < 0 || t < 0) continue;
    if (rows[t][u] >= 0) {
      return { code: "cells-twice", unit: String(unit.categories[u]), time: String(occasion.categories[t]) };
    }
    rows[t][u] = row;
  }
  return rows;
}

function firstRows({ codes, categories }: Factor): Int32Array {
  const rows = new Int32Array(categories.length).fill(-1);
  for (let row = codes.length - 1; row >= 0; row--) if (codes[row] >= 0) rows[codes[row]] = row;
  return rows;
}

/** For each unit a row with a value, if the variable has one value in every unit; else nothing. */
function constantRows(
  column: Column,
  variable: Variable,
  { codes, categories }: Factor,
): readonly { readonly variable: Variable; readonly rows: Int32Array }[] {
  const rows = new Int32Array(categories.length).fill(-1);
  for (let row = 0; row < codes.length; row++) {
    const unit = codes[row];
    const value = column.kind === "number" ? column.values[row] : column.codes[row];
    const isMissing = column.kind === "number" ? Number.isNaN(value) : value < 0;
    if (unit < 0 || isMissing) continue;
    if (rows[unit] < 0) rows[unit] = row;
    else if ((column.kind === "number" ? column.values[rows[unit]] : column.codes[rows[unit]]) !== value) return [];
  }
  return [{ variable, rows }];
}

function wideLabel({ label }: Variable, time: Variable, category: number | string): string {
  if (label === "") return "";
  const shown = time.valueLabels.find(({ value }) => value === category)?.label ?? `${time.name} ${category}`;
  return `${label} (${shown})`;
}
