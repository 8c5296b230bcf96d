import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The words in Electron's binary that its fuses follow, with their names in order (`@electron/fuses`). */
const fuseSentinel = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";
const fuses = [
  "runAsNode",
  "enableCookieEncryption",
  "enableNodeOptionsEnvironmentVariable",
  "enableNodeCliInspectArguments",
  "enableEmbeddedAsarIntegrityValidation",
  "onlyLoadAppFromAsar",
  "loadBrowserProcessSpecificV8Snapshot",
  "grantFileProtocolExtraPrivileges",
];
const [off, on] = ["0", "1"];

/**
 * A folder laid out like Electron's for Linux, for packing where Electron itself cannot be had. Its program is no
 * program, but has the fuses, as Electron sets them.
 *
 * @param {string} folder
 * @param {string} version
 */
export function pretendElectron(folder, version) {
  for (const name of ["resources", "locales"]) mkdirSync(join(folder, name), { recursive: true });
  const wire = Buffer.from([1, fuses.length, ...Buffer.from(`${on}${off}${on}${on}${off}${off}${off}${on}`)]);
  writeFileSync(join(folder, "electron"), Buffer.concat([Buffer.from(fuseSentinel), wire]), { mode: 0o755 });
  writeFileSync(join(folder, "version"), version);
  writeFileSync(join(folder, "locales/en-US.pak"), "");
  writeFileSync(join(folder, "LICENSE"), "");
}

/**
 * The fuses in a packed program, by their names.
 *
 * @param {string} program
 * @returns {Record<string, boolean>}
 */
export function readFuses(program) {
  const bytes = readFileSync(program);
  const start = bytes.indexOf(fuseSentinel) + fuseSentinel.length + 2;
  return Object.fromEntries(
    fuses.map((name, index) => [name, bytes.toString("latin1", start + index, start + index + 1) === on]),
  );
}
