import type { FileFailure, SystemReason } from "./failure.ts";

/** What the operating system says about a file, as a failure. Errors that are none of its are bugs and are thrown on. */
export function cannotRead(error: unknown, path: string): FileFailure {
  const code = systemCode(error);
  if (code === "ENOENT" || code === "ENOTDIR") return { code: "file-not-found", path };
  if (code === "EISDIR") return { code: "is-a-folder", path };
  return { code: "file-not-readable", path, reason: systemReason(error) };
}

export function cannotWrite(error: unknown, path: string): FileFailure {
  if (systemCode(error) === "EISDIR") return { code: "is-a-folder", path };
  return { code: "file-not-writable", path, reason: systemReason(error) };
}

export function systemReason(error: unknown): SystemReason {
  const code = systemCode(error);
  if (code === null) throw error;
  return reasons[code] ?? "other";
}

/** The system's code of an error (ENOSPC …), or null where the error is not the system's. */
export function systemCode(error: unknown): string | null {
  if (!(error instanceof Error) || !("syscall" in error) || !("code" in error)) return null;
  return typeof error.code === "string" ? error.code : null;
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
  ENODEV: "gone",
  ESTALE: "gone",
  ENAMETOOLONG: "name-too-long",
};
