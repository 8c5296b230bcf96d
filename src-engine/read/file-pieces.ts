import { closeSync, openSync, readSync } from "node:fs";

/**
 * A file's bytes in order, from byte `start`, in pieces of `pieceBytes`; only the last may be shorter. A piece is valid
 * until the next one is asked for.
 */
export function* filePieces(path: string, pieceBytes: number, start = 0): Generator<Buffer> {
  const file = openSync(path, "r");
  try {
    const piece = Buffer.allocUnsafe(pieceBytes);
    for (let position = start; ; ) {
      const bytes = fill(file, piece, position);
      if (bytes === 0) return;
      position += bytes;
      yield piece.subarray(0, bytes);
    }
  } finally {
    closeSync(file);
  }
}

/** Some bytes of a file: fewer where it ends before. */
export function bytesAt(path: string, start: number, length: number): Buffer {
  const file = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, fill(file, bytes, start));
  } finally {
    closeSync(file);
  }
}

/** Files on other machines come in parts. */
function fill(file: number, bytes: Buffer, start: number): number {
  let filled = 0;
  for (;;) {
    const read = readSync(file, bytes, filled, bytes.length - filled, start + filled);
    filled += read;
    if (read === 0 || filled === bytes.length) return filled;
  }
}
