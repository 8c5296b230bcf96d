import type { AgGridReact } from "ag-grid-react";
import { type KeyboardEvent, type RefObject, useEffect, useRef } from "react";
import type { ProjectTable } from "../../../../src-contract/project.ts";
import { useCommandTarget } from "../../../app/use-command-target.ts";
import { addStep } from "../../../commands/edit-cells.ts";
import { useApp } from "../../../state/app-context.ts";
import { tell } from "../../../state/messages.ts";
import { gridMenuWords } from "../../../wording/grid-menu.ts";
import { freeNames } from "../values/typed-cells.ts";
import type { RowEnd, RowSelection } from "./use-row-selection.ts";
import type { VariableRow } from "./variable-row.ts";

interface RowEditTools {
  readonly grid: RefObject<AgGridReact<VariableRow> | null>;
  readonly selection: RowSelection;
}

/** Variables put in below the selected rows, or the row that has the focus, and taken out: as steps; the focus stays in the grid. */
export function useRowEdits(table: ProjectTable, rows: readonly VariableRow[], { grid, selection }: RowEditTools) {
  const app = useApp();
  /** A variable that is to have the focus once it is there. */
  const awaited = useRef<string | null>(null);
  /** The row of the first of the variables that are being taken out: what comes to stand there has the focus then. */
  const vacated = useRef<RowEnd | null>(null);
  const { lastFocused } = selection;

  const span = (): readonly [number, number] | null => {
    const { index, column } = lastFocused.current ?? { index: -1, column: "" };
    // In a menu the grid has no focus, but still the row where it was.
    return selection.span() ?? (rows[index]?.variable.column === column ? [index, index] : null);
  };
  const chosen = () => {
    const [first, last] = span() ?? [0, -1];
    return rows.slice(first, last + 1).flatMap(({ head, variable }) => (head === null ? [variable] : []));
  };

  const insert = async () => {
    const [name = ""] = freeNames(table.variables, 1);
    awaited.current = name;
    const after = chosen().at(-1)?.name;
    if (!(await addStep(app, table, { kind: "insert-variable", name, storage: "number", after }))) {
      awaited.current = null;
    }
  };
  const remove = () => {
    const variables = chosen().map(({ name }) => name);
    if (variables.length === 0) {
      app.store.update((state) => tell(state, "problem", gridMenuWords.noVariableChosen));
      return;
    }
    vacated.current = { index: span()?.[0] ?? 0, column: chosen()[0]?.column };
    void addStep(app, table, { kind: "delete-variables", variables }).then((done) => {
      if (!done) vacated.current = null;
    });
  };
  useCommandTarget("data.insertVariable", insert);
  useCommandTarget("data.deleteVariables", remove);

  useEffect(() => {
    const api = grid.current?.api;
    if (api === undefined) return;
    const inserted = rows.findIndex(({ head, variable }) => head === null && variable.name === awaited.current);
    // The row that had it is gone.
    const isLost = lastFocused.current !== null && document.activeElement === document.body;
    const { current: gone } = vacated;
    const isVacated = gone !== null && !rows.some(({ variable }) => variable.column === gone.column);
    const left = isVacated ? gone : isLost ? lastFocused.current : null;
    const index = inserted >= 0 ? inserted : Math.min(left?.index ?? -1, rows.length - 1);
    if (isVacated) vacated.current = null;
    if (index < 0) return;
    if (inserted >= 0) awaited.current = null;
    api.ensureIndexVisible(index);
    api.setFocusedCell(index, "name");
  }, [rows, grid, lastFocused]);

  return {
    /** At once: the grid tells of its keys late, when further ones may have drawn the selection on. */
    press: (event: KeyboardEvent) => {
      const api = grid.current?.api;
      const focused = api?.getFocusedCell()?.rowIndex;
      if (api === undefined || focused === undefined || api.getEditingCells().length > 0 || !isInCell(event)) return;
      selection.followFocus(api);
      if (event.key === " " && event.shiftKey) selection.selectRow(api, focused);
      else if (event.key === "Delete" && selection.span() !== null) remove();
      else if (event.key === "Insert") void insert();
      else return;
      event.preventDefault();
    },
  };
}

/** Heads, and menus that stand elsewhere in the page, have keys of their own. */
function isInCell({ target, currentTarget }: KeyboardEvent): boolean {
  return target instanceof Element && currentTarget.contains(target) && target.closest(".ag-cell") !== null;
}
