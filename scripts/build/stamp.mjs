import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { repository } from "./bundles.mjs";

/** What every bundle depends on besides its own rooms. */
const always = ["package.json", "package-lock.json", "scripts/build"];

/**
 * A fingerprint of a bundle's sources: their names, sizes and times of change. It reads no file, so that asking
 * whether anything has to be built costs a few milliseconds.
 *
 * @param {import("./bundles.mjs").Bundle} bundle
 */
export function sourceStamp(bundle) {
  const hash = createHash("sha256");
  for (const room of [...always, ...bundle.rooms]) addPath(hash, room);
  return hash.digest("hex");
}

/**
 * Whether the bundle is there and was built from the sources as they are.
 *
 * @param {import("./bundles.mjs").Bundle} bundle
 */
export function isUpToDate(bundle) {
  const file = stampFile(bundle);
  if (!existsSync(join(repository, bundle.folder)) || !existsSync(file)) return false;
  return readFileSync(file, "utf8") === sourceStamp(bundle);
}

/** @param {import("./bundles.mjs").Bundle} bundle */
export function stampFile(bundle) {
  return join(repository, ".cache/build", `${bundle.name}.stamp`);
}

/**
 * @param {import("node:crypto").Hash} hash
 * @param {string} path below the repository
 */
function addPath(hash, path) {
  const stats = statSync(join(repository, path), { throwIfNoEntry: false });
  if (stats === undefined) return;
  if (!stats.isDirectory()) {
    hash.update(`${path}\0${stats.size}\0${stats.mtimeMs}\0`);
    return;
  }
  for (const name of readdirSync(join(repository, path)).sort()) addPath(hash, `${path}/${name}`);
}
