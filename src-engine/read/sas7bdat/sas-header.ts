import type { Damaged } from "../byte-cursor.ts";
import { bytesAt } from "../file-pieces.ts";
import { sasEncodings } from "./sas-encodings.ts";

/**
 * The header of a SAS data file or catalog (Shotwell 2014, "SAS7BDAT Database Binary Format", and ReadStat): sizes differ
 * between machines of 32 and 64 bits, the order of bytes between processors.
 */
export interface SasHeader {
  readonly path: string;
  readonly littleEndian: boolean;
  readonly is64Bit: boolean;
  /** Bytes that stand in between on some machines. */
  readonly padding: 0 | 4;
  readonly headerBytes: number;
  readonly pageBytes: number;
  readonly pages: number;
  /** Null: SAS's own number for it is not known. */
  readonly encoding: string | null;
  /** Stat/Transfer leaves out the filling before rows. */
  readonly isStatTransfer: boolean;
}

export function readSasHeader({ path, bytes }: { path: string; bytes: number }, damaged: Damaged): SasHeader {
  const start = bytesAt(path, 0, mostHeaderBytes);
  if (start.length < mostHeaderBytes) damaged("header");
  const littleEndian = start[37] === 1;
  const is64Bit = start[32] === offsetMark;
  const padding = start[35] === offsetMark ? 4 : 0;
  const int32 = (at: number) => (littleEndian ? start.readUInt32LE(at) : start.readUInt32BE(at));
  const headerBytes = int32(196 + padding);
  const pageBytes = int32(200 + padding);
  if (headerBytes < leastHeaderBytes || pageBytes < leastPageBytes || pageBytes > mostPageBytes) damaged("header");
  const release = start.toString("latin1", 216 + padding + (is64Bit ? 4 : 0)).slice(0, 8);
  return {
    path,
    littleEndian,
    is64Bit,
    padding,
    headerBytes,
    pageBytes,
    // What the file says of it is wrong in some files.
    pages: Math.ceil(Math.max(0, bytes - headerBytes) / pageBytes),
    encoding: sasEncodings.get(start[70] ?? 0) ?? null,
    isStatTransfer: release === "9.0000M0",
  };
}

/** The byte that says that a field is longer. */
const offsetMark = 0x33;
const mostHeaderBytes = 288;
const leastHeaderBytes = 288;
const leastPageBytes = 512;
const mostPageBytes = 1 << 24;
