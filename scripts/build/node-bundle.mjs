import { join } from "node:path";
import { build } from "vite";
import { repository } from "./bundles.mjs";

/**
 * Bundles sources as ES modules for node with everything they need inside, for tests and measurements: nothing of it ships.
 *
 * @param {Readonly<Record<string, string>>} entries output name → source below the repository
 * @param {string} folder where they go; what was in it is gone
 */
export async function bundleForNode(entries, folder) {
  await build({
    configFile: false,
    logLevel: "error",
    root: repository,
    publicDir: false,
    ssr: { noExternal: true, target: "node" },
    build: {
      ssr: true,
      target: "node20",
      outDir: folder,
      emptyOutDir: true,
      reportCompressedSize: false,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(entries).map(([name, source]) => [name, join(repository, source)])),
        output: { format: "es", entryFileNames: "[name].mjs", chunkFileNames: "[name]-[hash].mjs" },
      },
    },
  });
}
