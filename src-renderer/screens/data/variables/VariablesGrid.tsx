import "../../../parts/grid.ts";
import type {
  CellEditRequestEvent,
  CellKeyDownEvent,
  ColDef,
  FullWidthCellKeyDownEvent,
  GetRowIdParams,
  IsFullWidthRowParams,
} from "ag-grid-community";
import { AgGridReact } from "ag-grid-react";
import { useCallback, useMemo, useRef, useState } from "react";
import type { ProjectTable } from "../../../../src-contract/project.ts";
import type { ColumnId, Variable } from "../../../../src-contract/variable.ts";
import { gridTheme, leavingByTab } from "../../../parts/grid.ts";
import { toggledSet } from "../../../parts/toggled-set.ts";
import { variableSearch } from "../../../parts/variable-search.ts";
import { useAppState, useRecord } from "../../../state/app-context.ts";
import { knowledgeOf } from "../../../state/knowledge.ts";
import { changeVariable, renameInTable } from "../../../state/tables.ts";
import { useColumnWidths } from "../use-column-widths.ts";
import { GroupHeadRow } from "./GroupHeadRow.tsx";
import { MissingValuesDialog } from "./MissingValuesDialog.tsx";
import { ValueLabelsDialog } from "./ValueLabelsDialog.tsx";
import { editedPart, variableColumns } from "./variable-columns.ts";
import { groupedRows } from "./variable-groups.ts";
import type { VariableRow } from "./variable-row.ts";
import "./variables.css";

/** An editor for what does not fit into a cell. */
interface OpenEditor {
  readonly kind: "labels" | "missing";
  readonly column: ColumnId;
}

/** SPSS's variable view: one row a variable, edited in place with the keyboard or the pointer, undone like everything. */
export function VariablesGrid({ table, filter }: { readonly table: ProjectTable; readonly filter: string }) {
  const record = useRecord();
  const summaries = useAppState((state) => knowledgeOf(state, table.id).summaries.answer);
  const [editor, setEditor] = useState<OpenEditor | null>(null);
  const present = useRef(table);
  present.current = table;

  const grouping = useAppState((state) => state.view.variableGrouping);
  const report = useAppState((state) => (grouping === "level" ? knowledgeOf(state, table.id).levels.answer : null));
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback((key: string) => setToggled((keys) => toggledSet(keys, key)), []);
  const headParams = useMemo(() => ({ onToggle: toggle }), [toggle]);
  const found = useMemo((): VariableRow[] => {
    const isSought = variableSearch(filter);
    return table.variables
      .map((variable, index) => ({
        number: index + 1,
        variable,
        summary: summaries?.[variable.name] ?? null,
        head: null,
      }))
      .filter(({ variable }) => isSought(variable));
  }, [table.variables, summaries, filter]);
  const rows = useMemo(() => {
    const isSearching = filter.trim() !== "";
    return [...groupedRows(found, { grouping, levels: table.levels, report, toggled, isSearching })];
  }, [found, grouping, table.levels, report, toggled, filter]);
  const scale = useAppState((state) => state.settings.textSize / 100);
  const columns = useMemo(
    () => variableColumns(present, scale, (kind, column) => setEditor({ kind, column })),
    [scale],
  );
  const widths = useColumnWidths("variables", columns, scale);

  const change = (variable: Variable, label: string, part: Partial<Omit<Variable, "name" | "column" | "storage">>) =>
    record(label, (document) => changeVariable(document, table.id, variable.column, part));
  const commit = ({ data: { variable }, colDef, newValue }: CellEditRequestEvent<VariableRow>) => {
    if (colDef.colId === "name") {
      record(`Rename ${variable.name} to ${newValue}`, (document) =>
        renameInTable(document, table.id, variable.column, String(newValue ?? "")),
      );
      return;
    }
    const edited = editedPart(colDef.colId, newValue);
    if (edited !== null) change(variable, `Change the ${colDef.headerName?.toLowerCase()} of ${variable.name}`, edited);
  };

  const press = ({ data, event, ...rest }: CellKeyDownEvent<VariableRow> | FullWidthCellKeyDownEvent<VariableRow>) => {
    if (data === undefined || !(event instanceof KeyboardEvent)) return;
    if (data.head !== null && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      toggle(data.head.key);
    }
    if (!("column" in rest)) return;
    const id = rest.column.getColId();
    if ((id === "labels" || id === "missing") && (event.key === "Enter" || event.key === "F2")) {
      event.preventDefault();
      setEditor({ kind: id, column: data.variable.column });
    }
  };
  const edited = table.variables.find(({ column }) => column === editor?.column);

  return (
    <div className="variables-grid" data-pane="variables">
      <AgGridReact<VariableRow>
        theme={gridTheme}
        rowData={rows}
        {...widths}
        defaultColDef={defaultColumn}
        animateRows={false}
        getRowId={rowId}
        isFullWidthRow={isHead}
        fullWidthCellRenderer={GroupHeadRow}
        fullWidthCellRendererParams={headParams}
        invalidEditValueMode="block"
        {...leavingByTab}
        stopEditingWhenCellsLoseFocus
        enterNavigatesVerticallyAfterEdit
        readOnlyEdit
        onCellEditRequest={commit}
        onCellKeyDown={press}
      />
      {edited !== undefined && editor?.kind === "labels" && (
        <ValueLabelsDialog
          variable={edited}
          summary={summaries?.[edited.name] ?? null}
          onClose={() => setEditor(null)}
          onChange={(valueLabels) => change(edited, `Change the value labels of ${edited.name}`, { valueLabels })}
        />
      )}
      {edited !== undefined && editor?.kind === "missing" && (
        <MissingValuesDialog
          variable={edited}
          onClose={() => setEditor(null)}
          onChange={(missing) => change(edited, `Change the missing values of ${edited.name}`, { missing })}
        />
      )}
    </div>
  );
}

// The same objects at every drawing: given new ones, the grid draws its rows anew and what is being typed is lost.
const defaultColumn: ColDef<VariableRow> = { resizable: true, suppressMovable: true, sortable: false };
const rowId = ({ data }: GetRowIdParams<VariableRow>) => data.head?.key ?? data.variable.column;
const isHead = ({ rowNode }: IsFullWidthRowParams<VariableRow>) => (rowNode.data?.head ?? null) !== null;
