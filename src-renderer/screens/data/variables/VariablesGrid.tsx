import "../../../parts/grid.ts";
import type {
  CellEditRequestEvent,
  CellKeyDownEvent,
  FullWidthCellKeyDownEvent,
  GetRowIdParams,
  IsFullWidthRowParams,
} from "ag-grid-community";
import { AgGridReact } from "ag-grid-react";
import { useCallback, useMemo, useRef, useState } from "react";
import type { ProjectTable } from "../../../../src-contract/project.ts";
import type { ColumnId, Variable } from "../../../../src-contract/variable.ts";
import { MenuEntries } from "../../../app/MenuEntries.tsx";
import { ContextMenu } from "../../../parts/ContextMenu.tsx";
import { gridTheme, leavingByTab } from "../../../parts/grid.ts";
import { toggledSet } from "../../../parts/toggled-set.ts";
import { variableSearch } from "../../../parts/variable-search.ts";
import { useAppState, useRecord } from "../../../state/app-context.ts";
import { knowledgeOf } from "../../../state/knowledge.ts";
import { changeVariable, renameInTable } from "../../../state/tables.ts";
import { gridMenuWords } from "../../../wording/grid-menu.ts";
import { useColumnWidths } from "../use-column-widths.ts";
import { VariableItems, variableEntries } from "../VariableItems.tsx";
import { GroupHeadRow } from "./GroupHeadRow.tsx";
import { MissingValuesDialog } from "./MissingValuesDialog.tsx";
import { useListCells } from "./use-list-cells.ts";
import { useRowEdits } from "./use-row-edits.ts";
import { useRowSelection } from "./use-row-selection.ts";
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
  const grid = useRef<AgGridReact<VariableRow>>(null);
  const selection = useRowSelection(rows);
  const lists = useListCells(grid);
  const edits = useRowEdits(table, rows, { grid, selection });
  const [clicked, setClicked] = useState<Variable | null>(null);
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

  const opensAt = (target: Element): boolean => {
    const api = grid.current?.api;
    const variable = api === undefined ? null : selection.clickedVariable(target, api);
    setClicked(variable);
    return variable !== null;
  };

  return (
    <div className="variables-grid" data-pane="variables" {...lists.frame}>
      <ContextMenu
        label={gridMenuWords.variables}
        className="variables-menu"
        onKeyDown={edits.press}
        opensAt={opensAt}
        items={
          clicked !== null && (
            <>
              <VariableItems table={table} variable={clicked} />
              <MenuEntries entries={variableEntries} />
            </>
          )
        }
      >
        <AgGridReact<VariableRow>
          ref={grid}
          theme={gridTheme}
          rowData={rows}
          {...widths}
          defaultColDef={selection.columnDefaults}
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
          onCellClicked={lists.onCellClicked}
          {...selection.handlers}
        />
      </ContextMenu>
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

const rowId = ({ data }: GetRowIdParams<VariableRow>) => data.head?.key ?? data.variable.column;
const isHead = ({ rowNode }: IsFullWidthRowParams<VariableRow>) => (rowNode.data?.head ?? null) !== null;
