import type { ICellRendererParams } from "ag-grid-community";
import { Icon } from "../../../parts/Icon.tsx";
import { counted } from "../../../wording/numbers.ts";
import type { VariableRow } from "./variable-row.ts";

/** A row of a grid has cells: here one, across all columns. */
const cell = { role: "gridcell", tabIndex: -1 } as const;

/** The head of a group of variables, across all columns: opens and closes it. */
export function GroupHeadRow({
  data,
  onToggle,
}: ICellRendererParams<VariableRow> & { readonly onToggle: (key: string) => void }) {
  if (data?.head === null || data === undefined) return null;
  const { key, title, count, isOpen } = data.head;
  return (
    <span {...cell} className="variables-group-cell">
      <button
        type="button"
        className="variables-group"
        // The keyboard reaches the row and opens with Enter.
        tabIndex={-1}
        aria-expanded={isOpen}
        onClick={() => onToggle(key)}
      >
        <Icon name={isOpen ? "chevron-down" : "chevron-right"} />
        {title}
        <span className="variables-group-count">{counted(count, { singular: "variable", plural: "variables" })}</span>
      </button>
    </span>
  );
}
