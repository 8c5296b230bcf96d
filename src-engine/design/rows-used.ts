import type { MissingCount } from "../../src-contract/notice.ts";
import { type Outcome, refuse, succeed } from "../../src-contract/outcome.ts";
import { columnOf, type DataSet, numericValues, textCodes } from "../table/data-set.ts";

/** The rows an analysis uses: those with no missing value in any of its variables (listwise). */
export interface RowsUsed {
  /** Positions in the table, ascending. */
  readonly rows: Int32Array;
  readonly excluded: number;
  /** For each variable with missing values: in how many rows. A row may count for several. */
  readonly missing: readonly MissingCount[];
}

/** Refuses where no row is left or a value is infinite. */
export function rowsUsed(data: DataSet, names: readonly string[]): Outcome<RowsUsed> {
  const total = data.table.rows;
  const keep = new Uint8Array(total).fill(1);
  const missing: MissingCount[] = [];
  for (const name of names) {
    const variable = data.byName.get(name);
    if (variable === undefined) throw new RangeError(`the specification names "${name}", the data do not`);
    const column = columnOf(data.table, variable);
    let count = 0;
    if (column.kind === "number") {
      const values = numericValues(column, variable.missing);
      for (let i = 0; i < total; i++) {
        const value = values[i];
        if (value - value === 0) continue;
        if (!Number.isNaN(value)) return refuse({ code: "value-not-finite", name, row: i + 1 });
        keep[i] = 0;
        count++;
      }
    } else {
      const codes = textCodes(column, variable.missing);
      for (let i = 0; i < total; i++) {
        if (codes[i] >= 0) continue;
        keep[i] = 0;
        count++;
      }
    }
    if (count > 0) missing.push({ name, rows: count });
  }
  const rows = positionsOf(keep);
  if (rows.length === 0) return refuse({ code: "no-rows-left", rows: total, byVariable: missing });
  return succeed({ rows, excluded: total - rows.length, missing });
}

function positionsOf(keep: Uint8Array): Int32Array {
  let count = 0;
  for (let i = 0; i < keep.length; i++) count += keep[i];
  const positions = new Int32Array(count);
  for (let i = 0, next = 0; i < keep.length; i++) if (keep[i] === 1) positions[next++] = i;
  return positions;
}
