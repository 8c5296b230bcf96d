import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Recovery } from "../../../src-contract/host-api.ts";
import { holdsWork, readAutosave } from "./autosave.ts";
import { adoptSession, startingMark } from "./session.ts";
import { isLockAlive } from "./session-lock.ts";

/**
 * The work of dead sessions, latest first. Dead sessions without work are removed; work of a newer version of the program
 * is left for it.
 */
export async function findRecoveries(sessions: string): Promise<readonly Recovery[]> {
  const ids = await readdir(sessions).catch(() => []);
  const found = await Promise.all(ids.map((id) => findRecovery(sessions, id)));
  return found.filter((recovery) => recovery !== null).sort((a, b) => b.saved.localeCompare(a.saved));
}

/** Removes a dead session and its work. */
export async function discardSession(sessions: string, id: string): Promise<boolean> {
  const session = await adoptSession(sessions, id);
  await session?.remove();
  return session !== null;
}

async function findRecovery(sessions: string, id: string): Promise<Recovery | null> {
  const folder = join(sessions, id);
  if ((await isLockAlive(folder)) || (await isStarting(sessions, id))) return null;
  if (!(await holdsWork(folder))) {
    await discardSession(sessions, id);
    return null;
  }
  const autosave = await readAutosave(folder);
  if (autosave === null) return null;
  const { document, path, saved } = autosave;
  return { session: id, title: document.title, path, saved, models: document.models.length };
}

/** Another host is about to put its lock into the folder. */
async function isStarting(sessions: string, id: string): Promise<boolean> {
  if (!id.startsWith(startingMark)) return false;
  const made = await stat(join(sessions, id)).catch(() => null);
  return made !== null && Date.now() - made.mtimeMs < longestStart;
}

const longestStart = 60_000;
