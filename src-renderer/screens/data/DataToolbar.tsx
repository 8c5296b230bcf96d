import { type ReactNode, useRef } from "react";
import { MenuTrigger } from "react-aria-components";
import type { ProjectTable } from "../../../src-contract/project.ts";
import { MenuEntries } from "../../app/MenuEntries.tsx";
import { useCommandTarget } from "../../app/use-command-target.ts";
import { runCommand } from "../../commands/run-command.ts";
import { Button, IconButton } from "../../parts/Button.tsx";
import { Checkbox, Segments } from "../../parts/Choices.tsx";
import { Menu, MenuPopover } from "../../parts/Menu.tsx";
import { Select } from "../../parts/Select.tsx";
import { SearchField } from "../../parts/TextField.tsx";
import { useApp, useAppState, useUpdate } from "../../state/app-context.ts";
import { changeView, showTable } from "../../state/views.ts";
import { count, counted } from "../../wording/numbers.ts";

const views = [
  { id: "values", label: "Values" },
  { id: "variables", label: "Variables" },
] as const;

const groupings = [
  { id: "none", label: "In their order" },
  { id: "name", label: "Grouped by name", description: "item1, item2 … are one group." },
  { id: "level", label: "Grouped by level" },
  { id: "measure", label: "Grouped by measure" },
] as const;

const tableMenu = [
  { kind: "command", id: "data.import" },
  { kind: "command", id: "data.close" },
] as const;

/** Which table, which view of it, finding a variable in it, and what belongs to the view (`children`). */
export function DataToolbar({
  table,
  filter,
  onFilter,
  children,
}: {
  readonly table: ProjectTable;
  readonly filter: string;
  readonly onFilter: (filter: string) => void;
  readonly children: ReactNode;
}) {
  const update = useUpdate();
  const app = useApp();
  const { dataView, showsLabels, variableGrouping } = useAppState((state) => state.view);
  const hasLabels = table.variables.some(({ valueLabels }) => valueLabels.length > 0);
  const frame = useRef<HTMLDivElement>(null);
  useCommandTarget("edit.find", () => frame.current?.querySelector<HTMLInputElement>("input[type=search]")?.focus());
  const { problems } = table.source;
  return (
    <div className="data-toolbar" data-pane="data-toolbar" ref={frame}>
      <TableSwitcher table={table} />
      <Segments
        label="View"
        options={views}
        value={dataView}
        onChange={(view) => update((state) => changeView(state, { dataView: view }))}
      />
      <div className="data-find">
        <SearchField label="Find a variable" value={filter} onChange={onFilter} />
      </div>
      {dataView === "variables" && (
        <div className="data-grouping">
          <Select
            label="Group variables by"
            labelHidden
            options={groupings.filter(({ id }) => id !== "level" || table.levels !== null)}
            value={variableGrouping}
            onChange={(grouping) => update((state) => changeView(state, { variableGrouping: grouping }))}
          />
        </div>
      )}
      {dataView === "values" && hasLabels && (
        <Checkbox
          isSelected={showsLabels}
          onChange={(shown) => update((state) => changeView(state, { showsLabels: shown }))}
        >
          Value labels
        </Checkbox>
      )}
      <div className="data-toolbar-end">
        {children}
        {problems.length > 0 && (
          <Button kind="quiet" icon="info" onPress={() => runCommand(app, "data.import")}>
            {counted(problems.length, { singular: "note on reading", plural: "notes on reading" })}
          </Button>
        )}
        <MenuTrigger>
          <IconButton icon="more" label={`More about ${table.name}`} />
          <MenuPopover placement="bottom end">
            <Menu aria-label="Table">
              <MenuEntries entries={tableMenu} />
            </Menu>
          </MenuPopover>
        </MenuTrigger>
      </div>
    </div>
  );
}

/** The table's name; with several of them, a choice. */
function TableSwitcher({ table }: { readonly table: ProjectTable }) {
  const tables = useAppState((state) => state.history.present.tables);
  const update = useUpdate();
  if (tables.length === 1) return <h2 className="data-name">{table.name}</h2>;
  return (
    <div className="data-switcher">
      <Select
        label="Table"
        labelHidden
        options={tables.map(({ id, name, rows, variables }) => ({
          id,
          label: name,
          description: `${count(rows)} × ${count(variables.length)}`,
        }))}
        value={table.id}
        onChange={(id) => update((state) => showTable(state, id))}
      />
    </div>
  );
}
