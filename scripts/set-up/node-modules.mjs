import { createHash } from "node:crypto";
import { existsSync, readFileSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../build/bundles.mjs";
import { alone } from "../build/lock.mjs";
import { withProgress } from "./progress-line.mjs";
import { npm, run } from "./run.mjs";

const modules = join(repository, "node_modules");
const stampFile = join(modules, ".crosslevel-stamp");
const neededBytes = 1.5e9;

/**
 * Installs the packages the lock file names, if they are not there yet. Returns null, or a sentence that says why it
 * could not be done and what to do.
 *
 * @returns {Promise<string | null>}
 */
export async function setUpNodeModules() {
  if (isInstalled()) return null;
  return await alone(join(repository, ".cache/set-up/npm.lock"), async () => {
    if (isInstalled()) return null;
    const { bavail, bsize } = statfsSync(repository);
    if (bavail * bsize < neededBytes) return noSpace;
    const { program, words, shell } = npm();
    const flags = ["ci", "--no-audit", "--no-fund", "--loglevel=error", "--fetch-retry-maxtimeout=10000"];
    const ended = await withProgress("Setting up: installing packages, once, about 500 MB", () =>
      run(program, [...words, ...flags], { cwd: repository, shell }),
    );
    if (ended.code !== 0) return installProblem(ended.output);
    writeFileSync(stampFile, lockHash());
    return null;
  });
}

/** By our stamp; else by what npm itself noted, for those who ran `npm ci` themselves. */
function isInstalled() {
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === lockHash()) return true;
  const noted = join(modules, ".package-lock.json");
  if (!existsSync(noted)) return false;
  const installed = readPackages(noted);
  const same = Object.entries(readPackages(join(repository, "package-lock.json"))).every(
    ([path, { version, optional }]) =>
      path === "" || installed[path]?.version === version || (optional && !installed[path]),
  );
  if (same) writeFileSync(stampFile, lockHash());
  return same;
}

/**
 * @param {string} lockFile
 * @returns {Record<string, { version: string, optional?: boolean }>}
 */
function readPackages(lockFile) {
  return JSON.parse(readFileSync(lockFile, "utf8")).packages;
}

function lockHash() {
  return createHash("sha256")
    .update(readFileSync(join(repository, "package-lock.json")))
    .digest("hex");
}

const noSpace = `There is too little room on the disk of ${repository}: the packages need about 1.5 GB while they are installed. Make room and run this again.`;

/**
 * What npm's last words mean for the person who sees them.
 *
 * @param {string} output
 */
export function installProblem(output) {
  if (/\bENOSPC\b/.test(output)) return noSpace;
  if (
    /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT)\b/.test(
      output,
    )
  ) {
    return "The packages could not be fetched: the package registry cannot be reached. Connect to the internet and run this again; afterwards Crosslevel needs no network.";
  }
  if (/\b(EACCES|EPERM|EROFS)\b/.test(output)) {
    return `The packages could not be written to ${modules}: there is no permission to write there.`;
  }
  const lastLines = output.trim().split("\n").slice(-15).join("\n");
  return `The packages could not be installed. npm says:\n${lastLines}`;
}
