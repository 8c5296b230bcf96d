import { cpSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import asar from "@electron/asar";
import { repository } from "../build/bundles.mjs";
import { run } from "../set-up/run.mjs";
import { builderProgram } from "./prepare.mjs";
import { pretendElectron } from "./pretended-electron.mjs";

const folder = join(repository, ".cache/package");

/**
 * The desktop program as electron-builder lays it out for Linux.
 *
 * @typedef {object} PackedProgram
 * @property {string} program
 * @property {string} resources
 * @property {readonly string[]} archived the files in its archive, those beside it included
 */

/**
 * Packs around a pretended Electron. Returns what electron-builder says when it fails.
 *
 * @param {string} electronVersion
 * @returns {Promise<PackedProgram | string>}
 */
export async function packProgram(electronVersion) {
  rmSync(folder, { recursive: true, force: true });
  const electron = join(folder, "electron");
  pretendElectron(electron, electronVersion);
  const flags = [
    "--linux",
    "--dir",
    "--publish",
    "never",
    `-c.electronDist=${electron}`,
    `-c.directories.output=${join(folder, "dist")}`,
  ];
  const ended = await run(process.execPath, [builderProgram, ...flags], { cwd: repository });
  if (ended.code !== 0) return ended.output;
  const unpacked = join(folder, "dist/linux-unpacked");
  const resources = join(unpacked, "resources");
  const archive = join(resources, "app.asar");
  const archived = asar
    .listPackage(archive, { isPack: false })
    .map((path) => path.replaceAll("\\", "/").slice(1))
    .filter((path) => !("files" in asar.statFile(archive, path)));
  return { program: join(unpacked, "crosslevel"), resources, archived };
}

/**
 * Only Electron reads archives: a folder in the archive's place, with what is in it and without what is beside it,
 * starts from the same paths.
 *
 * @param {PackedProgram} packed
 * @returns {string} the folder with `app.asar` as a folder, in the layout of Electron's `resources`
 */
export function openArchive({ resources, archived }) {
  const opened = join(folder, "opened/resources");
  mkdirSync(opened, { recursive: true });
  for (const name of readdirSync(resources)) {
    if (name !== "app.asar") cpSync(join(resources, name), join(opened, name), { recursive: true });
  }
  asar.extractAll(join(resources, "app.asar"), join(opened, "app.asar"));
  for (const path of archived) {
    const beside = join(opened, "app.asar.unpacked", path);
    if (statSync(beside, { throwIfNoEntry: false })) rmSync(join(opened, "app.asar", path));
  }
  return opened;
}
