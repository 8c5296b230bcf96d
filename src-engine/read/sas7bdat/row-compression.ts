/**
 * Unpacks one row into `row`, by one of the two ways SAS packs them (as ReadStat and pandas know them). False: it is
 * damaged, or not as long as a row.
 */
export type Unpack = (packed: Uint8Array, row: Uint8Array) => boolean;

/** COMPRESS=CHAR: commands in the upper half of a byte that copy bytes or repeat one. */
export const unpackRuns: Unpack = (packed, row) => {
  let from = 0;
  let to = 0;
  while (from < packed.length) {
    const command = (packed[from] ?? 0) >> 4;
    const low = (packed[from] ?? 0) & 0x0f;
    const next = packed[from + 1] ?? 0;
    from += 1 + (hasSecondByte.has(command) ? 1 : 0);
    const count = runLength(command, low, next);
    if (count === 0 || to + count > row.length) return false;
    const filling = fillings.get(command);
    if (filling !== undefined) {
      row.fill(filling, to, to + count);
    } else if (command === 0x4 || command === 0xc) {
      row.fill(packed[from++] ?? 0, to, to + count);
    } else {
      if (from + count > packed.length) return false;
      row.set(packed.subarray(from, from + count), to);
      from += count;
    }
    to += count;
  }
  return to === row.length;
};

const hasSecondByte = new Set([0x0, 0x1, 0x4, 0x5, 0x6, 0x7]);
const at = 0x40;
const blank = 0x20;
const fillings = new Map([
  [0x5, at],
  [0x6, blank],
  [0x7, 0],
  [0xd, at],
  [0xe, blank],
  [0xf, 0],
]);

/** Bytes of the row that a command stands for; 0: it is none. */
function runLength(command: number, low: number, next: number): number {
  switch (command) {
    case 0x0:
      return low * 256 + next + 64;
    case 0x1:
      return low * 256 + next + 64 + 4096;
    case 0x2:
      return low + 96;
    case 0x4:
      return low * 256 + next + 18;
    case 0x5:
    case 0x6:
    case 0x7:
      return low * 256 + next + 17;
    case 0x8:
      return low + 1;
    case 0x9:
      return low + 17;
    case 0xa:
      return low + 33;
    case 0xb:
      return low + 49;
    case 0xc:
      return low + 3;
    case 0xd:
    case 0xe:
    case 0xf:
      return low + 2;
    default:
      return 0;
  }
}

/** COMPRESS=BINARY, Ross's data compression: sixteen bits tell which of the next items are bytes and which are commands. */
export const unpackPatterns: Unpack = (packed, row) => {
  let from = 0;
  let to = 0;
  let bits = 0;
  let mask = 0;
  while (from < packed.length) {
    mask >>= 1;
    if (mask === 0) {
      bits = ((packed[from] ?? 0) << 8) | (packed[from + 1] ?? 0);
      from += 2;
      mask = 0x8000;
      if (from >= packed.length) break;
    }
    if ((bits & mask) === 0) {
      if (to >= row.length) return false;
      row[to++] = packed[from++] ?? 0;
      continue;
    }
    const command = (packed[from] ?? 0) >> 4;
    const low = (packed[from++] ?? 0) & 0x0f;
    const next = packed[from++] ?? 0;
    if (command < 2) {
      const count = command === 0 ? low + 3 : low + (next << 4) + 19;
      const filling = command === 0 ? next : (packed[from++] ?? 0);
      if (to + count > row.length) return false;
      row.fill(filling, to, to + count);
      to += count;
    } else {
      const back = low + 3 + (next << 4);
      const count = command === 2 ? (packed[from++] ?? 0) + 16 : command;
      if (back > to || to + count > row.length) return false;
      for (let i = 0; i < count; i++) row[to + i] = row[to + i - back] ?? 0;
      to += count;
    }
  }
  return to === row.length;
};
