import { open, rename, rm } from "node:fs/promises";
import type { SystemReason } from "../../src-contract/failure.ts";
import { type Outcome, refuse, succeed } from "../../src-contract/outcome.ts";

/**
 * Writes a whole file or none: the content goes to a temporary file beside it, reaches the disk, and takes the name.
 * What the system refuses is a failure with its reason, and the file that was there before stays.
 */
export async function writeFile(path: string, content: string | Uint8Array): Promise<Outcome<null>> {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const file = await open(temporary, "w");
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    return succeed(null);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    const code = systemCode(error);
    if (code === null) throw error;
    if (code === "EISDIR") return refuse({ code: "is-a-folder", path });
    return refuse({ code: "file-not-writable", path, reason: reasons[code] ?? "other" });
  }
}

function systemCode(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}

const reasons: Readonly<Record<string, SystemReason>> = {
  EACCES: "no-permission",
  EPERM: "no-permission",
  EROFS: "read-only",
  ENOSPC: "disk-full",
  EDQUOT: "disk-full",
  EBUSY: "in-use",
  ETXTBSY: "in-use",
  EMFILE: "too-many-open",
  ENFILE: "too-many-open",
  ENOENT: "gone",
  ENOTDIR: "gone",
  ENAMETOOLONG: "name-too-long",
};
