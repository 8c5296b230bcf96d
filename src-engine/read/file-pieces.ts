import { closeSync, openSync, readSync } from "node:fs";

/** A file's bytes in order, a piece at a time, from byte `start`. A piece is valid until the next one is asked for. */
export function* filePieces(path: string, pieceBytes: number, start = 0): Generator<Buffer> {
  const file = openSync(path, "r");
  try {
    const piece = Buffer.allocUnsafe(pieceBytes);
    for (let position = start; ; ) {
      const bytes = readSync(file, piece, 0, pieceBytes, position);
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
    let filled = 0;
    for (;;) {
      const read = readSync(file, bytes, filled, length - filled, start + filled);
      filled += read;
      if (read === 0 || filled === length) return bytes.subarray(0, filled);
    }
  } finally {
    closeSync(file);
  }
}
