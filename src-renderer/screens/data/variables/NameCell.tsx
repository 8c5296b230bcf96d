import type { ICellRendererParams } from "ag-grid-community";
import { MeasureIcon } from "../../../parts/MeasureIcon.tsx";
import type { VariableRow } from "./variable-row.ts";

export function NameCell({ data, value }: ICellRendererParams<VariableRow>) {
  if (data === undefined) return null;
  return (
    <span className="variables-name" title={String(value)}>
      <MeasureIcon variable={data.variable} />
      <span className="variables-name-text">{String(value)}</span>
    </span>
  );
}
