import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { arch, cpus, loadavg, totalmem, type } from "node:os";
import { join } from "node:path";
import { repository } from "../build/bundles.mjs";

/** What the figures were measured on, and when. */
export function describeMachine() {
  const [processor] = cpus();
  const { version } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));
  return {
    date: new Date().toISOString().slice(0, 10),
    program: [version, commit()].filter(Boolean).join(", commit "),
    processor: `${processor?.model.trim() ?? "unknown"}, ${cpus().length} cores`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: `${type()} ${arch()}`,
    node: process.version,
  };
}

/** Jobs waiting for a processor in the last minute; Windows does not count them. */
export function load() {
  return process.platform === "win32" ? null : (loadavg()[0] ?? 0);
}

function commit() {
  try {
    return execFileSync("git", ["describe", "--always", "--dirty=, with changes"], {
      cwd: repository,
      encoding: "utf8",
    }).trim();
  } catch {
    return "";
  }
}
