import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** All that tests leave in the system's folder for temporary files goes into one of its own, and with it. */
export default function setUp(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "crosslevel-tests-"));
  for (const name of ["TMPDIR", "TEMP", "TMP"]) process.env[name] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
