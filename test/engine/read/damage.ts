/** Ways in which files go bad, at random but the same each time. */
export interface Chance {
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number;
}

/** Mulberry32: small, fast, good enough to break files with. */
export function chance(seed: number): Chance {
  let state = seed;
  return {
    below: (limit) => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * limit);
    },
  };
}

/** A damaged copy: cut short, with bits flipped, with numbers blown up, with a part twice or left out. */
export function damaged(content: Uint8Array, random: Chance): Uint8Array {
  const bytes = Buffer.from(content);
  switch (random.below(6)) {
    case 0:
      return bytes.subarray(0, random.below(bytes.length));
    case 1:
      return flipBits(bytes, random, 1);
    case 2:
      return flipBits(bytes, random, 1 + random.below(40));
    case 3:
      return blowUp(bytes, random);
    case 4: {
      const [start, end] = part(bytes, random);
      return Buffer.concat([bytes.subarray(0, end), bytes.subarray(start)]);
    }
    default: {
      const [start, end] = part(bytes, random);
      return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
    }
  }
}

function flipBits(bytes: Buffer, random: Chance, count: number): Buffer {
  for (let flip = 0; flip < count; flip++) {
    const at = random.below(bytes.length);
    bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << random.below(8)), at);
  }
  return bytes;
}

const largeNumbers = [0x7fffffff, 0xffffffff, 0x80000000, 0x10000000, 0x00ffffff, 0xfffffffe];

/** Writes a large number over four bytes, in binary or, where digits stand, in digits. */
function blowUp(bytes: Buffer, random: Chance): Buffer {
  const at = random.below(Math.max(bytes.length - 4, 1));
  const text = bytes.toString("latin1");
  const digits = /\d+/g;
  digits.lastIndex = at;
  const match = random.below(2) === 0 ? digits.exec(text) : null;
  if (match !== null) {
    const large = "9".repeat(1 + random.below(12));
    return Buffer.from(text.slice(0, match.index) + large + text.slice(digits.lastIndex), "latin1");
  }
  if (bytes.length >= 4)
    bytes.writeUInt32LE(largeNumbers[random.below(largeNumbers.length)] ?? 0, Math.min(at, bytes.length - 4));
  return bytes;
}

function part(bytes: Buffer, random: Chance): [number, number] {
  const start = random.below(bytes.length);
  return [start, Math.min(start + random.below(2000), bytes.length)];
}
