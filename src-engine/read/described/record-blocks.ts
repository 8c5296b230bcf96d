import type { Damaged } from "../byte-cursor.ts";
import { filePieces } from "../file-pieces.ts";

/** Some records of the same number of bytes, one after the other; valid until the next are asked for. */
export interface RecordBlock {
  readonly bytes: Buffer;
  readonly view: DataView;
  /** Records in it, the first of which starts at byte 0. */
  readonly count: number;
  readonly recordBytes: number;
}

export interface RecordsRequest {
  readonly path: string;
  /** Where the first record starts. */
  readonly start: number;
  readonly recordBytes: number;
  readonly count: number;
  readonly damaged: Damaged;
}

/** `count` records of a file. */
export function* recordBlocks({ path, start, recordBytes, count, damaged }: RecordsRequest): Generator<RecordBlock> {
  if (count === 0) return;
  const perBlock = Math.max(1, Math.floor(blockBytes / recordBytes));
  let left = count;
  for (const bytes of filePieces(path, perBlock * recordBytes, start)) {
    const whole = Math.min(Math.floor(bytes.length / recordBytes), left);
    yield { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length), count: whole, recordBytes };
    left -= whole;
    if (left === 0) return;
    if (whole < perBlock) break;
  }
  damaged(`row ${count - left + 1} of ${count}`);
}

const blockBytes = 1 << 20;
