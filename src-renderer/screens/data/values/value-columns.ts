import type { CellClassParams, ColDef } from "ag-grid-community";
import type { Variable, VariableSummary } from "../../../../src-contract/variable.ts";
import { gridHead } from "../../../parts/grid-head.tsx";
import { count } from "../../../wording/numbers.ts";
import { valueText } from "../../../wording/values.ts";
import { ColumnHead } from "./ColumnHead.tsx";
import { cellLook } from "./cell-look.ts";
import type { SelectionHolder } from "./cell-range.ts";
import type { GridRow } from "./row-reader.ts";

/** The room for columns: `scale` times as wide as at normal text size, in a grid of some width, for so many rows. */
export interface ColumnRoom {
  readonly scale: number;
  readonly available: number;
  readonly rows: number;
  /** What is known of the values. */
  readonly summaries: Readonly<Record<string, VariableSummary>> | null;
}

/** Row numbers, then one column a variable. */
export function valueColumns(
  variables: readonly Variable[],
  showsLabels: boolean,
  selection: SelectionHolder,
  { scale, available, rows, summaries }: ColumnRoom,
): ColDef<GridRow>[] {
  const rowNumbersWidth = Math.max(76, 28 + 7 * count(rows).length);
  const forVariables = available / scale - rowNumbersWidth - scrollBarWidth;
  const widths = fittedWidths(
    variables.map((variable) => wantedWidth(variable, showsLabels, summaries?.[variable.name])),
    forVariables,
  );
  return [
    { ...rowNumbers, width: rowNumbersWidth * scale },
    ...variables.map((variable, index) => ({
      ...valueColumn(variable, index, showsLabels, selection),
      width: Math.floor((widths[index] ?? 0) * scale),
    })),
  ];
}

const scrollBarWidth = 17;

const Head = gridHead(ColumnHead);

export const rowNumberColumn = "row-number";

const rowNumbers: ColDef<GridRow> = {
  colId: rowNumberColumn,
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
  const look = cellLook(variable, index, showsLabels, selection);
  return {
    colId: variable.column,
    headerName: variable.name,
    headerComponent: Head,
    headerComponentParams: { variable },
    valueGetter: ({ data }) => data?.values.get(variable.column),
    editable: true,
    cellEditor: "agTextCellEditor",
    suppressKeyboardEvent: ({ event, editing }) => !editing && (event.key === "Delete" || event.key === "Backspace"),
    // Numbers with all their digits; dates and times as they are written.
    cellEditorParams: { useFormatter: variable.storage === "date" || variable.storage === "time" },
    context: look,
    valueFormatter: ({ value }) => look.text(value),
    cellClass: look.alignment,
    cellClassRules: Object.fromEntries(
      Object.entries(look.marks).map(([name, isSo]): [string, (cell: CellClassParams<GridRow>) => boolean] => [
        name,
        ({ value, data }) => isSo(value, data?.index),
      ]),
    ),
  };
}

export interface WantedWidth {
  /** The name and what is usual below it. */
  readonly least: number;
  /** The label as well. */
  readonly best: number;
}

/** In pixels at 100 % text size. */
function wantedWidth(
  variable: Variable,
  showsLabels: boolean,
  summary: VariableSummary | null | undefined,
): WantedWidth {
  const { name, label, storage, decimals, valueLabels } = variable;
  const labels = showsLabels ? valueLabels.map((one) => one.label.length) : [];
  const moment = digitWidth * momentLength(variable, summary);
  const content = Math.max(moment, 7.4 * Math.max(storage === "number" ? 6 + decimals : 14, ...labels));
  const padded = (width: number) => Math.round(24 + Math.min(280, width));
  const least = Math.max(content, 26 + 8 * name.length);
  return { least: padded(least), best: padded(Math.max(least, 6.5 * Math.min(label.length, 28))) };
}

/** Of a digit in the grid, all of which are as wide. */
const digitWidth = 8.4;

/** How long the first and last of a variable's dates are as they are written: most have a time of day, or none has. */
function momentLength(variable: Variable, summary: VariableSummary | null | undefined): number {
  if (variable.storage !== "date" || summary == null || summary.numbers === null) return 0;
  const { min, max } = summary.numbers;
  return Math.max(...[min, max].map((value) => valueText(value, variable).length));
}

/** The best widths; where all columns fit only without parts of their labels, so much narrower that they do. */
export function fittedWidths(wanted: readonly WantedWidth[], available: number): readonly number[] {
  const best = wanted.reduce((sum, width) => sum + width.best, 0);
  const least = wanted.reduce((sum, width) => sum + width.least, 0);
  if (best <= available || least > available) return wanted.map((width) => width.best);
  const share = (available - least) / (best - least);
  return wanted.map((width) => width.least + share * (width.best - width.least));
}
