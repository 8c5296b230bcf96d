import { useState } from "react";
import type { ProjectTable } from "../../../src-contract/project.ts";
import { useSettled } from "../../parts/use-settled.ts";
import { useAppState } from "../../state/app-context.ts";
import { stepsOf } from "../../state/preparation.ts";
import { activeTable } from "../../state/views.ts";
import { DataToolbar } from "./DataToolbar.tsx";
import { StepsPane } from "./steps/StepsPane.tsx";
import { GoToRow } from "./values/GoToRow.tsx";
import { useRowPlace } from "./values/use-row-place.ts";
import { ValuesView } from "./values/ValuesView.tsx";
import { VariablesGrid } from "./variables/VariablesGrid.tsx";
import "./data.css";

/** The columns of a wider table follow the search for a variable when typing pauses. */
const manyVariables = 300;
const pause = 150;

/** The data as a grid of values, and its variables as SPSS's variable view. */
export function DataScreen() {
  const table = useAppState(activeTable);
  return table === null ? null : <TableScreen key={table.id} table={table} />;
}

function TableScreen({ table }: { readonly table: ProjectTable }) {
  const { dataView, showsSteps } = useAppState((state) => state.view);
  const [typed, setFilter] = useState("");
  const filter = useSettled(typed, table.variables.length > manyVariables ? pause : null);
  const place = useRowPlace(table.rows);
  return (
    <div className="data">
      <DataToolbar table={table} filter={typed} onFilter={setFilter}>
        {dataView === "values" && <GoToRow rows={table.rows} onRow={place.goTo} />}
      </DataToolbar>
      <div className="data-main">
        <div className="data-view">
          {dataView === "values" ? (
            <ValuesView table={table} filter={filter} onFilter={setFilter} place={place} />
          ) : (
            <VariablesGrid table={table} filter={filter} />
          )}
        </div>
        {showsSteps && stepsOf(table).length > 0 && <StepsPane table={table} />}
      </div>
    </div>
  );
}
