import type { Encoding } from "../../../src-contract/data-import.ts";
import { filePieces } from "../file-pieces.ts";
import { pieceDecoder } from "../text-decoder.ts";

export interface TextChunk {
  readonly text: string;
  /** How much of the file has been read with it. */
  readonly fraction: number;
}

/** A text file piece by piece, as it is. */
export function* decodedChunks(
  file: { readonly path: string; readonly bytes: number },
  encoding: Encoding,
  pieceBytes = 1 << 16,
): Generator<TextChunk> {
  const decoder = pieceDecoder(encoding);
  if (decoder === null) throw new RangeError(`no decoder for ${encoding}`);
  let read = 0;
  for (const piece of filePieces(file.path, pieceBytes)) {
    read += piece.length;
    yield { text: decoder.decode(piece), fraction: Math.min(read / file.bytes, 1) };
  }
  const last = decoder.finish();
  if (last !== "") yield { text: last, fraction: 1 };
}

/** The same text with every line ending in "\n", whatever it ended with. */
export function* withPlainLineBreaks(chunks: Iterable<TextChunk>): Generator<TextChunk> {
  let held = "";
  for (const { text: piece, fraction } of chunks) {
    const text = held + piece;
    // The second half of a line break may be in the next piece.
    held = text.endsWith("\r") ? "\r" : "";
    yield { text: oneKindOfLineBreak(held === "" ? text : text.slice(0, -1)), fraction };
  }
  if (held !== "") yield { text: "\n", fraction: 1 };
}

function oneKindOfLineBreak(text: string): string {
  if (!text.includes("\r")) return text;
  const unix = text.replaceAll("\r\n", "\n");
  return unix.includes("\r") ? unix.replaceAll("\r", "\n") : unix;
}
