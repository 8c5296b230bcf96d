import type { FileHandle } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { crc32, createDeflateRaw } from "node:zlib";
import { Zip, type ZipInputFile, ZipPassThrough } from "fflate";

/** Writes a zip file entry by entry, each a stream, so that large entries never lie in memory as a whole. */
export interface ZipWriter {
  /** A stored entry, to be found by programs that look at a file's first bytes. */
  store(name: string, content: string): Promise<void>;
  /** A compressed entry. Throws `ZipEntryTooLarge` at 4 GiB, the limit of the format. */
  add(name: string, content: Uint8Array | AsyncIterable<Uint8Array>): Promise<void>;
  end(): Promise<void>;
}

export class ZipEntryTooLarge extends Error {
  readonly bytes: number;
  constructor(name: string, bytes: number) {
    super(`"${name}" has ${bytes} bytes, more than an entry can have`);
    this.bytes = bytes;
  }
}

export const largestEntry = 2 ** 32 - 1;

/** Level 4: 5 % larger than zlib's usual 6 on survey data, in half the time. */
const compressionLevel = 4;

/** `file` is written from its present position on; `modified` is the entries' time. */
export function zipWriter(file: FileHandle, modified: Date): ZipWriter {
  let unwritten: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    unwritten.push(chunk);
  });
  const write = async () => {
    const chunks = unwritten;
    unwritten = [];
    for (const chunk of chunks) await file.write(chunk);
  };

  return {
    store: async (name, content) => {
      const entry = new ZipPassThrough(name);
      entry.mtime = modified;
      zip.add(entry);
      entry.push(new TextEncoder().encode(content), true);
      await write();
    },
    add: async (name, content) => {
      // The library compresses on this thread; zlib does it beside it, and several times as fast.
      const deflate = createDeflateRaw({ level: compressionLevel });
      const entry: ZipInputFile = { filename: name, mtime: modified, compression: 8, size: 0, crc: 0 };
      zip.add(entry);
      const pass = (chunk: Uint8Array, final: boolean) => entry.ondata?.(null, chunk as Uint8Array<ArrayBuffer>, final);
      const feeding = pipeline(measured(content, entry), deflate);
      // Seen below, unless writing failed first.
      feeding.catch(() => {});
      for await (const chunk of deflate) {
        pass(chunk, false);
        await write();
      }
      await feeding;
      pass(new Uint8Array(0), true);
      await write();
    },
    end: async () => {
      zip.end();
      await write();
    },
  };
}

/** Passes `content` on and keeps the entry's size and checksum, which follow it in the file. */
async function* measured(
  content: Uint8Array | AsyncIterable<Uint8Array>,
  entry: ZipInputFile,
): AsyncIterable<Uint8Array> {
  for await (const chunk of content instanceof Uint8Array ? [content] : content) {
    entry.size += chunk.byteLength;
    entry.crc = crc32(chunk, entry.crc);
    if (entry.size > largestEntry) throw new ZipEntryTooLarge(entry.filename, entry.size);
    yield chunk;
  }
}
