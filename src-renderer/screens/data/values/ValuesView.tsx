import type { ProjectTable } from "../../../../src-contract/project.ts";
import { useAppState } from "../../../state/app-context.ts";
import { RowPager } from "./RowPager.tsx";
import type { RowPlace } from "./use-row-place.ts";
import { ValuesGrid } from "./ValuesGrid.tsx";

/** A grid with more columns than this takes long to build; the others are found by name. */
const columnsShown = 400;

export interface ValuesViewProps {
  readonly table: ProjectTable;
  readonly filter: string;
  readonly place: RowPlace;
}

/** The values, a page of rows at a time where there are very many. */
export function ValuesView({ table, filter, place }: ValuesViewProps) {
  const showsLabels = useAppState((state) => state.view.showsLabels);
  const { pages, page, target, goTo } = place;
  const words = filter.trim().toLowerCase();
  const found = table.variables.filter(({ name, label }) => `${name} ${label}`.toLowerCase().includes(words));
  const variables = found.slice(0, columnsShown);
  return (
    <>
      <ValuesGrid table={table} variables={variables} page={page} showsLabels={showsLabels} target={target} />
      <RowPager
        rows={table.rows}
        pages={pages}
        page={page}
        onPage={(next) => goTo(next.first)}
        columns={{ shown: variables.length, found: found.length, all: table.variables.length }}
      />
    </>
  );
}
