import { type MenuCommand, type MenuCommandId, menuCommands } from "../../src-contract/commands.ts";
import type { StartInformation } from "../../src-contract/host-api.ts";
import type { App } from "../app/app.ts";
import { runCommand } from "./run-command.ts";

type Platform = StartInformation["platform"];

/** The part of a keyboard event that names a key. */
export type KeyPress = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">;

const keyCommands = Object.entries<MenuCommand>(menuCommands).flatMap(([id, { key }]) =>
  key === undefined ? [] : [{ id: id as MenuCommandId, key }],
);

/**
 * Lets the keys of the menus do what the menus do, wherever the focus is. Returns a function that stops it. The key for
 * pasting is left to the browser: its own paste event needs no permission to read the clipboard.
 */
export function listenToKeys(app: App): () => void {
  const press = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const platform = app.store.getState().start?.platform ?? "linux";
    const id = commandOfKey(event, platform);
    if (id === null || belongsToField(id, event.target) || id === "data.paste") return;
    event.preventDefault();
    runCommand(app, id);
  };
  // Fields keep the keys that reach them to themselves; none means anything else by these.
  const pressInField = (event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && isField(event.target)) press(event);
  };
  document.addEventListener("keydown", pressInField, true);
  document.addEventListener("keydown", press);
  return () => {
    document.removeEventListener("keydown", pressInField, true);
    document.removeEventListener("keydown", press);
  };
}

export function commandOfKey(press: KeyPress, platform: Platform): MenuCommandId | null {
  const found = [...keyCommands, ...usualKeys(platform)].find(({ key }) => matches(key, press, platform));
  return found?.id ?? null;
}

/** What a platform's users press besides, and look for in its menus. */
function usualKeys(platform: Platform): typeof keyCommands {
  return platform === "macos" ? [] : [{ id: "edit.redo", key: "Mod+Y" }];
}

/** Words being typed are undone by the field they are typed in. */
function belongsToField(id: MenuCommandId, target: EventTarget | null): boolean {
  return isField(target) && (id === "edit.undo" || id === "edit.redo" || id === "model.rename");
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}

function matches(key: string, press: KeyPress, platform: Platform): boolean {
  const parts = key.split("+");
  // "Mod+=" ends in a sign of its own.
  const last = key.endsWith("+") ? "+" : (parts.at(-1) ?? "");
  const mod = platform === "macos" ? press.metaKey : press.ctrlKey;
  const other = platform === "macos" ? press.ctrlKey : press.metaKey;
  const shift = parts.includes("Shift");
  // "+" needs Shift on most keyboards and stands on the key of "=".
  const sameKey = press.key.toLowerCase() === last.toLowerCase() || (last === "=" && press.key === "+");
  return (
    sameKey && mod === parts.includes("Mod") && !other && !press.altKey && (shift === press.shiftKey || last === "=")
  );
}

const names: Readonly<Record<string, string>> = { "-": "−", "=": "+" };

/** A key as it is written on the keys of the platform: "Ctrl+Shift+Z", "⇧⌘Z". */
export function keyText(key: string, platform: Platform): string {
  const parts = key.split("+");
  const last = parts.at(-1) ?? "";
  const name = names[last] ?? last;
  if (platform === "macos") return `${parts.includes("Shift") ? "⇧" : ""}${parts.includes("Mod") ? "⌘" : ""}${name}`;
  return [...parts.slice(0, -1).map((part) => (part === "Mod" ? "Ctrl" : part)), name].join("+");
}

/** Keys that a browser never hands to a page. */
const browserKeys = new Set(["Mod+N", "Mod+Shift+N", "Mod+W"]);

/** The key of a command as the menus show it; null where there is none, or where the browser keeps it for itself. */
export function shownKey(id: MenuCommandId, start: StartInformation | null): string | null {
  const command: MenuCommand = menuCommands[id];
  if (command.key === undefined) return null;
  if (start?.host === "browser" && browserKeys.has(command.key)) return null;
  const platform = start?.platform ?? "linux";
  const usual = usualKeys(platform).find((known) => known.id === id);
  return keyText(usual?.key ?? command.key, platform);
}
