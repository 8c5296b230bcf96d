import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * The process below `root` whose command line contains `text`; null where the system has no `ps`.
 *
 * @param {number} root
 * @param {string} text
 */
export function processBelow(root, text) {
  if (process.platform === "win32") return null;
  const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" }).split("\n");
  const all = lines.flatMap((line) => {
    const [, pid, parent, command = ""] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
  });
  /** @type {(parent: number) => typeof all} */
  const below = (parent) => all.filter((one) => one.parent === parent).flatMap((one) => [one, ...below(one.pid)]);
  return below(root).find(({ command }) => command.includes(text))?.pid ?? null;
}

/**
 * Bytes of main memory that a process holds now, or held at its highest; null where only Linux would tell.
 *
 * @param {number | null} pid
 * @param {"now" | "highest"} when
 */
export function memoryOf(pid, when) {
  if (pid === null || process.platform !== "linux") return null;
  const field = when === "now" ? "VmRSS" : "VmHWM";
  const kilobytes = new RegExp(`^${field}:\\s+(\\d+) kB`, "m").exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) * 1024;
}
