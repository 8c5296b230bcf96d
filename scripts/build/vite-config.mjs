import { dirname, join } from "node:path";
import { repository } from "./bundles.mjs";

/**
 * Vite's configuration of one bundle, written to `outDir`.
 *
 * @param {import("./bundles.mjs").Bundle} bundle
 * @param {string} outDir
 * @returns {Promise<import("vite").InlineConfig>}
 */
export async function viteConfig(bundle, outDir) {
  const config = bundle.runsIn === "window" ? await windowConfig(bundle) : nodeConfig(bundle);
  return {
    configFile: false,
    logLevel: "warn",
    cacheDir: join(repository, ".cache/vite"),
    ...config,
    build: { ...config.build, outDir, emptyOutDir: true, reportCompressedSize: false, license: { fileName: licenses } },
  };
}

/** Vite's list of the packages inside a bundle and their licences, in every bundle's folder. */
export const licenses = "licenses.json";

/**
 * For Electron's Chromium and the browsers of the last two years. Nothing is inlined and no path is absolute, so that
 * the page runs under a content security policy without exceptions, from a server's root or from `app://`.
 *
 * @param {import("./bundles.mjs").Bundle} bundle
 * @returns {Promise<import("vite").InlineConfig>}
 */
async function windowConfig(bundle) {
  const { default: react } = await import("@vitejs/plugin-react");
  const [page] = Object.values(bundle.entries);
  return {
    root: join(repository, dirname(page ?? "")),
    base: "./",
    publicDir: false,
    plugins: [react(), modernFonts],
    build: {
      target: "baseline-widely-available",
      minify: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 5000,
    },
  };
}

/**
 * Every browser the window runs in reads WOFF2; the same fonts in older formats would double what ships.
 *
 * @type {import("vite").Plugin}
 */
const modernFonts = {
  name: "modern-fonts",
  enforce: "pre",
  transform: (code, id) =>
    id.endsWith(".css") ? code.replaceAll(/,\s*url\([^)]*\)\s*format\(["'](woff|truetype)["']\)/g, "") : null,
};

/**
 * ES modules for Node 20 and later; CommonJS for Electron's main process and its sandboxed preload, which cannot be
 * anything else. Names and lines are kept so that a stack trace in a report can be read.
 *
 * @param {import("./bundles.mjs").Bundle} bundle
 * @returns {import("vite").InlineConfig}
 */
function nodeConfig({ entries, runsIn }) {
  const extension = runsIn === "electron" ? "cjs" : "mjs";
  return {
    root: repository,
    publicDir: false,
    // The optional native parts of `ws`; without them it uses its own code.
    define: { "process.env.WS_NO_BUFFER_UTIL": '"1"', "process.env.WS_NO_UTF_8_VALIDATE": '"1"' },
    ssr: { noExternal: true, target: "node" },
    build: {
      ssr: true,
      target: "node20",
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(entries).map(([name, source]) => [name, join(repository, source)])),
        external: ["electron", "bufferutil", "utf-8-validate"],
        output: {
          format: runsIn === "electron" ? "cjs" : "es",
          entryFileNames: `[name].${extension}`,
          chunkFileNames: `[name]-[hash].${extension}`,
          minify: { compress: true, mangle: false, codegen: { removeWhitespace: false } },
          // The preload has to be one file.
          codeSplitting: runsIn !== "electron",
        },
      },
    },
  };
}
