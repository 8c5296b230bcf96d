import { constants, gunzipSync } from "node:zlib";
import type { Damaged } from "../byte-cursor.ts";
import type { DataFile } from "../format-reader.ts";
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

/** An R file's content, unpacked. */
export function unpackR(file: DataFile, content: Buffer, damaged: Damaged): Buffer {
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
