import { constants, gunzipSync } from "node:zlib";
import type { Damaged } from "../byte-cursor.ts";
import type { DataFile } from "../format-reader.ts";
import { bzip2Magic, unpackBzip2 } from "../packing/bzip2.ts";
import type { Unpack } from "../packing/growing-bytes.ts";
import { unpackXz, xzMagic } from "../packing/xz.ts";
import { ReadRefusal } from "../read-refusal.ts";

/** What a gzip file's beginning unpacks to; null: it is none. */
export function gzipBeginning(start: Buffer): Buffer | null {
  if (start[0] !== 0x1f || start[1] !== 0x8b) return null;
  try {
    return gunzipSync(start, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: mostBeginningBytes });
  } catch {
    return null;
  }
}

const mostBeginningBytes = 1 << 24;

/** An R file's content, unpacked: R packs by gzip unless told otherwise, and what its packages hold often by xz. */
export function unpackR(file: DataFile, content: Buffer, damaged: Damaged): Buffer {
  const tooLarge = () => {
    throw new ReadRefusal({ code: "file-too-large", name: file.name, bytes: mostBytes, limit: mostBytes });
  };
  const unpack = unpackers.find(({ magic }) => content.toString("latin1", 0, magic.length) === magic)?.unpack;
  return unpack === undefined ? content : unpack(content, { most: mostBytes, tooLarge, damaged });
}

const unpackGzip: Unpack = (packed, { most, tooLarge, damaged }) => {
  try {
    return gunzipSync(packed, { maxOutputLength: most });
  } catch (error) {
    return error instanceof RangeError ? tooLarge() : damaged("end of the packed data");
  }
};

const unpackers: readonly { readonly magic: string; readonly unpack: Unpack }[] = [
  { magic: "\x1f\x8b", unpack: unpackGzip },
  { magic: xzMagic, unpack: unpackXz },
  { magic: bzip2Magic, unpack: unpackBzip2 },
];

const mostBytes = 2 ** 32 - 1;
