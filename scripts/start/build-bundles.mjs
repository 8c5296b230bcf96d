import { join } from "node:path";
import { bundles, repository } from "../build/bundles.mjs";
import { isUpToDate } from "../build/stamp.mjs";
import { run } from "../set-up/run.mjs";

/**
 * Builds what changed, in a process of its own, which gives its memory back. Returns a sentence when it fails.
 *
 * @param {readonly import("../build/bundles.mjs").BundleName[]} names
 * @returns {Promise<string | null>}
 */
export async function buildBundles(names) {
  if (bundles.filter(({ name }) => names.includes(name)).every(isUpToDate)) return null;
  const ended = await run(process.execPath, [join(repository, "scripts/build.mjs"), ...names], {
    cwd: repository,
    onOutput: (text) => process.stderr.write(text),
  });
  return ended.code === 0 ? null : "Crosslevel could not be built; the lines above say why.";
}
