import { useState } from "react";
import type { ProjectTable } from "../../../../src-contract/project.ts";
import { useAppState } from "../../../state/app-context.ts";
import { RowPager } from "./RowPager.tsx";
import { pageOf, type RowPage, rowPages } from "./row-pages.ts";
import { ValuesGrid } from "./ValuesGrid.tsx";

/** A grid with more columns than this takes long to build; the others are found by name. */
const columnsShown = 400;

/** The values, a page of rows at a time where there are very many, with a way to any row. */
export function ValuesView({ table, filter }: { readonly table: ProjectTable; readonly filter: string }) {
  const showsLabels = useAppState((state) => state.view.showsLabels);
  const pages = rowPages(table.rows);
  const [page, setPage] = useState<RowPage>(pageOf(pages, 0));
  const [target, setTarget] = useState<{ readonly row: number } | null>(null);
  const words = filter.trim().toLowerCase();
  const found = table.variables.filter(({ name, label }) => `${name} ${label}`.toLowerCase().includes(words));
  const variables = found.slice(0, columnsShown);
  const goTo = (row: number) => {
    setPage(pageOf(pages, row));
    setTarget({ row });
  };
  return (
    <>
      <ValuesGrid table={table} variables={variables} page={page} showsLabels={showsLabels} target={target} />
      <RowPager
        rows={table.rows}
        pages={pages}
        page={page}
        onPage={(next) => {
          setPage(next);
          setTarget({ row: next.first });
        }}
        onRow={goTo}
        columns={{ shown: variables.length, found: found.length, all: table.variables.length }}
      />
    </>
  );
}
