import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { earlierFailure, electronVersion, fetchElectron } from "../../scripts/set-up/electron.mjs";

/** An install script of our own, and a note of our own in which a failure is remembered. */
function fetching(source: string) {
  const folder = mkdtempSync(join(tmpdir(), "crosslevel-fetch-"));
  const script = join(folder, "install.mjs");
  const note = join(folder, "note.json");
  writeFileSync(script, source);
  return { folder, script, note };
}

describe("fetching Electron", () => {
  it("ends with its program", async () => {
    const { script, note } = fetching("");
    expect(await fetchElectron({ script, note, isThere: () => true })).toBeNull();
    expect(existsSync(note)).toBe(false);
  });

  it.each([
    ["console.error('TypeError: fetch failed'); process.exit(1)", "github.com cannot be reached"],
    ["console.error('HTTPError: Response code 404 (Not Found) for …'); process.exit(1)", "the server answered 404"],
    ["console.error('Error: ENOSPC: no space left on device'); process.exit(1)", "the disk is full"],
    ["", "its install script ended without a word"],
  ])("remembers why it failed: %j", async (source, reason) => {
    const { script, note } = fetching(source);
    expect(earlierFailure(note)).toBeNull();
    expect(await fetchElectron({ script, note, isThere: () => false })).toBe(reason);
    expect(earlierFailure(note)).toBe(reason);
  });

  it("is tried again for another version", () => {
    const { note } = fetching("");
    writeFileSync(note, JSON.stringify({ version: "1.0.0", reason: "offline" }));
    expect(earlierFailure(note)).toBeNull();
    writeFileSync(note, JSON.stringify({ version: electronVersion(), reason: "offline" }));
    expect(earlierFailure(note)).toBe("offline");
  });

  it("is given up on Ctrl+C, and the start goes on", async () => {
    const { script, note } = fetching("setInterval(() => {}, 1000)");
    const before = process.listenerCount("SIGINT");
    const fetched = fetchElectron({ script, note, isThere: () => false });
    await expect.poll(() => process.listenerCount("SIGINT")).toBeGreaterThan(before);
    process.emit("SIGINT");
    expect(await fetched).toBe("you stopped it");
  });
});
