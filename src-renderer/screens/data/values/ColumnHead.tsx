import type { IHeaderParams } from "ag-grid-community";
import type { Variable } from "../../../../src-contract/variable.ts";
import { MeasureIcon } from "../../../parts/MeasureIcon.tsx";

/** A variable at the head of its column: what kind it is, its name, its label. */
export function ColumnHead({ variable }: IHeaderParams & { readonly variable: Variable }) {
  const { name, label } = variable;
  return (
    <span className="grid-head" title={label === "" ? name : `${name}: ${label}`}>
      <span className="grid-head-name">
        <MeasureIcon variable={variable} />
        <span className="grid-head-text">{name}</span>
      </span>
      {label !== "" && <span className="grid-head-label">{label}</span>}
    </span>
  );
}
