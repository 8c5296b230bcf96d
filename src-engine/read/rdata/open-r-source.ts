import type { Damaged } from "../byte-cursor.ts";
import { AsciiSource } from "./ascii-source.ts";
import { BinarySource } from "./binary-source.ts";
import type { RSource } from "./r-source.ts";

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
