import type { MenuEntry, MenuGroup } from "../../../src-renderer/screens/model/menus/entries.ts";
import { obstacleText } from "../../../src-renderer/wording/obstacles.ts";

/** A menu as lines of text: "✓" before what is on, the reason behind what cannot be chosen, submenus indented. */
export function menuTexts(groups: readonly MenuGroup[]): readonly string[] {
  return groups.flatMap(({ title, entries }) => [
    ...(title === undefined ? [] : [`— ${title}`]),
    ...entries.flatMap(entryTexts),
  ]);
}

function entryTexts(entry: MenuEntry): readonly string[] {
  switch (entry.kind) {
    case "change":
      return [
        `${entry.isChecked ? "✓ " : ""}${entry.label}${entry.obstacle === null ? "" : ` (${obstacleText(entry.obstacle)})`}`,
      ];
    case "request":
      return [entry.label];
    case "submenu":
      return [`${entry.label} ▸`, ...menuTexts(entry.groups).map((text) => `  ${text}`)];
  }
}

/** The change behind an item, wherever in the menu it stands. */
export function changeOf(groups: readonly MenuGroup[], label: string) {
  const entries = groups.flatMap(flatEntries);
  const found = entries.find((entry) => entry.label === label);
  if (found?.kind !== "change") throw new Error(`no item "${label}" that changes the model`);
  return found.change;
}

function flatEntries({ entries }: MenuGroup): readonly MenuEntry[] {
  return entries.flatMap((entry) =>
    entry.kind === "submenu" ? [entry, ...entry.groups.flatMap(flatEntries)] : [entry],
  );
}
