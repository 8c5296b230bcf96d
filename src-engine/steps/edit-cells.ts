import type { CellBlock, EditCellsStep } from "../../src-contract/step-contents.ts";
import type { Variable } from "../../src-contract/variable.ts";
import { columnOf, type DataSet, dataSet } from "../table/data-set.ts";
import { type Column, sharedFloat64, sharedInt32 } from "../table/table.ts";
import { findVariables, isRefusal } from "./columns.ts";
import { numberInText } from "./formula/texts.ts";
import { dictionary } from "./formula/vectors.ts";
import { cannot, done, type StepProblemOf, type StepResult } from "./step-result.ts";

/** Writes values into cells, block after block; null empties one. */
export function editCells(data: DataSet, { blocks }: EditCellsStep): StepResult {
  const writers = new Map<string, CellWriter>();
  for (const { row, variables: names, values } of blocks) {
    const variables = findVariables(data, names);
    if (isRefusal(variables)) return variables;
    const last = row + values.length - 1;
    if (last > data.table.rows) return cannot({ code: "row-outside", row: last, rows: data.table.rows });
    for (const [index, variable] of variables.entries()) {
      const writer = writers.get(variable.column) ?? cellWriter(columnOf(data.table, variable), variable);
      writers.set(variable.column, writer);
      const wrong = writeBlock(writer, row - 1, values, index, variable);
      if (wrong !== null) return cannot(wrong);
    }
  }
  const edited = [...writers].map(([column, { finish }]) => [column, finish()] as const);
  return done(dataSet({ rows: data.table.rows, columns: new Map([...data.table.columns, ...edited]) }, data.variables));
}

function writeBlock(
  { write }: CellWriter,
  first: number,
  values: CellBlock["values"],
  index: number,
  { name }: Variable,
): StepProblemOf<"value-of-other-type"> | null {
  for (let row = 0; row < values.length; row++) {
    const value = values[row][index] ?? null;
    if (!write(first + row, value)) return { code: "value-of-other-type", name, value: String(value) };
  }
  return null;
}

interface CellWriter {
  /** False: the column cannot hold such a value. */
  readonly write: (row: number, value: number | string | null) => boolean;
  readonly finish: () => Column;
}

function cellWriter(column: Column, { storage }: Variable): CellWriter {
  return column.kind === "number" ? numberWriter(column.values, storage) : textWriter(column.codes, column.texts);
}

function numberWriter(old: Float64Array, storage: Variable["storage"]): CellWriter {
  const values = sharedFloat64(old.length);
  values.set(old);
  return {
    write: (row, value) => {
      const number = value === null || value === "" ? Number.NaN : storedNumber(value, storage);
      values[row] = number;
      return !Number.isNaN(number) || value === null || value === "";
    },
    finish: () => ({ kind: "number", values }),
  };
}

function storedNumber(value: number | string, storage: Variable["storage"]): number {
  if (typeof value === "number") return value;
  if (storage === "date" && /^\d{4}-\d{2}-\d{2}/.test(value)) return Date.parse(value) / 86_400_000;
  const time = storage === "time" ? /^(\d+):(\d{2})(?::(\d{2}(?:\.\d+)?))?$/.exec(value.trim()) : null;
  if (time !== null) return Number(time[1]) * 3600 + Number(time[2]) * 60 + Number(time[3] ?? 0);
  return numberInText(value);
}

function textWriter(old: Int32Array, oldTexts: readonly string[]): CellWriter {
  const { codeOf, texts } = dictionary();
  for (const text of oldTexts) codeOf(text);
  const codes = sharedInt32(old.length);
  codes.set(old);
  return {
    write: (row, value) => {
      codes[row] = value === null || value === "" ? -1 : codeOf(String(value));
      return true;
    },
    finish: () => ({ kind: "text", codes, texts }),
  };
}
