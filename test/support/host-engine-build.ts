import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { bundleForNode } from "../../scripts/build/node-bundle.mjs";

const repository = join(import.meta.dirname, "../..");

export interface BuiltEngine {
  readonly engine: string;
  readonly remove: () => Promise<void>;
}

export interface BuiltHost extends BuiltEngine {
  /** A host as a program of its own (`host-process.ts`). */
  readonly host: string;
}

/** Bundles `entries` (name → source below the repository) as ES modules for node into a folder of their own. */
export async function bundle(entries: Readonly<Record<string, string>>): Promise<string> {
  const cache = join(repository, ".cache/host-tests");
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, "bundle-"));
  await bundleForNode(entries, folder);
  return folder;
}

/** The engine process as it ships. */
export async function buildEngine(): Promise<BuiltEngine> {
  const folder = await bundle({
    engine: "src-engine/process/engine.ts",
    thread: "src-engine/process/thread.ts",
  });
  return { engine: join(folder, "engine.mjs"), remove: () => rm(folder, { recursive: true, force: true }) };
}

/** The same, over a stand-in for the statistics that can hang, crash and kill. */
export async function buildStandInEngine(): Promise<BuiltHost> {
  const folder = await bundle({
    engine: "test/support/host-stand-in-engine.ts",
    thread: "test/support/host-stand-in-thread.ts",
    host: "test/support/host-process.ts",
  });
  return {
    engine: join(folder, "engine.mjs"),
    host: join(folder, "host.mjs"),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
