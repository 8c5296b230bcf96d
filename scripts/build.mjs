import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { bundles, repository } from "./build/bundles.mjs";
import { alone } from "./build/lock.mjs";
import { isUpToDate, sourceStamp, stampFile } from "./build/stamp.mjs";
import { viteConfig } from "./build/vite-config.mjs";

/**
 * Builds the bundles whose sources changed since they were last built, into `out/`. Returns those built.
 *
 * `node scripts/build.mjs [--force] [bundle …]`
 *
 * @param {object} [options]
 * @param {readonly string[]} [options.names] only these
 * @param {boolean} [options.force] even where nothing changed
 * @param {(line: string) => void} [options.tell]
 */
export async function build({ names = bundles.map(({ name }) => name), force = false, tell = console.error } = {}) {
  const wanted = bundles.filter(({ name }) => names.includes(name));
  const isOld = (/** @type {import("./build/bundles.mjs").Bundle} */ bundle) => force || !isUpToDate(bundle);
  if (!wanted.some(isOld)) return [];
  return await alone(join(repository, ".cache/build/lock"), async () => {
    const built = [];
    for (const bundle of wanted.filter(isOld)) {
      const started = performance.now();
      await buildOne(bundle);
      tell(`Built ${bundle.title} in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
      built.push(bundle);
    }
    return built;
  });
}

/**
 * Next to the old one first, and then in its place: whoever starts the application meanwhile finds all or nothing.
 *
 * @param {import("./build/bundles.mjs").Bundle} bundle
 */
async function buildOne(bundle) {
  const vite = await import("vite");
  const stamp = sourceStamp(bundle);
  const fresh = join(repository, ".cache/build", bundle.name);
  await vite.build(await viteConfig(bundle, fresh));
  const folder = join(repository, bundle.folder);
  mkdirSync(dirname(folder), { recursive: true });
  rmSync(folder, { recursive: true, force: true });
  renameSync(fresh, folder);
  writeFileSync(stampFile(bundle), stamp);
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const words = process.argv.slice(2);
  const names = words.filter((word) => word !== "--force");
  const unknown = names.filter((name) => !bundles.some((bundle) => bundle.name === name));
  if (unknown.length > 0) {
    console.error(
      `There is no bundle called ${unknown.join(", ")}; there are ${bundles.map((b) => b.name).join(", ")}.`,
    );
    process.exit(1);
  }
  await build({ force: words.includes("--force"), ...(names.length > 0 && { names }) }).catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
