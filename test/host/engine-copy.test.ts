import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { copyEngine } from "../../src-main/host/engine/engine-copy.ts";
import { forkEngine } from "../../src-main/host/engine/forked-engine.ts";

let folder = "";
let built = "";

/** An engine that reads a part of itself when it is first asked. */
function build(name: string): void {
  mkdirSync(built, { recursive: true });
  const late = `late-${name}.mjs`;
  writeFileSync(
    join(built, "engine.mjs"),
    `process.on("message", async () => process.send((await import("./${late}")).part));`,
  );
  writeFileSync(join(built, late), `export const part = new TextEncoder().encode("${name}");`);
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "crosslevel-copied-"));
  built = join(folder, "engine");
  build("first");
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

function partOf(file: string): Promise<string> {
  const engine = forkEngine(file);
  return new Promise((resolve, reject) => {
    engine.onClose(() => reject(new Error(`the engine ended: ${engine.exitReason()}`)));
    engine.onMessage((bytes) => {
      resolve(new TextDecoder().decode(bytes));
      engine.kill();
    });
    engine.send(new Uint8Array([1]));
  });
}

it("the engine of a running program stays itself when another one is built in its place", async () => {
  const copy = copyEngine(join(built, "engine.mjs"));
  rmSync(built, { recursive: true });
  build("second");
  expect(await partOf(copy)).toBe("first");
  expect(await partOf(copyEngine(join(built, "engine.mjs")))).toBe("second");
});

it("the engine starts where the folder for temporary files cannot be listed, or is not there", async () => {
  vi.stubEnv("TMPDIR", join(folder, "missing"));
  vi.stubEnv("TEMP", join(folder, "missing"));
  expect(await partOf(copyEngine(join(built, "engine.mjs")))).toBe("first");
});

it("what a killed program left of its engine is gone after the next start", () => {
  const { pid } = spawnSync(process.execPath, ["--version"]);
  const left = mkdtempSync(join(tmpdir(), `crosslevel-engine-${pid}-`));
  writeFileSync(join(left, "engine.mjs"), "");
  copyEngine(join(built, "engine.mjs"));
  expect(existsSync(left)).toBe(false);
});
