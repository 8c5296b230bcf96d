import { dosDecoder } from "./dos-encodings.ts";

/** Bytes to text, a piece at a time: characters cut at a piece's end are completed by the next. */
export interface PieceDecoder {
  decode(bytes: Uint8Array): string;
  /** What is left at the end. */
  finish(): string;
}

/**
 * A decoder by the encoding's name, with or without hyphens; null when nothing known is called so. A byte order mark at
 * the start is taken away, what cannot be decoded becomes U+FFFD.
 */
export function pieceDecoder(encoding: string): PieceDecoder | null {
  if (/^(windows-?1252|cp-?1252|iso-?8859-?1|latin-?1|us-?ascii|ascii)$/i.test(encoding)) return windows1252Decoder;
  const dos = dosDecoder(encoding);
  if (dos !== null) return { decode: dos, finish: () => "" };
  try {
    const decoder = new TextDecoder(encoding);
    return { decode: (bytes) => decoder.decode(bytes, { stream: true }), finish: () => decoder.decode() };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Decodes whole texts; windows-1252 for unknown encodings. */
export function textDecoder(encoding: string): (bytes: Buffer) => string {
  const decoder = pieceDecoder(encoding) ?? windows1252Decoder;
  return (bytes) => decoder.decode(bytes) + decoder.finish();
}

/** Some versions of node's own decoder take windows-1252 for ISO 8859-1, which has controls where this has “€” and “–”. */
const windows1252Decoder: PieceDecoder = {
  decode: (bytes) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      .toString("latin1")
      .replace(upperControls, (control) => upperCharacters[control.charCodeAt(0) - 0x80] ?? control),
  finish: () => "",
};

const upperControls = /[\u0080-\u009f]/g;
/** Characters 0x80 to 0x9f; the five that are not defined stay controls. */
const upperCharacters = Array.from("€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ");
