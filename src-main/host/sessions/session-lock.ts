import { randomBytes } from "node:crypto";
import { readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname, uptime } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { processExists } from "./process-exists.ts";

/**
 * A session's folder belongs to one process. The lock file names it, so that a later process can tell whether it still
 * lives. Process ids are used again, so the process's start is in it too; a session on another machine (a shared home
 * folder) can only be judged by how long ago its lock was last touched.
 */
export interface SessionLock {
  /** Gives the folder up: the lock is gone. */
  release(): Promise<void>;
}

const lockSchema = z.object({
  pid: z.int(),
  machine: z.string(),
  /** When the process started, in the system's own terms; null where it cannot be asked. */
  processStart: z.string().nullable(),
  /** ISO 8601. */
  taken: z.string(),
  token: z.string(),
});
export type Lock = z.infer<typeof lockSchema>;

const touchInterval = 30_000;
/** A lock that was not touched for this long is dead, where nothing better can be known. */
const longestSilence = 180_000;
const longestWrite = 10_000;

/** Sessions of this very process: several hosts may live in one. */
const ownTokens = new Set<string>();

/** Puts a lock of this process into a folder that has none; null: another process was quicker. */
export async function placeLock(folder: string): Promise<Lock | null> {
  const lock: Lock = {
    pid: process.pid,
    machine: hostname(),
    processStart: await processStart(process.pid),
    taken: new Date().toISOString(),
    token: randomBytes(12).toString("hex"),
  };
  const placed = await succeeds(writeFile(lockFile(folder), JSON.stringify(lock), { flag: "wx" }));
  return placed ? lock : null;
}

/** Keeps a folder's lock, which this process placed, alive. */
export function holdLock(folder: string, { token }: Lock): SessionLock {
  ownTokens.add(token);
  const file = lockFile(folder);
  const touching = setInterval(() => void utimes(file, new Date(), new Date()).catch(() => {}), touchInterval);
  touching.unref();
  return {
    release: async () => {
      clearInterval(touching);
      ownTokens.delete(token);
      await rm(file, { force: true });
    },
  };
}

/** Takes a folder whose owner is dead; null: it lives, or another process was quicker. */
export async function takeDeadLock(folder: string): Promise<SessionLock | null> {
  const text = await readText(lockFile(folder));
  if (text !== null) {
    if (await isAlive(folder, text)) return null;
    // Of several processes that see the dead lock, one gets to move it.
    const aside = join(folder, `lock-${randomBytes(6).toString("hex")}.dead`);
    if (!(await succeeds(rename(lockFile(folder), aside)))) return null;
    if ((await readText(aside)) !== text) {
      // It was taken anew between the look and the move.
      await rename(aside, lockFile(folder));
      return null;
    }
    await rm(aside, { force: true });
  }
  const own = await placeLock(folder);
  return own === null ? null : holdLock(folder, own);
}

/** Whether the process that took the folder still lives. */
export async function isLockAlive(folder: string): Promise<boolean> {
  const text = await readText(lockFile(folder));
  return text !== null && (await isAlive(folder, text));
}

async function isAlive(folder: string, lockText: string): Promise<boolean> {
  const lock = parseLock(lockText);
  // Just being written, or left so by a loss of power.
  if (lock === null) return await wasTouchedWithin(folder, longestWrite);
  if (lock.machine === hostname()) {
    if (lock.pid === process.pid) return ownTokens.has(lock.token);
    if (!processExists(lock.pid)) return false;
    if (lock.processStart !== null) return (await processStart(lock.pid)) === lock.processStart;
    if (Date.parse(lock.taken) < Date.now() - uptime() * 1000) return false;
  }
  return await wasTouchedWithin(folder, longestSilence);
}

async function wasTouchedWithin(folder: string, milliseconds: number): Promise<boolean> {
  const lock = await stat(lockFile(folder)).catch(() => null);
  return lock !== null && Date.now() - lock.mtimeMs < milliseconds;
}

function lockFile(folder: string): string {
  return join(folder, "lock.json");
}

function readText(file: string): Promise<string | null> {
  return readFile(file, "utf8").catch(() => null);
}

function parseLock(text: string): Lock | null {
  try {
    const lock = lockSchema.safeParse(JSON.parse(text));
    return lock.success ? lock.data : null;
  } catch {
    return null;
  }
}

/** On Linux: the boot and the clock ticks since then (proc(5), field 22 of stat). Elsewhere null. */
async function processStart(pid: number): Promise<string | null> {
  if (process.platform !== "linux") return null;
  try {
    const [statText, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, "utf8"),
      readFile("/proc/sys/kernel/random/boot_id", "utf8"),
    ]);
    // The name in parentheses may hold spaces; field 22 is the 20th after it.
    const ticks = statText.slice(statText.lastIndexOf(")") + 2).split(" ")[19];
    return `${boot.trim()} ${ticks}`;
  } catch {
    return null;
  }
}

function succeeds(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}
