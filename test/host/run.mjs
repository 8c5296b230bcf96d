import { fork } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleForNode } from "../../scripts/build/node-bundle.mjs";

/**
 * Runs a program of this folder over a freshly built host and engine: `node test/host/run.mjs measure`. The program gets
 * the built engine over the stand-in for statistics, the built real engine, and the words that follow its name.
 */
const [program = "", ...words] = process.argv.slice(2);
const repository = fileURLToPath(new URL("../..", import.meta.url));
const standIn = await bundle("stand-in", {
  engine: "test/support/host-stand-in-engine.ts",
  thread: "test/support/host-stand-in-thread.ts",
});
const real = await bundle("engine", {
  engine: "src-engine/process/engine.ts",
  thread: "src-engine/process/thread.ts",
});
const main = await bundle(program, { main: `test/host/${program}.ts` });
fork(join(main, "main.mjs"), [join(standIn, "engine.mjs"), join(real, "engine.mjs"), ...words]);

/**
 * @param {string} name
 * @param {Readonly<Record<string, string>>} entries
 */
async function bundle(name, entries) {
  const outDir = join(repository, ".cache/host-programs", name);
  await bundleForNode(entries, outDir);
  return outDir;
}
