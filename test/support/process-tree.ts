import { execFileSync } from "node:child_process";

/** The processes that stand below `root`, with their command lines. */
export function descendants(root: number): readonly { readonly pid: number; readonly command: string }[] {
  const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" }).trim().split("\n");
  const all = lines.map((line) => {
    const [, pid = "", parent = "", command = ""] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return { pid: Number(pid), parent: Number(parent), command };
  });
  const below = (parent: number): typeof all =>
    all.filter((process) => process.parent === parent).flatMap((process) => [process, ...below(process.pid)]);
  return below(root);
}

/** Kills the engine of a program without warning. */
export function killEngine(program: number): void {
  const engine = descendants(program).find(({ command }) => command.includes("engine.mjs"));
  if (engine === undefined) throw new Error("the program has no engine process");
  process.kill(engine.pid, "SIGKILL");
}
