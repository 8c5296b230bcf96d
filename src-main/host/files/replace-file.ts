import { randomBytes } from "node:crypto";
import { access, chmod, mkdir, open, readdir, realpath, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Failure } from "../../../src-contract/failure.ts";
import { type Outcome, refuse, succeed } from "../../../src-contract/outcome.ts";
import { cannotWrite, systemCode } from "../../../src-contract/system-failure.ts";

/**
 * Makes or replaces the file at `path` so that at every moment the old or the new content is there, whole: `write` fills
 * a temporary file in the same folder, which reaches the disk before it takes the name. When anything fails, the
 * temporary file is removed and the old one is as it was. Failures of `write` that name the temporary file are told of
 * `path`. A file that is write-protected is not replaced.
 */
export async function replaceFile<Value>(
  path: string,
  write: (temporary: string) => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  try {
    const old = await findOld(path);
    if (old?.isFolder) return refuse({ code: "is-a-folder", path });
    if (old?.isProtected) return refuse({ code: "file-not-writable", path, reason: "read-only" });
    const target = old?.path ?? path;
    await access(dirname(target));
    await removeLeftovers(dirname(target));
    const temporary = temporaryBeside(target);
    try {
      const outcome = await write(temporary);
      if (!outcome.ok) return refuse(withPath(outcome.failure, temporary, path));
      if (old !== null) await chmod(temporary, old.mode);
      await flush(temporary);
      await renameOver(temporary, target);
      await flushFolder(dirname(target));
      return outcome;
    } finally {
      await rm(temporary, { force: true });
    }
  } catch (error) {
    return refuse(cannotWrite(error, path));
  }
}

/** `replaceFile` with a text or with bytes. */
export function replaceContent(path: string, content: string | Uint8Array): Promise<Outcome<null>> {
  return replaceFile(path, async (temporary) => {
    const file = await open(temporary, "wx");
    try {
      await file.writeFile(content);
    } finally {
      await file.close();
    }
    return succeed(null);
  });
}

/** A free name in the folder of `path`. What is left there of a process that was killed is removed by a later one. */
export function temporaryBeside(path: string): string {
  return join(dirname(path), `${temporaryStart}${randomBytes(6).toString("hex")}${temporaryEnd}`);
}

/** A failure that names a temporary file, told of the file it was for. */
export function withPath(failure: Failure, temporary: string, path: string): Failure {
  return "path" in failure && failure.path === temporary ? { ...failure, path } : failure;
}

/** `replaceContent` for a file of the program's own: its folder is made where there is none yet. */
export async function keepText(path: string, text: string): Promise<Outcome<null>> {
  try {
    await mkdir(dirname(path), { recursive: true });
  } catch (error) {
    return refuse(cannotWrite(error, path));
  }
  return replaceContent(path, text);
}

const temporaryStart = ".crosslevel-";
const temporaryEnd = ".tmp";
/** A temporary file that was not written to for this long belongs to a process that was killed. */
const leftoverAge = 3_600_000;

interface OldFile {
  readonly path: string;
  readonly mode: number;
  readonly isFolder: boolean;
  readonly isProtected: boolean;
}

/** What stands at `path`, at the end of its links; null: nothing. */
async function findOld(path: string): Promise<OldFile | null> {
  try {
    const target = await realpath(path);
    const { mode } = await stat(target);
    return {
      path: target,
      mode: mode & 0o777,
      isFolder: (mode & 0o170000) === 0o040000,
      isProtected: (mode & 0o222) === 0,
    };
  } catch (error) {
    if (systemCode(error) === "ENOENT") return null;
    throw error;
  }
}

async function removeLeftovers(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    if (!name.startsWith(temporaryStart) || !name.endsWith(temporaryEnd)) continue;
    const file = join(folder, name);
    const changed = await stat(file).then(
      ({ mtimeMs }) => mtimeMs,
      () => Date.now(),
    );
    if (Date.now() - changed > leftoverAge) await rm(file, { force: true });
  }
}

async function flush(path: string): Promise<void> {
  const file = await open(path, "r+");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Without this, a power loss may undo the rename. The new file is in place already, so a folder that cannot be flushed
 * (Windows, some network file systems) is no failure.
 */
async function flushFolder(folder: string): Promise<void> {
  const file = await open(folder, "r").catch(() => null);
  await file?.sync().catch(() => {});
  await file?.close();
}

/** On Windows a virus scanner or a synchronizer may hold the old file for a moment. */
async function renameOver(from: string, to: string): Promise<void> {
  for (const pause of process.platform === "win32" ? [20, 100, 400] : []) {
    try {
      return await rename(from, to);
    } catch {
      await wait(pause);
    }
  }
  try {
    await rename(from, to);
  } catch (error) {
    // The folder could be written to, so what Windows calls "no permission" here is a file that is open elsewhere.
    if (process.platform === "win32" && systemCode(error) === "EPERM")
      throw Object.assign(error as Error, { code: "EBUSY" });
    throw error;
  }
}
