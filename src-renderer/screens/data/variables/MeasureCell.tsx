import type { ICellRendererParams } from "ag-grid-community";
import { Icon } from "../../../parts/Icon.tsx";
import { listArrow } from "./use-list-cells.ts";
import type { VariableRow } from "./variable-row.ts";

/** Its arrow shows that there is a list, while the pointer or the focus is at it. */
export function MeasureCell({ data, valueFormatted }: ICellRendererParams<VariableRow>) {
  if (data === undefined) return null;
  return (
    <span className="variables-editor">
      <span className="variables-editor-text">{valueFormatted}</span>
      <span className={listArrow}>
        <Icon name="chevron-down" />
      </span>
    </span>
  );
}
