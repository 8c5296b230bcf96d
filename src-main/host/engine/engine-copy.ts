import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { processExists } from "../sessions/process-exists.ts";

/**
 * Copies the built engine to a folder of this process's own, gone with it, and returns the copy of its file. The engine
 * reads parts of itself only when it needs them, and a stopped thread or process starts from its file again: when the
 * program is built or installed anew while it runs, these must still be those that belong to each other. Where there is
 * no room for a copy the engine runs from where it stands.
 */
export function copyEngine(file: string): string {
  removeLeftovers();
  let copy: string | null = null;
  try {
    const folder = mkdtempSync(join(tmpdir(), `${start}${process.pid}-`));
    copy = folder;
    cpSync(dirname(file), folder, { recursive: true });
    process.once("exit", () => remove(folder));
    return join(folder, basename(file));
  } catch {
    if (copy !== null) remove(copy);
    return file;
  }
}

const start = "crosslevel-engine-";

/** Copies of processes that were killed. */
function removeLeftovers(): void {
  for (const name of temporaryNames()) {
    const owner = name.startsWith(start) ? Number.parseInt(name.slice(start.length), 10) : Number.NaN;
    if (owner > 0 && !processExists(owner)) remove(join(tmpdir(), name));
  }
}

/** On machines that many share the folder for temporary files may be one to write into, not to list. */
function temporaryNames(): readonly string[] {
  try {
    return readdirSync(tmpdir());
  } catch {
    return [];
  }
}

/** Whatever is left is tried again at the next start. */
function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {}
}
