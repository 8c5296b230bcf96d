import { readdir, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { FolderEntry, FolderListing } from "../../../src-contract/host-api.ts";
import { type Outcome, refuse, succeed } from "../../../src-contract/outcome.ts";
import { systemCode, systemReason } from "../../../src-contract/system-failure.ts";
import { findPlaces } from "./places.ts";

/**
 * What the window's own file dialog shows of a folder (null: the home folder): folders and files, hidden ones left out,
 * folders first, by name as people sort ("file 2" before "file 10").
 */
export async function listFolder(path: string | null): Promise<Outcome<FolderListing>> {
  const folder = resolve(path ?? homedir());
  try {
    const names = await readdir(folder);
    const entries = await Promise.all(names.filter(isShown).map((name) => describe(folder, name)));
    const parent = dirname(folder);
    return succeed({
      path: folder,
      parent: parent === folder ? null : parent,
      places: await findPlaces(),
      entries: entries.filter((entry) => entry !== null).sort(byKindAndName),
    });
  } catch (error) {
    if (systemCode(error) === "ENOTDIR") return listFolder(dirname(folder));
    return refuse({ code: "folder-not-readable", path: folder, reason: systemReason(error) });
  }
}

/** Windows hides its own files by an attribute that cannot be asked for; these are the ones people would see. */
const systemNames = new Set(["$recycle.bin", "system volume information", "desktop.ini", "thumbs.db"]);

function isShown(name: string): boolean {
  return !name.startsWith(".") && !systemNames.has(name.toLowerCase());
}

/** Null for what is neither a folder nor a file, and for links that lead nowhere. */
async function describe(folder: string, name: string): Promise<FolderEntry | null> {
  const path = join(folder, name);
  const found = await stat(path).catch(() => null);
  if (found === null || !(found.isDirectory() || found.isFile())) return null;
  return {
    name,
    path,
    kind: found.isDirectory() ? "folder" : "file",
    bytes: found.isDirectory() ? 0 : found.size,
    modified: found.mtime.toISOString(),
  };
}

const alphabet = new Intl.Collator("en", { numeric: true });

function byKindAndName(a: FolderEntry, b: FolderEntry): number {
  if (a.kind !== b.kind) return a.kind === "folder" ? -1 : 1;
  return alphabet.compare(a.name, b.name);
}
