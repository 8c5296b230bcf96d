import type { Outcome } from "../../../../src-contract/outcome.ts";

/** Blocks of rows by their first row, from the engine or from what was read before it was asked for. */
export interface BlockReader<Row> {
  readonly read: (first: number) => Promise<Outcome<readonly Row[]>>;
  readonly forget: () => void;
}

/** Some screens full in either direction. */
const blocksKept = 6;

/**
 * Reads the block behind the one asked for as well, in the direction of travel: when it comes into sight it is there.
 */
export function readingAhead<Row>(
  fetch: (first: number) => Promise<Outcome<readonly Row[]>>,
  { size, rows }: { readonly size: number; readonly rows: number },
): BlockReader<Row> {
  const blocks = new Map<number, Promise<Outcome<readonly Row[]>>>();
  let last = 0;

  const block = (first: number) => {
    const known = blocks.get(first);
    if (known !== undefined) return known;
    const asked = fetch(first);
    blocks.set(first, asked);
    for (const oldest of [...blocks.keys()].slice(0, -blocksKept)) blocks.delete(oldest);
    return asked;
  };

  return {
    read: async (first) => {
      const next = first < last ? first - size : first + size;
      last = first;
      const outcome = await block(first);
      if (!outcome.ok) blocks.delete(first);
      else if (next >= 0 && next < rows) void block(next);
      return outcome;
    },
    forget: () => blocks.clear(),
  };
}
