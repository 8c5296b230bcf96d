import type { Damaged } from "../byte-cursor.ts";
import { AsciiSource } from "./ascii-source.ts";
import { BinarySource } from "./binary-source.ts";

/** What R's `serialize` wrote, one part after the other, in whatever form. */
export interface RSource {
  /** Where reading stands, for who is told of damage. */
  readonly at: number;
  int(): number;
  /** The next integer, which stays the next one. */
  peekInt(): number;
  integers(count: number): Int32Array;
  /** Eight bytes each, the highest first. */
  doubles(count: number): Buffer;
  text(bytes: number): Buffer;
  passRaw(bytes: number): void;
  /** Whether so many elements, each of at least so many bytes in the binary form, may still follow. */
  mayHold(count: number, elementBytes: number): boolean;
}

/** `bytes` starts with the form's letter: X (binary, as on a network), B (as in a PC's memory), A (text). */
export function rSource(bytes: Buffer, damaged: Damaged): RSource {
  switch (bytes.toString("latin1", 0, 2)) {
    case "X\n":
      return new BinarySource(bytes, 2, { littleEndian: false, damaged });
    case "B\n":
      return new BinarySource(bytes, 2, { littleEndian: true, damaged });
    case "A\n":
    case "A\r":
      return new AsciiSource(bytes, 2, damaged);
    default:
      return damaged("header");
  }
}
