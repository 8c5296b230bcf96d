import type { StepContent } from "../../../../src-contract/data-steps.ts";
import type { ProjectTable } from "../../../../src-contract/project.ts";
import type { Variable } from "../../../../src-contract/variable.ts";
import { MenuEntries } from "../../../app/MenuEntries.tsx";
import { addStep } from "../../../commands/edit-cells.ts";
import { keyText } from "../../../commands/keys.ts";
import { MenuItem, MenuSeparator } from "../../../parts/Menu.tsx";
import { useApp, useAppState, useRecord, useUpdate } from "../../../state/app-context.ts";
import { openDialog } from "../../../state/dialogs.ts";
import type { DialogKind } from "../../../state/step-kinds.ts";
import { changeVariable } from "../../../state/tables.ts";
import { gridMenuWords as words } from "../../../wording/grid-menu.ts";
import type { MenuPlace } from "./menu-place.ts";
import { isDeclaredMissing, shownValue } from "./shown-value.ts";
import { hasOtherValue, hasValue } from "./value-condition.ts";

export interface ValuesMenuProps {
  readonly table: ProjectTable;
  readonly place: MenuPlace;
  readonly showsLabels: boolean;
  readonly onCopy: () => void;
  readonly onPaste: () => void;
  readonly onClear: () => void;
}

/** What can be done with what was clicked: as spreadsheets have it, each of them a step that can be taken back. */
export function ValuesMenu({ table, place, showsLabels, onCopy, onPaste, onClear }: ValuesMenuProps) {
  const platform = useAppState((state) => state.start?.platform ?? "linux");
  return (
    <>
      <MenuItem id="copy" icon="copy" label={words.copy} shortcut={keyText("Mod+C", platform)} onAction={onCopy} />
      <MenuItem id="paste" label={words.paste} shortcut={keyText("Mod+V", platform)} onAction={onPaste} />
      <MenuItem id="clear" label={words.clear} shortcut="Del" onAction={onClear} />
      <MenuSeparator />
      {place.kind === "cell" && <ValueItems table={table} place={place} showsLabels={showsLabels} />}
      {place.kind !== "row" && <VariableItems table={table} variable={place.variable} />}
      <MenuEntries
        entries={place.kind === "column" ? columnEntries : place.kind === "row" ? rowEntries : bothEntries}
      />
    </>
  );
}

const rowEntries = [
  { kind: "command", id: "data.insertRows" },
  { kind: "command", id: "data.deleteRows" },
] as const;

const columnEntries = [
  { kind: "command", id: "data.insertVariable" },
  { kind: "command", id: "data.deleteVariables" },
] as const;

const bothEntries = [...rowEntries, ...columnEntries];

function ValueItems({
  table,
  place: { variable, value },
  showsLabels,
}: Pick<ValuesMenuProps, "table" | "showsLabels"> & { readonly place: Extract<MenuPlace, { kind: "cell" }> }) {
  const app = useApp();
  const record = useRecord();
  const shown = value === null ? words.noValue : words.quoted(shownValue(value, variable, showsLabels));
  const filter = (formula: string) => void addStep(app, table, { kind: "filter", formula });
  return (
    <>
      <MenuItem id="keep" label={words.keep(shown)} onAction={() => filter(hasValue(variable, value))} />
      <MenuItem id="remove" label={words.remove(shown)} onAction={() => filter(hasOtherValue(variable, value))} />
      {value !== null && !isDeclaredMissing(value, variable.missing) && (
        <MenuItem
          id="missing"
          label={words.missing(shown)}
          onAction={() =>
            record(words.missingChange(shown, variable.name), (document) =>
              changeVariable(document, table.id, variable.column, {
                missing: { ...variable.missing, values: [...variable.missing.values, value] },
              }),
            )
          }
        />
      )}
      <MenuSeparator />
    </>
  );
}

function VariableItems({ table, variable }: { readonly table: ProjectTable; readonly variable: Variable }) {
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
