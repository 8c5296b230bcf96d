import type { MenuItemConstructorOptions } from "electron";
import {
  type MenuCommand,
  type MenuEntry,
  menuBar,
  menuCommands,
  type SystemRole,
} from "../../src-contract/commands.ts";
import type { RecentFile } from "../../src-contract/host-api.ts";
import { desktopMenuLabels } from "../../src-wording/desktop.ts";
import type { ElectronModule } from "./electron-module.ts";

/** What the menu acts on. */
export interface MenuActions {
  readonly run: (command: string) => void;
  readonly open: (path: string) => void;
}

export interface SystemMenu {
  /** Greys out what cannot be done now, ticks what is on. */
  showCommands(enabled: readonly string[], checked: readonly string[]): void;
  showRecentFiles(files: readonly RecentFile[]): void;
}

/** Builds the system's menu bar from the same list as the window's own. */
export function installMenu({ Menu }: ElectronModule, platform: NodeJS.Platform, actions: MenuActions): SystemMenu {
  let recentFiles: readonly RecentFile[] = [];
  let shown = { enabled: new Set<string>(), checked: new Set<string>() };

  const install = () => {
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(platform, recentFiles, actions)));
    showCommands();
  };
  const showCommands = () => {
    const menu = Menu.getApplicationMenu();
    for (const id of Object.keys(menuCommands)) {
      const item = menu?.getMenuItemById(id);
      if (item === null || item === undefined) continue;
      item.enabled = shown.enabled.has(id);
      if (item.type !== "normal") item.checked = shown.checked.has(id);
    }
  };
  install();
  return {
    showCommands: (enabled, checked) => {
      shown = { enabled: new Set(enabled), checked: new Set(checked) };
      showCommands();
    },
    showRecentFiles: (files) => {
      recentFiles = files;
      install();
    },
  };
}

function menuTemplate(
  platform: NodeJS.Platform,
  recentFiles: readonly RecentFile[],
  actions: MenuActions,
): MenuItemConstructorOptions[] {
  const item = (entry: MenuEntry): MenuItemConstructorOptions => {
    switch (entry.kind) {
      case "separator":
        return { type: "separator" };
      case "command":
        return commandItem(entry.id, platform, actions);
      case "menu":
        return { label: entry.label, submenu: entry.entries.map(item) };
      case "role":
        return entry.role === "recentFiles" ? recentMenu(recentFiles, actions) : { role: systemRoles[entry.role] };
    }
  };
  // macOS has "Quit" in the program's own menu.
  const isShown = (entry: MenuEntry) => !(platform === "darwin" && entry.kind === "role" && entry.role === "quit");
  const menus = menuBar.map(({ label, entries }) => ({ label, submenu: entries.filter(isShown).map(item) }));
  return platform === "darwin" ? [{ role: "appMenu" }, ...menus, { role: "windowMenu" }] : menus;
}

const systemRoles = {
  cut: "cut",
  copy: "copy",
  paste: "paste",
  selectAll: "selectAll",
  fullScreen: "togglefullscreen",
  quit: "quit",
} as const satisfies Record<Exclude<SystemRole, "recentFiles">, MenuItemConstructorOptions["role"]>;

/** The window acts on keys itself, as in a browser: the menu shows them, and on macOS takes those left over. */
function commandItem(
  id: keyof typeof menuCommands,
  platform: NodeJS.Platform,
  { run }: MenuActions,
): MenuItemConstructorOptions {
  const { label, key, kind }: MenuCommand = menuCommands[id];
  return {
    id,
    label,
    type: kind === undefined ? "normal" : kind === "check" ? "checkbox" : "radio",
    enabled: false,
    click: () => run(id),
    ...(key === undefined ? {} : { accelerator: key.replace("Mod", "CommandOrControl") }),
    ...(platform === "darwin" ? {} : { registerAccelerator: false }),
  };
}

function recentMenu(files: readonly RecentFile[], { open }: MenuActions): MenuItemConstructorOptions {
  const submenu = files.map(({ name, folder, path }) => ({
    label: `${name}  —  ${folder}`,
    click: () => open(path),
  }));
  return {
    label: desktopMenuLabels.recentFiles,
    submenu: submenu.length > 0 ? submenu : [{ label: desktopMenuLabels.noRecentFiles, enabled: false }],
  };
}
