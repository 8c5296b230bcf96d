import type { CellEditRequestEvent } from "ag-grid-community";
import type { ClipboardEvent } from "react";
import type { ProjectTable } from "../../../../src-contract/project.ts";
import type { Variable } from "../../../../src-contract/variable.ts";
import { useCommandTarget } from "../../../app/use-command-target.ts";
import { addStep, editCells } from "../../../commands/edit-cells.ts";
import { useApp } from "../../../state/app-context.ts";
import { tell } from "../../../state/messages.ts";
import { gridMenuWords } from "../../../wording/grid-menu.ts";
import { rectangleOf, type SelectionHolder } from "./cell-range.ts";
import type { GridRow } from "./row-reader.ts";
import { emptiedBlock, freeNames, pastedCells, storedValue } from "./typed-cells.ts";

/** More cells than this are not edited at once: each is written out in the step. */
const mostCells = 200_000;

/** Cells typed, pasted and emptied; rows and variables put in and taken out, at the selection. All of it as steps. */
export function useGridEdits(table: ProjectTable, variables: readonly Variable[], selection: SelectionHolder) {
  const app = useApp();
  const withSelection = (act: (rectangle: ReturnType<typeof rectangleOf>) => unknown) => () => {
    if (selection.current !== null) act(rectangleOf(selection.current));
  };

  useCommandTarget(
    "data.insertRows",
    withSelection(({ firstRow, lastRow }) =>
      addStep(app, table, { kind: "insert-rows", at: firstRow + 1, count: lastRow - firstRow + 1 }),
    ),
  );
  useCommandTarget(
    "data.deleteRows",
    withSelection(({ firstRow, lastRow }) =>
      addStep(app, table, { kind: "delete-rows", rows: [{ from: firstRow + 1, to: lastRow + 1 }] }),
    ),
  );
  useCommandTarget(
    "data.insertVariable",
    withSelection(({ lastColumn }) =>
      addStep(app, table, {
        kind: "insert-variable",
        name: freeNames(table.variables, 1)[0] ?? "",
        storage: "number",
        after: variables[lastColumn]?.name,
      }),
    ),
  );
  useCommandTarget(
    "data.deleteVariables",
    withSelection(({ firstColumn, lastColumn }) => {
      const names = variables.slice(firstColumn, lastColumn + 1).map(({ name }) => name);
      return addStep(app, table, { kind: "delete-variables", variables: names });
    }),
  );

  const tellTooMany = () => app.store.update((state) => tell(state, "problem", gridMenuWords.tooManyCells(mostCells)));

  const pasteText = (text: string): boolean => {
    if (selection.current === null) return false;
    const pasted = pastedCells(text, selection.current, variables, table);
    if (pasted === null) return false;
    const { block, room } = pasted;
    if (block.values.length * block.variables.length > mostCells) return false;
    void editCells(app, table, block, room);
    return true;
  };

  return {
    commit: ({ data, colDef, newValue }: CellEditRequestEvent<GridRow>) => {
      const variable = variables.find(({ column }) => column === colDef.colId);
      if (variable === undefined) return;
      const value = storedValue(String(newValue ?? ""), variable);
      if (value === (data.values.get(variable.column) ?? null)) return;
      void editCells(app, table, { row: data.index + 1, variables: [variable.name], values: [[value]] });
    },
    empty: () => {
      if (selection.current === null) return;
      const block = emptiedBlock(selection.current, variables);
      if (block.values.length * block.variables.length > mostCells) tellTooMany();
      else void editCells(app, table, block);
    },
    paste: (event: ClipboardEvent) => {
      const isInField = event.target instanceof HTMLElement && event.target.closest("input, textarea") !== null;
      if (isInField || !pasteText(event.clipboardData.getData("text/plain"))) return;
      // Elsewhere in the window a paste opens a new table.
      event.preventDefault();
      event.stopPropagation();
    },
    /** From a menu, for which browsers want to be asked. */
    pasteFromClipboard: async () => {
      try {
        pasteText(await navigator.clipboard.readText());
      } catch {
        app.store.update((state) => tell(state, "problem", gridMenuWords.cannotPaste));
      }
    },
  };
}
