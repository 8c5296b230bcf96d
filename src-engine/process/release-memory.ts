import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Table } from "../table/table.ts";

/** Tables of so many bytes may be left lying about. */
const tolerated = 32_000_000;

/**
 * To be told of tables that are no longer needed. Their values lie in shared memory, which V8 does not count: it would
 * leave them there until small objects make it clean up, long after gigabytes. So it is asked to, once enough of them have
 * come together, when the thread has nothing else to do.
 */
export function memoryRelease(collect = collectGarbage): (gone: Table) => void {
  let left = 0;
  return (gone) => {
    left += bytesOf(gone);
    if (left < tolerated) return;
    left = 0;
    collect();
  };
}

function bytesOf({ columns }: Table): number {
  let bytes = 0;
  for (const column of columns.values()) {
    bytes += column.kind === "number" ? column.values.byteLength : column.codes.byteLength;
  }
  return bytes;
}

/** V8 can be asked once it is told so; a context made after that knows how. */
function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  const collect: NodeJS.GCFunction = globalThis.gc ?? runInNewContext("gc");
  void collect({ type: "major", execution: "async" });
}
