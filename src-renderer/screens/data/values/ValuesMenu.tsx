import type { ProjectTable } from "../../../../src-contract/project.ts";
import { MenuEntries } from "../../../app/MenuEntries.tsx";
import { addStep } from "../../../commands/edit-cells.ts";
import { keyText } from "../../../commands/keys.ts";
import { MenuItem, MenuSeparator } from "../../../parts/Menu.tsx";
import { useApp, useAppState, useRecord } from "../../../state/app-context.ts";
import { changeVariable } from "../../../state/tables.ts";
import { gridMenuWords as words } from "../../../wording/grid-menu.ts";
import { VariableItems, variableEntries } from "../VariableItems.tsx";
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
        entries={place.kind === "column" ? variableEntries : place.kind === "row" ? rowEntries : bothEntries}
      />
    </>
  );
}

const rowEntries = [
  { kind: "command", id: "data.insertRows" },
  { kind: "command", id: "data.deleteRows" },
] as const;

const bothEntries = [...rowEntries, ...variableEntries];

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
