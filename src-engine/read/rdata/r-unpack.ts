import { constants, gunzipSync } from "node:zlib";
import bz2 from "bz2";
import type { Damaged } from "../byte-cursor.ts";
import type { DataFile } from "../format-reader.ts";
import { ReadRefusal } from "../read-refusal.ts";
import { withinTime } from "../within-time.ts";

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

/** An R file's content, unpacked. */
export function unpackR(file: DataFile, content: Buffer, damaged: Damaged): Buffer {
  if (content.toString("latin1", 0, 3) === "BZh") return unpackBzip2(content, damaged);
  if (content[0] !== 0x1f || content[1] !== 0x8b) return content;
  try {
    return gunzipSync(content, { maxOutputLength: mostBytes });
  } catch (error) {
    if (error instanceof RangeError) {
      throw new ReadRefusal({ code: "file-too-large", name: file.name, bytes: mostBytes, limit: mostBytes });
    }
    return damaged("end of the packed data");
  }
}

const mostBytes = 2 ** 32 - 1;

function unpackBzip2(content: Buffer, damaged: Damaged): Buffer {
  try {
    const milliseconds = longestMilliseconds + content.length / bytesPerMillisecond;
    const unpacked = withinTime(milliseconds, () => bz2.decompress(content, true));
    if (unpacked !== null) return Buffer.from(unpacked.value.buffer, 0, unpacked.value.length);
  } catch {
    // Whatever the library stumbles over is something in the file that should not be there.
  }
  return damaged("end of the packed data");
}

/** Many times what whole files take: the library unpacks about a megabyte in a second. */
const longestMilliseconds = 5_000;
const bytesPerMillisecond = 50;
