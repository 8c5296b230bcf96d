import { useState } from "react";
import { useAppState } from "../../state/app-context.ts";
import { activeTable } from "../../state/views.ts";
import { DataToolbar } from "./DataToolbar.tsx";
import { ValuesView } from "./values/ValuesView.tsx";
import { VariablesGrid } from "./variables/VariablesGrid.tsx";
import "./data.css";

/** The data as a grid of values, and its variables as SPSS's variable view. */
export function DataScreen() {
  const table = useAppState(activeTable);
  const dataView = useAppState((state) => state.view.dataView);
  const [filter, setFilter] = useState("");
  if (table === null) return null;
  return (
    <div className="data">
      <DataToolbar table={table} filter={filter} onFilter={setFilter} />
      {dataView === "values" ? (
        <ValuesView key={table.id} table={table} filter={filter} />
      ) : (
        <VariablesGrid key={table.id} table={table} filter={filter} />
      )}
    </div>
  );
}
