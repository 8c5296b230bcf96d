import type { StepContent } from "../../../src-contract/data-steps.ts";
import type { ProjectTable } from "../../../src-contract/project.ts";
import type { Variable } from "../../../src-contract/variable.ts";
import { addStep } from "../../commands/edit-cells.ts";
import { MenuItem, MenuSeparator } from "../../parts/Menu.tsx";
import { useApp, useUpdate } from "../../state/app-context.ts";
import { openDialog } from "../../state/dialogs.ts";
import type { DialogKind } from "../../state/step-kinds.ts";
import { gridMenuWords as words } from "../../wording/grid-menu.ts";

/** Variables put in and taken out, at the selection of the grid in view. */
export const variableEntries = [
  { kind: "command", id: "data.insertVariable" },
  { kind: "command", id: "data.deleteVariables" },
] as const;

interface VariableItemsProps {
  readonly table: ProjectTable;
  readonly variable: Variable;
}

/** What can be done with one variable, in the menus of both grids. */
export function VariableItems({ table, variable }: VariableItemsProps) {
  const app = useApp();
  const update = useUpdate();
  const { name, column } = variable;
  const sort = (descending: boolean) => {
    const content: StepContent = { kind: "sort", by: [{ variable: name, ...(descending && { descending }) }] };
    void addStep(app, table, content);
  };
  const prepare = (step: DialogKind) => () =>
    update((state) => openDialog(state, { kind: "prepare", table: table.id, step, edit: null, variables: [name] }));
  const describe = () =>
    update((state) =>
      openDialog(state, { kind: "describe-data", table: table.id, question: "frequencies", variables: [name] }),
    );
  return (
    <>
      <MenuItem id="ascending" label={words.ascending(name)} onAction={() => sort(false)} />
      <MenuItem id="descending" label={words.descending(name)} onAction={() => sort(true)} />
      <MenuSeparator />
      <MenuItem id="compute" label={words.compute} onAction={prepare("compute")} />
      <MenuItem id="recode" label={words.recode} onAction={prepare("recode")} />
      <MenuItem id="code" label={words.code} onAction={prepare("code")} />
      <MenuItem id="frequencies" label={words.frequencies} onAction={describe} />
      <MenuItem
        id="rename"
        label={words.rename}
        onAction={() => update((state) => openDialog(state, { kind: "rename-variable", table: table.id, column }))}
      />
      <MenuSeparator />
    </>
  );
}
