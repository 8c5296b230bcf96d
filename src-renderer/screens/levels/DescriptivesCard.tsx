import { useMemo, useRef, useState } from "react";
import type { LevelsDefinition, LevelsReport } from "../../../src-contract/levels.ts";
import type { ProjectTable } from "../../../src-contract/project.ts";
import { useCommandTarget } from "../../app/use-command-target.ts";
import { OutputTableView } from "../../draw/table/OutputTableView.tsx";
import { IconButton } from "../../parts/Button.tsx";
import { SearchField } from "../../parts/TextField.tsx";
import { variableSearch } from "../../parts/variable-search.ts";
import { useApp } from "../../state/app-context.ts";
import { count } from "../../wording/numbers.ts";
import { copyTables } from "../results/result-actions.ts";
import { descriptivesTable } from "./descriptives-table.ts";

/** A longer table would not be read but searched. */
const mostRows = 150;

export interface DescriptivesCardProps {
  readonly table: ProjectTable;
  readonly levels: LevelsDefinition;
  readonly report: LevelsReport;
  readonly isStale: boolean;
}

/** Which variables vary at which level, and their descriptives there, as a table to print. */
export function DescriptivesCard({ table, levels, report, isStale }: DescriptivesCardProps) {
  const app = useApp();
  const [filter, setFilter] = useState("");
  const frame = useRef<HTMLDivElement>(null);
  useCommandTarget("edit.find", () => frame.current?.querySelector("input")?.focus());
  const found = useMemo(() => table.variables.filter(variableSearch(filter)), [table.variables, filter]);
  const output = useMemo(() => descriptivesTable(levels, report, found.slice(0, mostRows)), [levels, report, found]);
  return (
    <section className="card levels-descriptives" aria-label="Descriptive statistics by level">
      <div className="levels-descriptives-head" ref={frame}>
        <SearchField label="Find a variable" value={filter} onChange={setFilter} />
        <IconButton
          icon="copy"
          label="Copy for Word"
          isDisabled={isStale}
          onPress={() => void copyTables(app, [{ table: output, number: 1 }])}
        />
      </div>
      <OutputTableView table={output} number={1} isStale={isStale} />
      {found.length > mostRows && (
        <p className="levels-soft">
          The first {count(mostRows)} of {count(found.length)} variables are shown; find others by name.
        </p>
      )}
      {found.length === 0 && <p className="levels-soft">No variable is called like that.</p>}
    </section>
  );
}
