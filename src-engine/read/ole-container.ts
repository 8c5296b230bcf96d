import { bytesAt } from "./file-pieces.ts";

export type OleContent = "encrypted" | "workbook" | "word" | "other";

/**
 * What an OLE compound file (MS-CFB) holds, by the names in its directory. The directory is a chain of sectors; its
 * first sector, which the header points to, already names the main streams.
 */
export function oleContent(path: string): OleContent {
  const header = bytesAt(path, 0, headerBytes);
  if (header.length < headerBytes) return "other";
  const sectorBytes = 1 << Math.min(header.readUInt16LE(30), largestSectorShift);
  const directory = bytesAt(path, (header.readUInt32LE(48) + 1) * sectorBytes, directoryEntries * entryBytes);
  const names = new Set<string>();
  for (let at = 0; at + entryBytes <= directory.length; at += entryBytes) {
    const nameBytes = Math.min(directory.readUInt16LE(at + 64), 64);
    names.add(directory.subarray(at, at + Math.max(nameBytes - 2, 0)).toString("utf16le"));
  }
  if (names.has("EncryptedPackage") || names.has("EncryptionInfo")) return "encrypted";
  if (names.has("Workbook") || names.has("Book")) return "workbook";
  return names.has("WordDocument") ? "word" : "other";
}

const headerBytes = 512;
const largestSectorShift = 12;
const entryBytes = 128;
/** More than the first sector of 4,096 bytes holds; what follows it in the file may be something else. */
const directoryEntries = 32;
