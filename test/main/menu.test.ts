import { describe, expect, it } from "vitest";
import { type MenuEntry, menuBar, menuCommands } from "../../src-contract/commands.ts";
import { installMenu } from "../../src-main/electron/menu.ts";
import { find, screenStandIn, startedStandIn } from "../support/electron-unit.ts";

const recent = { path: "/home/ada/hsb.xlsx", name: "hsb.xlsx", folder: "/home/ada", kind: "data", opened: "" } as const;
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

async function menuOn(platform: NodeJS.Platform) {
  const screen = screenStandIn();
  const { electron } = await startedStandIn(screen);
  const did: string[] = [];
  const menu = installMenu(electron, platform, {
    run: (command) => did.push(`run ${command}`),
    open: (path) => did.push(`open ${path}`),
  });
  await settled();
  return { screen, menu, did };
}

describe("the list of the menus", () => {
  const commandsIn = (entries: readonly MenuEntry[]): readonly string[] =>
    entries.flatMap((entry) =>
      entry.kind === "command" ? [entry.id] : entry.kind === "menu" ? commandsIn(entry.entries) : [],
    );
  const listed = menuBar.flatMap(({ entries }) => commandsIn(entries));

  it("offers every command once", () => {
    expect([...listed].sort()).toEqual(Object.keys(menuCommands).sort());
  });

  it("gives no key twice", () => {
    const keys = Object.values(menuCommands).flatMap((command) => ("key" in command ? [command.key] : []));
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe("the system's menu", () => {
  it("is the window's, and runs its commands", async () => {
    const { screen, menu, did } = await menuOn("linux");
    expect(screen.menu().map(({ label }) => label)).toEqual([
      "File",
      "Edit",
      "Data",
      "Model",
      "Results",
      "View",
      "Help",
    ]);
    expect(find(screen.menu(), "file.save")).toMatchObject({ label: "Save", accelerator: "CommandOrControl+S" });
    menu.showCommands(["file.save"], []);
    screen.send({ kind: "menu-clicked", id: "file.save" });
    expect(did).toEqual(["run file.save"]);
  });

  it("greys out what cannot be done now and ticks what is on", async () => {
    const { screen, menu, did } = await menuOn("linux");
    expect(find(screen.menu(), "edit.undo")?.enabled).toBe(false);
    menu.showCommands(["edit.undo", "view.theme.dark"], ["view.theme.dark"]);
    await settled();
    expect(find(screen.menu(), "edit.undo")?.enabled).toBe(true);
    expect(find(screen.menu(), "edit.redo")?.enabled).toBe(false);
    expect(find(screen.menu(), "view.theme.dark")?.checked).toBe(true);
    expect(find(screen.menu(), "view.theme.light")?.checked).toBe(false);
    screen.send({ kind: "menu-clicked", id: "edit.redo" });
    expect(did).toEqual([]);
  });

  it("opens recent files, and keeps what it showed of the commands", async () => {
    const { screen, menu, did } = await menuOn("linux");
    menu.showCommands(["file.save"], []);
    menu.showRecentFiles([recent]);
    await settled();
    const file = screen.menu().flatMap(({ items }) => items);
    const opened = file.find(({ label }) => label === "Open Recent");
    expect(opened?.items.map(({ label }) => label)).toEqual(["hsb.xlsx  —  /home/ada"]);
    expect(find(screen.menu(), "file.save")?.enabled).toBe(true);
    expect(did).toEqual([]);
  });

  it("has the program's own menu first on macOS", async () => {
    const { screen } = await menuOn("darwin");
    expect(screen.menu()[0]?.role).toBe("appMenu");
    expect(screen.menu().at(-1)?.role).toBe("windowMenu");
    const roles = screen.menu().flatMap(({ items }) => items.map(({ role }) => role));
    expect(roles).not.toContain("quit");
  });
});
