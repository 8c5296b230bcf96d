import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { arch, cpus, totalmem, type } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
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

/** The share of the processors that other programs use, looked at for two seconds. */
export async function busyShare() {
  const before = processorTimes();
  await wait(2000);
  const after = processorTimes();
  return 1 - (after.idle - before.idle) / (after.all - before.all);
}

function processorTimes() {
  const times = cpus().map((processor) => processor.times);
  const all = times.flatMap((one) => Object.values(one)).reduce((sum, one) => sum + one, 0);
  return { all, idle: times.reduce((sum, { idle }) => sum + idle, 0) };
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
