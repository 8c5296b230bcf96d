import { randomBytes } from "node:crypto";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { clearAutosave } from "./autosave.ts";
import { holdLock, placeLock, type SessionLock, takeDeadLock } from "./session-lock.ts";

/**
 * The folder in which a host keeps what must survive it: the autosaved document, copies of the tables, uploads. It is
 * removed when the session ends well; what is found of a dead session is offered for recovery.
 */
export interface Session {
  readonly id: string;
  readonly folder: string;
  /** Ends it with all that is in it. */
  remove(): Promise<void>;
  /** Ends it and leaves its work for recovery. */
  leave(): Promise<void>;
}

/** Marks the folder of a session whose lock is not in place yet. */
export const startingMark = "starting-";

/** Starts a session of its own. Throws what the system says when the folder cannot be made. */
export async function startSession(sessions: string): Promise<Session> {
  const id = `${Date.now().toString(36)}-${randomBytes(6).toString("hex")}`;
  const starting = join(sessions, `${startingMark}${id}`);
  await mkdir(starting, { recursive: true });
  const lock = await placeLock(starting);
  if (lock === null) throw new Error(`the folder ${starting} was new and is locked`);
  // From the first moment it can be seen under its name, the folder has its lock.
  const folder = join(sessions, id);
  await rename(starting, folder);
  return held(id, folder, holdLock(folder, lock));
}

/** Takes over a dead session with all that is in it; null: it is gone, or another host has it. */
export async function adoptSession(sessions: string, id: string): Promise<Session | null> {
  const folder = join(sessions, id);
  const lock = await takeDeadLock(folder);
  return lock === null ? null : held(id, folder, lock);
}

function held(id: string, folder: string, lock: SessionLock): Session {
  return {
    id,
    folder,
    remove: async () => {
      // First what would be offered for recovery, in case the rest is interrupted.
      await clearAutosave(folder);
      await lock.release();
      await rm(folder, { recursive: true, force: true });
    },
    leave: () => lock.release(),
  };
}
