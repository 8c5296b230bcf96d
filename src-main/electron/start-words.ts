import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { DataSource } from "../../src-contract/data-import.ts";

/**
 * What the program is asked to open: `--data FILE`, `--sample NAME`, or a file by itself, as systems pass it on a double
 * click. Chromium's own switches may stand between; they are passed over, and so is the program's own path, which comes
 * first where it is not packaged.
 */
export function sourceFromWords(words: readonly string[], isPackaged: boolean, folder: string): DataSource | null {
  const { values, positionals } = parseArgs({
    args: [...words],
    options: { data: { type: "string" }, sample: { type: "string" } },
    allowPositionals: true,
    strict: false,
  });
  if (typeof values.data === "string") return { kind: "path", path: resolve(folder, values.data) };
  if (typeof values.sample === "string") return { kind: "sample", id: values.sample };
  const file = positionals[isPackaged ? 0 : 1];
  return file === undefined ? null : { kind: "path", path: resolve(folder, file) };
}
