import type { ICellRendererParams } from "ag-grid-community";
import type { ColumnId } from "../../../../src-contract/variable.ts";
import { Icon } from "../../../parts/Icon.tsx";
import type { VariableRow } from "./variable-row.ts";

export interface EditorCellParams extends ICellRendererParams<VariableRow> {
  readonly what: string;
  readonly onOpen: (column: ColumnId) => void;
}

/** A cell that opens a dialog: by its button, by double click, by Enter. */
export function EditorCell({ data, value, what, onOpen }: EditorCellParams) {
  if (data === undefined) return null;
  const { name, column } = data.variable;
  return (
    <span className="variables-editor">
      <span className="variables-editor-text">{value === "" ? "None" : String(value)}</span>
      <button
        type="button"
        className="variables-editor-button"
        // The keyboard reaches the cell and opens with Enter.
        tabIndex={-1}
        aria-label={`${what} of ${name}…`}
        onClick={() => onOpen(column)}
      >
        <Icon name="pencil" />
      </button>
    </span>
  );
}
