import { access, readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import type { RecentFile } from "../../../src-contract/host-api.ts";
import { oneAtATime } from "../one-at-a-time.ts";
import { keepText } from "./replace-file.ts";

/** The files that were opened or saved last, across sessions. */
export interface RecentFiles {
  /** Those that are still there, latest first. */
  list(): Promise<readonly RecentFile[]>;
  add(path: string, kind: RecentFile["kind"]): Promise<void>;
}

const mostKept = 12;
/** A file on a network drive that does not answer counts as there. */
const longestLook = 300;

const keptSchema = z.array(z.object({ path: z.string(), kind: z.enum(["project", "data"]), opened: z.string() }));

/** `show` is told of every change, for a native menu. */
export function recentFiles(
  folder: string,
  now: () => Date,
  show: (files: readonly RecentFile[]) => void,
): RecentFiles {
  const file = join(folder, "recent.json");
  const turn = oneAtATime();
  const read = async () => {
    try {
      return keptSchema.parse(JSON.parse(await readFile(file, "utf8")));
    } catch {
      return [];
    }
  };
  const list = async () => {
    const kept = await read();
    const there = await Promise.all(kept.map(({ path }) => isThere(path)));
    const files = kept
      .filter((_, position) => there[position])
      .map((entry) => ({ ...entry, name: basename(entry.path), folder: dirname(entry.path) }));
    show(files);
    return files;
  };
  return {
    list,
    add: (path, kind) =>
      turn(async () => {
        const others = (await read()).filter((entry) => entry.path !== path);
        const kept = [{ path, kind, opened: now().toISOString() }, ...others].slice(0, mostKept);
        // A list that cannot be kept is no reason to trouble anyone.
        await keepText(file, `${JSON.stringify(kept, null, 2)}\n`);
        await list();
      }),
  };
}

function isThere(path: string): Promise<boolean> {
  const look = access(path).then(
    () => true,
    () => false,
  );
  return Promise.race([look, wait(longestLook, true, { ref: false })]);
}
