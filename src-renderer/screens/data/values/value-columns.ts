import type { ColDef } from "ag-grid-community";
import type { Variable } from "../../../../src-contract/variable.ts";
import { count } from "../../../wording/numbers.ts";
import { ColumnHead } from "./ColumnHead.tsx";
import type { CellRange } from "./cell-range.ts";
import { contains } from "./cell-range.ts";
import type { GridRow } from "./row-reader.ts";
import { isAlignedRight, isDeclaredMissing, shownValue } from "./shown-value.ts";

/** The selected cells as the grid asks for them when it draws a cell. */
export interface SelectionHolder {
  current: CellRange | null;
}

/** Row numbers, then one column a variable, `scale` times as wide as at normal text size. */
export function valueColumns(
  variables: readonly Variable[],
  showsLabels: boolean,
  selection: SelectionHolder,
  scale: number,
): ColDef<GridRow>[] {
  return [
    { ...rowNumbers, width: 84 * scale },
    ...variables.map((variable, index) => ({
      ...valueColumn(variable, index, showsLabels, selection),
      width: widthOf(variable, showsLabels) * scale,
    })),
  ];
}

const rowNumbers: ColDef<GridRow> = {
  colId: "row-number",
  headerName: "Row",
  pinned: "left",
  resizable: false,
  lockPosition: true,
  suppressNavigable: true,
  cellClass: "grid-row-number",
  valueGetter: ({ data }) => (data === undefined ? "" : count(data.index + 1)),
};

function valueColumn(
  variable: Variable,
  index: number,
  showsLabels: boolean,
  selection: SelectionHolder,
): ColDef<GridRow> {
  const right = isAlignedRight(variable, showsLabels);
  return {
    colId: variable.column,
    headerName: variable.name,
    headerComponent: ColumnHead,
    headerComponentParams: { variable },
    valueGetter: ({ data }) => data?.values.get(variable.column),
    valueFormatter: ({ value }) => {
      if (value === undefined) return "";
      return value === null ? "·" : shownValue(value, variable, showsLabels);
    },
    cellClass: right ? "grid-number" : "",
    cellClassRules: {
      "grid-missing": ({ value }) => value === null,
      "grid-declared-missing": ({ value }) =>
        value !== null && value !== undefined && isDeclaredMissing(value, variable.missing),
      "grid-selected": ({ data }) =>
        data !== undefined && contains(selection.current, { row: data.index, column: index }),
    },
  };
}

/** In pixels at 100 % text size: wide enough for the name and for what is usual below it. */
function widthOf({ name, label, storage, decimals, valueLabels }: Variable, showsLabels: boolean): number {
  const labels = showsLabels ? valueLabels.map((one) => one.label.length) : [];
  const content = 7.4 * Math.max(storage === "number" ? 6 + decimals : 14, ...labels);
  return Math.round(24 + Math.min(280, Math.max(content, 26 + 8 * name.length, 5.8 * Math.min(label.length, 28))));
}
