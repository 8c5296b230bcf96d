import type { Table } from "../table/table.ts";

/** Tables of so many bytes may be left lying about. */
const tolerated = 32_000_000;

/**
 * To be told of tables that are no longer needed. Their values lie in shared memory, which V8 does not count: it would
 * leave them there until small objects make it clean up, long after gigabytes. So it is asked to, once enough of them have
 * come together, when the thread has nothing else to do. Where it cannot be asked (without `--expose-gc`), it decides itself.
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

function collectGarbage(): void {
  void globalThis.gc?.({ type: "major", execution: "async" });
}
