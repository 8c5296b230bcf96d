import { textDecoder } from "../text-decoder.ts";

/** Decodes a whole text of a file. */
export type DecodeText = (bytes: Buffer) => string;

/** A decoder of texts that are filled up with blanks, by some programs with zeros; windows-1252 for unknown encodings. */
export function paddedTextDecoder(encoding: string): DecodeText {
  const decode = textDecoder(encoding);
  return (bytes) => decode(bytes.subarray(0, endOfText(bytes, 0, bytes.length)));
}

/** Where the filling after a text starts. */
export function endOfText(bytes: Buffer, start: number, end: number): number {
  let last = end;
  while (last > start && (bytes[last - 1] === blank || bytes[last - 1] === 0)) last--;
  return last;
}

const blank = 0x20;

/** Decodes texts of which most come more than once. */
export class KnownTexts {
  private readonly decode: DecodeText;
  private readonly known = new Map<string, string>();

  constructor(decode: DecodeText) {
    this.decode = decode;
  }

  /** The text in `bytes` from `start` to before `end`. */
  text(bytes: Buffer, start: number, end: number): string {
    const key = bytes.toString("latin1", start, end);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const text = this.decode(bytes.subarray(start, end));
    if (this.known.size >= mostKnown) this.known.clear();
    this.known.set(key, text);
    return text;
  }
}

/** Texts of which no two are alike would else be kept twice. */
const mostKnown = 100_000;
