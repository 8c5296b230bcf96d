import { inflateSync } from "node:zlib";
import type { Damaged } from "../byte-cursor.ts";
import { bytesAt, filePieces } from "../file-pieces.ts";
import type { SavDictionary } from "./dictionary.ts";

/** Some bytes of the data of a system file, unpacked where zlib packed them; valid until the next are asked for. */
export interface DataBlock {
  readonly bytes: Buffer;
  /** How much of the data has been read with it. */
  readonly fraction: number;
}

interface FileOnDisk {
  readonly path: string;
  readonly bytes: number;
}

export function dataBlocks(file: FileOnDisk, dictionary: SavDictionary, damaged: Damaged): Iterable<DataBlock> {
  return dictionary.compression === "zlib"
    ? inflatedBlocks(file, dictionary, damaged)
    : plainBlocks(file, dictionary.dataStart);
}

const pieceBytes = 1 << 20;
const headerBytes = 24;
const trailerBytes = 24;
const entryBytes = 24;
/** SPSS writes blocks of 4 MB. */
const largestBlock = 1 << 24;

function* plainBlocks({ path, bytes }: FileOnDisk, start: number): Generator<DataBlock> {
  let read = start;
  for (const piece of filePieces(path, pieceBytes, start)) {
    read += piece.length;
    yield { bytes: piece, fraction: read / bytes };
  }
}

/** The trailer at the end of the file says where each block lies and how long it is. */
function* inflatedBlocks(
  { path, bytes }: FileOnDisk,
  { dataStart, littleEndian }: SavDictionary,
  damaged: Damaged,
): Generator<DataBlock> {
  const int64 = (block: Buffer, at: number) =>
    Number(littleEndian ? block.readBigInt64LE(at) : block.readBigInt64BE(at));
  const int32 = (block: Buffer, at: number) => (littleEndian ? block.readInt32LE(at) : block.readInt32BE(at));
  const block = (start: number, length: number) => {
    if (start < 0 || length < 0 || start + length > bytes) damaged("end of the data");
    return bytesAt(path, start, length);
  };
  const trailerStart = int64(block(dataStart, headerBytes), 8);
  const count = int32(block(trailerStart, trailerBytes), 20);
  const entries = block(trailerStart + trailerBytes, count * entryBytes);
  for (let entry = 0; entry < count; entry++) {
    const at = entry * entryBytes;
    const unpackedBytes = int32(entries, at + 16);
    const packed = block(int64(entries, at + 8), int32(entries, at + 20));
    if (unpackedBytes < 0 || unpackedBytes > largestBlock) damaged(`block ${entry + 1}`);
    yield { bytes: inflate(packed, unpackedBytes) ?? damaged(`block ${entry + 1}`), fraction: (entry + 1) / count };
  }
}

/** Null where the block is damaged or longer than it says. */
function inflate(packed: Buffer, bytes: number): Buffer | null {
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(bytes, 1) });
  } catch {
    return null;
  }
}
