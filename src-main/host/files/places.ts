import { access, readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, join } from "node:path";
import type { FolderListing } from "../../../src-contract/host-api.ts";
import { homePlaceName } from "../../../src-wording/host-names.ts";

export type Place = FolderListing["places"][number];

/** Folders people keep their files in, those that are there: home, documents, desktop, downloads, on Windows drives. */
export async function findPlaces(home = homedir(), platform = process.platform): Promise<readonly Place[]> {
  const folders = platform === "linux" ? await linuxFolders(home) : usualFolders(home);
  const drives = platform === "win32" ? driveLetters.map((letter) => `${letter}:\\`) : [];
  const places: readonly Place[] = [
    { name: homePlaceName, path: home },
    ...folders.filter((path) => path !== home).map((path) => ({ name: basename(path), path })),
    ...drives.map((path) => ({ name: path, path })),
  ];
  const there = await Promise.all(places.map(({ path }) => isThere(path)));
  return places.filter((_, position) => there[position]);
}

const driveLetters = [..."CDEFGHIJKLMNOPQRSTUVWXYZ"];

function usualFolders(home: string): readonly string[] {
  return ["Documents", "Desktop", "Downloads"].map((name) => join(home, name));
}

/** Linux calls these folders in the user's language and keeps a list (xdg-user-dirs). */
async function linuxFolders(home: string): Promise<readonly string[]> {
  const list = await readFile(join(home, ".config", "user-dirs.dirs"), "utf8").catch(() => "");
  const named = ["DOCUMENTS", "DESKTOP", "DOWNLOAD"].map((kind) => {
    const path = new RegExp(`^XDG_${kind}_DIR="([^"]*)"`, "m").exec(list)?.[1];
    return path?.replace(/^\$HOME\/?/, `${home}/`).replace(/\/$/, "");
  });
  return usualFolders(home).map((usual, position) => named[position] ?? usual);
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
