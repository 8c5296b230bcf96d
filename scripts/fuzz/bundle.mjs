import { basename, join } from "node:path";
import { build } from "rolldown";
import { repository } from "../build/bundles.mjs";

export const fuzzFolder = join(repository, ".cache/fuzz");

/**
 * Makes a module of a TypeScript file that plain Node can run.
 *
 * @param {string} source in the repository
 * @returns {Promise<string>} where it is
 */
export async function bundle(source) {
  const file = join(fuzzFolder, `${basename(source, ".ts")}.mjs`);
  await build({
    input: join(repository, source),
    platform: "node",
    logLevel: "warn",
    output: { file, format: "esm", codeSplitting: false },
  });
  return file;
}
