import type { Failure, SystemReason } from "../../src-contract/failure.ts";

/** What the operating system says about a file, as a failure; null where the error is none of its. */
export function systemFailure(error: unknown, path: string, doing: "reading" | "writing"): Failure | null {
  const code = systemCode(error);
  if (code === null) return null;
  if (code === "EISDIR") return { code: "is-a-folder", path };
  if (code === "ENOENT" && doing === "reading") return { code: "file-not-found", path };
  const reason = reasons[code] ?? "other";
  return { code: doing === "reading" ? "file-not-readable" : "file-not-writable", path, reason };
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
  EIO: "gone",
  ENODEV: "gone",
  ESTALE: "gone",
  ENAMETOOLONG: "name-too-long",
};

function systemCode(error: unknown): string | null {
  if (!(error instanceof Error) || !("syscall" in error) || !("code" in error)) return null;
  return typeof error.code === "string" ? error.code : null;
}
