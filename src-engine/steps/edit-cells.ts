import type { CellBlock, EditCellsStep } from "../../src-contract/step-contents.ts";
import type { UnfitCell } from "../../src-contract/step-report.ts";
import type { Variable } from "../../src-contract/variable.ts";
import { columnOf, type DataSet, dataSet } from "../table/data-set.ts";
import { type Column, sharedFloat64, sharedInt32 } from "../table/table.ts";
import { findVariables, isRefusal } from "./columns.ts";
import { dictionary } from "./formula/vectors.ts";
import { cannot, done, type StepResult } from "./step-result.ts";
import { type ReadTyped, typedReader } from "./typed-values.ts";

/**
 * Writes values into cells, block after block; null empties one. A value that the variable cannot hold (a word among
 * numbers) leaves its cell as it was and is reported; refused where that is so of every value.
 */
export function editCells(data: DataSet, { blocks }: EditCellsStep): StepResult {
  const writers = new Map<string, CellWriter>();
  const unfit: UnfitCell[] = [];
  let cells = 0;
  for (const { row, variables: names, values } of blocks) {
    const variables = findVariables(data, names);
    if (isRefusal(variables)) return variables;
    const last = row + values.length - 1;
    if (last > data.table.rows) return cannot({ code: "row-outside", row: last, rows: data.table.rows });
    cells += values.length * variables.length;
    for (const [index, variable] of variables.entries()) {
      const writer = writers.get(variable.column) ?? cellWriter(columnOf(data.table, variable), variable);
      writers.set(variable.column, writer);
      for (const cell of writeBlock(writer, row, values, index, variable.name)) unfit.push(cell);
    }
  }
  const [first] = unfit;
  if (first !== undefined && unfit.length === cells) return cannot({ code: "value-of-other-type", ...first });
  const edited = [...writers].map(([column, { finish }]) => [column, finish()] as const);
  return done(
    dataSet({ rows: data.table.rows, columns: new Map([...data.table.columns, ...edited]) }, data.variables),
    unfit.length === 0 ? null : { kind: "edit-cells", unfit: unfit.toSorted((a, b) => a.row - b.row) },
  );
}

/** Those that the column cannot hold. */
function writeBlock(
  { writerOf }: CellWriter,
  first: number,
  values: CellBlock["values"],
  index: number,
  name: string,
): readonly UnfitCell[] {
  const unfit: UnfitCell[] = [];
  const write = writerOf(values.map((row) => row[index] ?? null));
  for (const [place, row] of values.entries()) {
    const value = row[index] ?? null;
    if (!write(first - 1 + place, value)) unfit.push({ row: first + place, name, value: String(value) });
  }
  return unfit;
}

type CellValue = number | string | null;

/** False: the column cannot hold such a value. */
type WriteCell = (row: number, value: CellValue) => boolean;

interface CellWriter {
  /** Of values that are written together. */
  readonly writerOf: (values: readonly CellValue[]) => WriteCell;
  readonly finish: () => Column;
}

function cellWriter(column: Column, variable: Variable): CellWriter {
  return column.kind === "number" ? numberWriter(column.values, variable) : textWriter(column.codes, column.texts);
}

function numberWriter(old: Float64Array, variable: Variable): CellWriter {
  const values = sharedFloat64(old.length);
  values.set(old);
  return {
    writerOf: (together) => {
      const read: ReadTyped = typedReader(
        together.filter((value) => typeof value === "string"),
        variable,
      );
      return (row, value) => {
        const stored = typeof value === "string" ? read(value) : (value ?? Number.NaN);
        if (stored !== null) values[row] = stored;
        return stored !== null;
      };
    },
    finish: () => ({ kind: "number", values }),
  };
}

function textWriter(old: Int32Array, oldTexts: readonly string[]): CellWriter {
  const { codeOf, texts } = dictionary();
  for (const text of oldTexts) codeOf(text);
  const codes = sharedInt32(old.length);
  codes.set(old);
  const write: WriteCell = (row, value) => {
    codes[row] = value === null || value === "" ? -1 : codeOf(String(value));
    return true;
  };
  return { writerOf: () => write, finish: () => ({ kind: "text", codes, texts }) };
}
