import type { ColDef } from "ag-grid-community";
import type { ProjectTable } from "../../../../src-contract/project.ts";
import type { ColumnId, Measure, Variable } from "../../../../src-contract/variable.ts";
import { count } from "../../../wording/numbers.ts";
import { measureNames, missingText, mostDecimals, storageNames, valueLabelsText } from "../../../wording/variables.ts";
import { DecimalsEditor } from "./DecimalsEditor.tsx";
import { EditorCell } from "./EditorCell.tsx";
import { MeasureCell } from "./MeasureCell.tsx";
import { NameCell } from "./NameCell.tsx";
import { NameEditor } from "./NameEditor.tsx";
import { listEditor } from "./use-list-cells.ts";
import type { VariableRow } from "./variable-row.ts";

export const numberColumn = "number";

const measures: readonly Measure[] = ["scale", "ordinal", "nominal"];

/** What an edit of a cell makes of the variable; null: it is none that the variable can take. */
export function editedPart(
  column: string | undefined,
  value: unknown,
): Partial<Pick<Variable, "label" | "measure" | "decimals">> | null {
  switch (column) {
    case "label":
      return { label: String(value ?? "").trim() };
    case "measure":
      return isMeasure(value) ? { measure: value } : null;
    case "decimals":
      return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= mostDecimals
        ? { decimals: value }
        : null;
    default:
      return null;
  }
}

/** The columns of the variable view, `scale` times as wide as at normal text size. Edits are not written into the rows: they change the document, which brings new rows. */
export function variableColumns(
  table: { readonly current: ProjectTable },
  scale: number,
  onOpen: (kind: "labels" | "missing", column: ColumnId) => void,
): ColDef<VariableRow>[] {
  return [
    {
      colId: numberColumn,
      headerName: "#",
      width: 52 * scale,
      pinned: "left",
      resizable: false,
      suppressNavigable: true,
      cellClass: "grid-row-number",
      valueGetter: ({ data }) => data?.number,
    },
    {
      colId: "name",
      headerName: "Name",
      width: 170 * scale,
      pinned: "left",
      editable: true,
      cellRenderer: NameCell,
      cellEditor: NameEditor,
      cellEditorParams: { table },
      valueGetter: ({ data }) => data?.variable.name,
    },
    {
      colId: "label",
      headerName: "Label",
      minWidth: 160 * scale,
      flex: 3,
      editable: true,
      valueGetter: ({ data }) => data?.variable.label,
    },
    {
      colId: "measure",
      headerName: "Measure",
      width: 110 * scale,
      editable: true,
      cellRenderer: MeasureCell,
      // The first click goes to the cell, the second one has opened its list already.
      cellRendererParams: { suppressMouseEventHandling: ({ event }: { event: Event }) => event.type === "dblclick" },
      cellEditor: listEditor,
      cellEditorParams: { values: measures },
      valueGetter: ({ data }) => data?.variable.measure,
      valueFormatter: ({ value }) => (isMeasure(value) ? measureNames[value] : ""),
    },
    {
      colId: "type",
      headerName: "Type",
      width: 90 * scale,
      cellClass: "variables-fixed",
      valueGetter: ({ data }) => (data === undefined ? "" : storageNames[data.variable.storage]),
    },
    {
      colId: "decimals",
      headerName: "Decimals",
      width: 95 * scale,
      editable: ({ data }) => data?.variable.storage === "number",
      cellEditor: DecimalsEditor,
      cellClass: "grid-number",
      valueGetter: ({ data }) => (data?.variable.storage === "number" ? data.variable.decimals : null),
    },
    {
      colId: "labels",
      headerName: "Value labels",
      minWidth: 140 * scale,
      flex: 2,
      cellRenderer: EditorCell,
      cellRendererParams: { onOpen: (column: ColumnId) => onOpen("labels", column), what: "Value labels" },
      valueGetter: ({ data }) => (data === undefined ? "" : valueLabelsText(data.variable.valueLabels)),
      onCellDoubleClicked: ({ data }) => data !== undefined && onOpen("labels", data.variable.column),
    },
    {
      colId: "missing",
      headerName: "Missing values",
      minWidth: 130 * scale,
      flex: 1,
      cellRenderer: EditorCell,
      cellRendererParams: { onOpen: (column: ColumnId) => onOpen("missing", column), what: "Missing values" },
      valueGetter: ({ data }) => (data === undefined ? "" : missingText(data.variable.missing)),
      onCellDoubleClicked: ({ data }) => data !== undefined && onOpen("missing", data.variable.column),
    },
    {
      colId: "valid",
      headerName: "Valid",
      width: 90 * scale,
      cellClass: "grid-number variables-fixed",
      valueGetter: ({ data }) => (data?.summary == null ? "" : count(data.summary.valid)),
    },
    {
      colId: "missing-count",
      headerName: "Missing",
      width: 90 * scale,
      cellClass: "grid-number variables-fixed",
      valueGetter: ({ data }) => (data?.summary == null ? "" : count(data.summary.missing)),
    },
  ];
}

function isMeasure(value: unknown): value is Measure {
  return measures.some((measure) => measure === value);
}
