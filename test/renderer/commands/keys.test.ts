import { describe, expect, it } from "vitest";
import { type MenuCommand, menuCommands } from "../../../src-contract/commands.ts";
import type { StartInformation } from "../../../src-contract/host-api.ts";
import { commandOfKey, type KeyPress, keyText, shownKey } from "../../../src-renderer/commands/keys.ts";

describe("keys", () => {
  it("finds the command of a key with exactly its modifiers", () => {
    expect(commandOfKey(press("z", "ctrl"), "linux")).toBe("edit.undo");
    expect(commandOfKey(press("Z", "ctrl", "shift"), "linux")).toBe("edit.redo");
    expect(commandOfKey(press("z"), "linux")).toBeNull();
    expect(commandOfKey(press("z", "ctrl", "alt"), "linux")).toBeNull();
  });

  it("takes ⌘ for Ctrl on a Mac, and not Ctrl", () => {
    expect(commandOfKey(press("s", "meta"), "macos")).toBe("file.save");
    expect(commandOfKey(press("s", "ctrl"), "macos")).toBeNull();
  });

  it("redoes by Ctrl+Y where people do, and says so", () => {
    expect(commandOfKey(press("y", "ctrl"), "windows")).toBe("edit.redo");
    expect(commandOfKey(press("y", "meta"), "macos")).toBeNull();
    expect(shownKey("edit.redo", start("browser"))).toBe("Ctrl+Y");
  });

  it("makes text larger by the key of + with or without Shift", () => {
    expect(commandOfKey(press("=", "ctrl"), "windows")).toBe("view.textLarger");
    expect(commandOfKey(press("+", "ctrl", "shift"), "windows")).toBe("view.textLarger");
    expect(commandOfKey(press("-", "ctrl"), "windows")).toBe("view.textSmaller");
  });

  it("gives every command with a key a key of its own", () => {
    const keys = Object.values<MenuCommand>(menuCommands).flatMap(({ key }) => (key === undefined ? [] : [key]));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("writes keys as they stand on the keyboard", () => {
    expect(keyText("Mod+Shift+Z", "windows")).toBe("Ctrl+Shift+Z");
    expect(keyText("Mod+Shift+Z", "macos")).toBe("⇧⌘Z");
    expect(keyText("F2", "linux")).toBe("F2");
  });

  it("does not promise a key that the browser keeps for itself", () => {
    expect(shownKey("file.close", start("browser"))).toBeNull();
    expect(shownKey("file.close", start("electron"))).toBe("Ctrl+W");
    expect(shownKey("file.save", start("browser"))).toBe("Ctrl+S");
  });
});

function press(key: string, ...modifiers: readonly ("ctrl" | "shift" | "alt" | "meta")[]): KeyPress {
  return {
    key,
    ctrlKey: modifiers.includes("ctrl"),
    shiftKey: modifiers.includes("shift"),
    altKey: modifiers.includes("alt"),
    metaKey: modifiers.includes("meta"),
  };
}

function start(host: StartInformation["host"]): StartInformation {
  return { host, platform: "linux" } as StartInformation;
}
