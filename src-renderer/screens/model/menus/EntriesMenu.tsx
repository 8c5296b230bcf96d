import { Menu, MenuItem, MenuSection, MenuSeparator, Submenu } from "../../../parts/Menu.tsx";
import { obstacleText } from "../../../wording/obstacles.ts";
import { useWorkbench } from "../workbench.ts";
import type { MenuEntry, MenuGroup } from "./entries.ts";

export interface EntriesMenuProps {
  readonly label: string;
  readonly groups: readonly MenuGroup[];
  /** Not a submenu: the keyboard starts at its first item. */
  readonly isRoot?: boolean;
}

/** A menu from its entries. An item that cannot be chosen says why. */
export function EntriesMenu({ label, groups, isRoot = false }: EntriesMenuProps) {
  return (
    <Menu aria-label={label} {...(isRoot && { autoFocus: "first" })}>
      {groups.flatMap(({ id, title, entries }, position) => [
        ...(position === 0 ? [] : [<MenuSeparator key={`line ${id}`} />]),
        <MenuSection key={id} {...(title !== undefined && { title })}>
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </MenuSection>,
      ])}
    </Menu>
  );
}

function Entry({ entry }: { readonly entry: MenuEntry }) {
  const { change, request } = useWorkbench();
  switch (entry.kind) {
    case "change":
      return (
        <MenuItem
          id={entry.id}
          label={entry.label}
          checked={entry.isChecked}
          hint={entry.hint}
          shortcut={entry.shortcut}
          isDisabled={entry.obstacle !== null}
          description={entry.obstacle === null ? undefined : obstacleText(entry.obstacle)}
          onAction={() => change(entry.change)}
        />
      );
    case "request":
      return (
        <MenuItem id={entry.id} label={entry.label} shortcut={entry.shortcut} onAction={() => request(entry.request)} />
      );
    case "submenu":
      return (
        <Submenu item={<MenuItem id={entry.id} label={entry.label} hint={entry.hint} />}>
          <EntriesMenu label={entry.label} groups={entry.groups} />
        </Submenu>
      );
  }
}
