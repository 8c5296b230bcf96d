import { fileURLToPath } from "node:url";

/**
 * What is built: one bundle a process, each with everything it needs inside, so that only `out/` ships.
 * `rooms` are the folders whose change makes the bundle old; `entries` name the files to begin at.
 *
 * @typedef {"renderer" | "engine" | "web" | "main" | "preload" | "cli"} BundleName
 * @typedef {object} Bundle
 * @property {BundleName} name
 * @property {string} title as shown while it is built
 * @property {string} folder where it goes, below the repository
 * @property {Readonly<Record<string, string>>} entries output name → source
 * @property {readonly string[]} rooms
 * @property {"window" | "node" | "electron"} runsIn
 */

export const repository = fileURLToPath(new URL("../../", import.meta.url));

const shared = ["src-contract", "src-wording"];

/** @type {readonly Bundle[]} */
export const bundles = [
  {
    name: "renderer",
    title: "the window",
    folder: "out/renderer",
    entries: { index: "src-renderer/index.html" },
    rooms: ["src-renderer", "src-engine/formula", "src-engine/specification", "src-print", "assets/icons", ...shared],
    runsIn: "window",
  },
  {
    name: "engine",
    title: "the engine",
    folder: "out/engine",
    entries: { engine: "src-engine/process/engine.ts", thread: "src-engine/process/thread.ts" },
    rooms: ["src-engine", "src-print", ...shared],
    runsIn: "node",
  },
  {
    name: "web",
    title: "the browser host",
    folder: "out/web",
    entries: { server: "src-main/web/server.ts" },
    rooms: ["src-main/web", "src-main/host", "src-main/page", ...shared],
    runsIn: "node",
  },
  {
    name: "main",
    title: "the desktop host",
    folder: "out/main",
    entries: { main: "src-main/electron/main.ts" },
    rooms: ["src-main/electron", "src-main/host", "src-main/page", ...shared],
    runsIn: "electron",
  },
  {
    name: "preload",
    title: "the desktop window's preload",
    folder: "out/preload",
    entries: { preload: "src-main/electron/preload.ts" },
    rooms: ["src-main/electron", ...shared],
    runsIn: "electron",
  },
  {
    name: "cli",
    title: "the command line",
    folder: "out/cli",
    entries: { crosslevel: "src-engine/cli/crosslevel.ts" },
    rooms: ["src-engine", "src-print", ...shared],
    runsIn: "node",
  },
];
