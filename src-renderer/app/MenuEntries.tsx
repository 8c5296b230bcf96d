import { useContext } from "react";
import { type MenuCommandId, type MenuEntry, menuCommands } from "../../src-contract/commands.ts";
import { shownKey } from "../commands/keys.ts";
import { openSource } from "../commands/open-source.ts";
import { runCommand } from "../commands/run-command.ts";
import { Menu, MenuItem, MenuSeparator, Submenu } from "../parts/Menu.tsx";
import { useApp, useAppState } from "../state/app-context.ts";
import { MenuOrigin } from "./menu-origin.ts";

/** The entries of a menu, as `src-contract/commands.ts` lists them. What the browser does by itself is left out. */
export function MenuEntries({ entries }: { readonly entries: readonly MenuEntry[] }) {
  return withoutIdleLines(entries).map((entry, position) => (
    // Entries never change their place.
    <Entry key={`${entry.kind} ${String(position)}`} entry={entry} />
  ));
}

function Entry({ entry }: { readonly entry: MenuEntry }) {
  switch (entry.kind) {
    case "command":
      return <CommandItem id={entry.id} />;
    case "menu":
      return (
        <Submenu item={<MenuItem id={entry.label} label={entry.label} />}>
          <Menu aria-label={entry.label}>
            <MenuEntries entries={entry.entries} />
          </Menu>
        </Submenu>
      );
    case "separator":
      return <MenuSeparator />;
    case "role":
      return entry.role === "recentFiles" ? <RecentFiles /> : <FullScreenItem />;
  }
}

function CommandItem({ id }: { readonly id: MenuCommandId }) {
  const app = useApp();
  const giveBack = useContext(MenuOrigin);
  const command = app.commands[id];
  const enabled = useAppState(command.when);
  const label = useAppState((state) => command.label?.(state) ?? menuCommands[id].label);
  const checked = useAppState((state) => command.checked?.(state));
  const start = useAppState((state) => state.start);
  return (
    <MenuItem
      id={id}
      label={label}
      checked={checked}
      shortcut={shownKey(id, start) ?? undefined}
      isDisabled={!enabled}
      onAction={() => {
        giveBack();
        runCommand(app, id);
      }}
    />
  );
}

function RecentFiles() {
  const app = useApp();
  const recent = useAppState((state) => state.start?.recent);
  if (recent === undefined || recent.length === 0) return <MenuItem id="recent" label="Open Recent" isDisabled />;
  return (
    <Submenu item={<MenuItem id="recent" label="Open Recent" />}>
      <Menu aria-label="Open Recent">
        {recent.map((file) => (
          <MenuItem
            key={file.path}
            id={file.path}
            label={file.name}
            description={file.folder}
            onAction={() => void openSource(app, { kind: "path", path: file.path })}
          />
        ))}
      </Menu>
    </Submenu>
  );
}

function FullScreenItem() {
  const toggle = () => {
    if (document.fullscreenElement === null) void document.documentElement.requestFullscreen();
    else void document.exitFullscreen();
  };
  return <MenuItem id="full-screen" label="Full Screen" shortcut="F11" onAction={toggle} />;
}

/** The entries that are shown here, with lines only between them. */
function withoutIdleLines(entries: readonly MenuEntry[]): readonly MenuEntry[] {
  const shown = entries.filter(
    (entry) => entry.kind !== "role" || entry.role === "recentFiles" || entry.role === "fullScreen",
  );
  return shown.filter(
    ({ kind }, position) =>
      kind !== "separator" ||
      (position > 0 && position < shown.length - 1 && shown[position - 1]?.kind !== "separator"),
  );
}
