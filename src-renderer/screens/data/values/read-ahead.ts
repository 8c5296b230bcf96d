import type { Outcome } from "../../../../src-contract/outcome.ts";

/** Blocks of rows by their first row, from the engine or from what was read before it was asked for. */
export interface BlockReader<Row> {
  readonly read: (first: number) => Promise<Outcome<readonly Row[]>>;
  /** A block that has been read; one beside it that has not is asked for, one at a time. */
  readonly known: (first: number) => readonly Row[] | undefined;
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
  const there = new Map<number, readonly Row[]>();
  let last = 0;
  let asking = false;
  let seen = 0;

  const block = (first: number) => {
    const known = blocks.get(first);
    if (known !== undefined) return known;
    const asked = fetch(first);
    blocks.set(first, asked);
    void asked.then((outcome) => {
      if (outcome.ok && blocks.get(first) === asked) there.set(first, outcome.value);
    });
    for (const oldest of [...blocks.keys()].slice(0, -blocksKept)) {
      blocks.delete(oldest);
      there.delete(oldest);
    }
    return asked;
  };
  const read = async (first: number) => {
    const next = first < last ? first - size : first + size;
    last = first;
    const outcome = await block(first);
    if (!outcome.ok) blocks.delete(first);
    else if (next >= 0 && next < rows) void block(next);
    return outcome;
  };

  return {
    read,
    known: (first) => {
      const rows = there.get(first);
      // Of what goes by faster, nothing would be there in time.
      const isNear = Math.abs(first - seen) <= size;
      seen = first;
      if (isNear && first !== last && !asking) {
        asking = true;
        void read(first).finally(() => {
          asking = false;
        });
      }
      return rows;
    },
    forget: () => {
      blocks.clear();
      there.clear();
    },
  };
}
