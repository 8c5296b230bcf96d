import type { Damaged } from "../byte-cursor.ts";
import type { GrowingBytes } from "./growing-bytes.ts";

/** How many bits of the position and of the byte before choose among probabilities: lc, lp and pb of the format. */
export interface LzmaProperties {
  readonly literalContext: number;
  readonly literalPosition: number;
  readonly position: number;
}

/**
 * Decodes LZMA, chunk by chunk into `output`, from which matches are copied: literals and matches in the binary
 * adaptive range code of Igor Pavlov's LZMA specification (2015-06-14), whose names are kept.
 */
export class LzmaDecoder {
  private readonly output: GrowingBytes;
  private readonly damaged: Damaged;
  private properties: LzmaProperties = { literalContext: 3, literalPosition: 0, position: 2 };
  private state = 0;
  private readonly reps = new Uint32Array(4);
  /** Where the dictionary begins in the output. */
  private dictionaryStart = 0;

  private isMatch = probabilities(states << 4);
  private isRep = probabilities(states);
  private isRepG0 = probabilities(states);
  private isRepG1 = probabilities(states);
  private isRepG2 = probabilities(states);
  private isRep0Long = probabilities(states << 4);
  private literals = probabilities(0x300 << 3);
  private distanceSlots = probabilities(4 << 6);
  private distanceSpecial = probabilities(128);
  private distanceAlign = probabilities(1 << 4);
  private matchLength = lengthProbabilities();
  private repLength = lengthProbabilities();

  private input: Uint8Array = new Uint8Array(0);
  private at = 0;
  private range = 0;
  private code = 0;

  constructor(output: GrowingBytes, damaged: Damaged) {
    this.output = output;
    this.damaged = damaged;
  }

  resetDictionary(): void {
    this.dictionaryStart = this.output.length;
  }

  setProperties(properties: LzmaProperties): void {
    this.properties = properties;
  }

  resetState(): void {
    const { literalContext, literalPosition } = this.properties;
    this.state = 0;
    this.reps.fill(0);
    this.isMatch = probabilities(states << 4);
    this.isRep = probabilities(states);
    this.isRepG0 = probabilities(states);
    this.isRepG1 = probabilities(states);
    this.isRepG2 = probabilities(states);
    this.isRep0Long = probabilities(states << 4);
    this.literals = probabilities(0x300 << (literalContext + literalPosition));
    this.distanceSlots = probabilities(4 << 6);
    this.distanceSpecial = probabilities(128);
    this.distanceAlign = probabilities(1 << 4);
    this.matchLength = lengthProbabilities();
    this.repLength = lengthProbabilities();
  }

  /** Decodes `input`, which holds `size` bytes packed. */
  decode(input: Uint8Array, size: number): void {
    const { output } = this;
    output.reserve(size);
    const end = output.length + size;
    this.begin(input);
    while (output.length < end) {
      const positionState = (output.length - this.dictionaryStart) & ((1 << this.properties.position) - 1);
      if (this.bit(this.isMatch, (this.state << 4) + positionState) === 0) this.literal();
      else this.copy(this.match(positionState), end);
      if (this.at > input.length) this.damaged("packed data");
    }
    if (this.at !== input.length || this.code !== 0) this.damaged("packed data");
  }

  private literal(): void {
    const { output, properties } = this;
    const { bytes } = output;
    const position = output.length - this.dictionaryStart;
    const previous = position === 0 ? 0 : (bytes[output.length - 1] ?? 0);
    const low = position & ((1 << properties.literalPosition) - 1);
    const context = (low << properties.literalContext) + (previous >> (8 - properties.literalContext));
    const base = 0x300 * context;
    let symbol = 1;
    if (this.state >= firstStateAfterMatch) {
      let matched = bytes[this.source()] ?? 0;
      while (symbol < 0x100) {
        const matchBit = (matched >> 7) & 1;
        matched <<= 1;
        const bit = this.bit(this.literals, base + ((1 + matchBit) << 8) + symbol);
        symbol = (symbol << 1) | bit;
        if (matchBit !== bit) break;
      }
    }
    while (symbol < 0x100) symbol = (symbol << 1) | this.bit(this.literals, base + symbol);
    bytes[output.length++] = symbol;
    this.state = this.state < 4 ? 0 : this.state < 10 ? this.state - 3 : this.state - 6;
  }

  /** The length of the match that comes next; its distance is the first of `reps` then. */
  private match(positionState: number): number {
    const { reps, state } = this;
    const afterMatch = state >= firstStateAfterMatch;
    const [rep0 = 0, rep1 = 0, rep2 = 0, rep3 = 0] = reps;
    if (this.bit(this.isRep, state) === 0) {
      const length = this.length(this.matchLength, positionState);
      this.state = afterMatch ? 10 : 7;
      reps.set([this.distance(length), rep0, rep1, rep2]);
      return length;
    }
    if (this.bit(this.isRepG0, state) === 0) {
      if (this.bit(this.isRep0Long, (state << 4) + positionState) === 0) {
        this.state = afterMatch ? 11 : 9;
        return 1;
      }
    } else if (this.bit(this.isRepG1, state) === 0) {
      reps.set([rep1, rep0]);
    } else if (this.bit(this.isRepG2, state) === 0) {
      reps.set([rep2, rep0, rep1]);
    } else {
      reps.set([rep3, rep0, rep1, rep2]);
    }
    this.state = afterMatch ? 11 : 8;
    return this.length(this.repLength, positionState);
  }

  private copy(length: number, end: number): void {
    const { output } = this;
    if (output.length + length > end) this.damaged("packed data");
    const { bytes } = output;
    let from = this.source();
    for (let left = length; left > 0; left--) bytes[output.length++] = bytes[from++] ?? 0;
  }

  /** Where in the output the last distance points to. */
  private source(): number {
    const distance = (this.reps[0] ?? 0) + 1;
    if (distance > this.output.length - this.dictionaryStart) this.damaged("packed data");
    return this.output.length - distance;
  }

  private length({ choice, low, middle, high }: LengthProbabilities, positionState: number): number {
    if (this.bit(choice, 0) === 0) return shortestMatch + this.tree(low, positionState << 3, 3);
    if (this.bit(choice, 1) === 0) return shortestMatch + 8 + this.tree(middle, positionState << 3, 3);
    return shortestMatch + 16 + this.tree(high, 0, 8);
  }

  private distance(length: number): number {
    const lengthState = Math.min(length - shortestMatch, 3);
    const slot = this.tree(this.distanceSlots, lengthState << 6, 6);
    if (slot < 4) return slot;
    const directBits = (slot >> 1) - 1;
    const base = ((2 | (slot & 1)) << directBits) >>> 0;
    if (slot < 14) return base + this.reverseTree(this.distanceSpecial, base - slot, directBits);
    const upper = this.direct(directBits - 4) * 16;
    return base + upper + this.reverseTree(this.distanceAlign, 0, 4);
  }

  private tree(probability: Uint16Array, base: number, bits: number): number {
    let symbol = 1;
    for (let i = 0; i < bits; i++) symbol = (symbol << 1) | this.bit(probability, base + symbol);
    return symbol - (1 << bits);
  }

  private reverseTree(probability: Uint16Array, base: number, bits: number): number {
    let place = 1;
    let symbol = 0;
    for (let i = 0; i < bits; i++) {
      const bit = this.bit(probability, base + place);
      place = (place << 1) | bit;
      symbol |= bit << i;
    }
    return symbol;
  }

  /** Bits that are as likely 0 as 1. */
  private direct(bits: number): number {
    let value = 0;
    for (let i = 0; i < bits; i++) {
      this.range >>>= 1;
      const bit = this.code >= this.range ? 1 : 0;
      if (bit === 1) this.code -= this.range;
      this.normalize();
      value = value * 2 + bit;
    }
    return value;
  }

  private begin(input: Uint8Array): void {
    this.input = input;
    this.range = 0xffffffff;
    this.code = 0;
    if (input.length < 5 || input[0] !== 0) this.damaged("packed data");
    for (this.at = 1; this.at < 5; this.at++) this.code = this.code * 256 + (input[this.at] ?? 0);
  }

  private bit(probability: Uint16Array, index: number): 0 | 1 {
    const likely = probability[index] ?? 0;
    const bound = (this.range >>> 11) * likely;
    if (this.code < bound) {
      this.range = bound;
      probability[index] = likely + ((2048 - likely) >>> 5);
      this.normalize();
      return 0;
    }
    this.range -= bound;
    this.code -= bound;
    probability[index] = likely - (likely >>> 5);
    this.normalize();
    return 1;
  }

  private normalize(): void {
    if (this.range >= 0x1000000) return;
    this.range *= 256;
    this.code = this.code * 256 + (this.input[this.at++] ?? 0);
  }
}

const states = 12;
/** From this state on the byte before was copied. */
const firstStateAfterMatch = 7;
const shortestMatch = 2;

/** Of a length: up to 9, up to 17, and longer ones. */
interface LengthProbabilities {
  readonly choice: Uint16Array;
  readonly low: Uint16Array;
  readonly middle: Uint16Array;
  readonly high: Uint16Array;
}

function lengthProbabilities(): LengthProbabilities {
  return {
    choice: probabilities(2),
    low: probabilities(16 << 3),
    middle: probabilities(16 << 3),
    high: probabilities(1 << 8),
  };
}

/** That a bit is 0, in 2048ths: one half. */
function probabilities(count: number): Uint16Array {
  return new Uint16Array(count).fill(1024);
}
