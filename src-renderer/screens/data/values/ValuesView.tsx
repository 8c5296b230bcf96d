import { useMemo, useRef, useState } from "react";
import type { ProjectTable } from "../../../../src-contract/project.ts";
import { useCommandTarget } from "../../../app/use-command-target.ts";
import { variableSearch } from "../../../parts/variable-search.ts";
import { useAppState } from "../../../state/app-context.ts";
import { type CellRange, rectangleOf } from "./cell-range.ts";
import { FindBar } from "./FindBar.tsx";
import { RowPager } from "./RowPager.tsx";
import type { FoundPlace } from "./use-find.ts";
import type { RowPlace } from "./use-row-place.ts";
import { ValuesGrid } from "./ValuesGrid.tsx";

export interface ValuesViewProps {
  readonly table: ProjectTable;
  /** Words of the names and labels of the variables shown. */
  readonly filter: string;
  readonly onFilter: (filter: string) => void;
  readonly place: RowPlace;
}

/** The values, a page of rows at a time where there are very many. */
export function ValuesView({ table, filter, onFilter, place }: ValuesViewProps) {
  const showsLabels = useAppState((state) => state.view.showsLabels);
  const selection = useRef<CellRange | null>(null);
  const [finding, setFinding] = useState<{ readonly within: string | null } | null>(null);
  const { pages, page, target, goTo } = place;
  const variables = useMemo(() => table.variables.filter(variableSearch(filter)), [table.variables, filter]);
  useCommandTarget("edit.find", () => {
    // Inside one column, as spreadsheets do where a column is selected.
    const { firstRow, lastRow, firstColumn, lastColumn } = rectangleOf(selection.current ?? noCells);
    const isColumn = firstColumn === lastColumn && firstRow === 0 && lastRow === table.rows - 1 && table.rows > 1;
    setFinding({ within: isColumn ? (variables[firstColumn]?.name ?? null) : null });
  });
  const show = ({ row, variable }: FoundPlace) => {
    // A variable that is not among those shown is found by its name.
    if (!variables.some(({ name }) => name === variable)) onFilter(variable);
    goTo(row, variable);
  };
  return (
    <>
      {finding !== null && (
        <FindBar table={table} first={finding.within} onFound={show} onClose={() => setFinding(null)} />
      )}
      <ValuesGrid
        key={page.first}
        table={table}
        variables={variables}
        page={page}
        showsLabels={showsLabels}
        target={target}
        selection={selection}
      />
      <RowPager
        rows={table.rows}
        pages={pages}
        page={page}
        onPage={(next) => goTo(next.first)}
        columns={{ shown: variables.length, all: table.variables.length }}
      />
    </>
  );
}

const noCells: CellRange = { anchor: { row: -1, column: -1 }, focus: { row: -1, column: -1 } };
