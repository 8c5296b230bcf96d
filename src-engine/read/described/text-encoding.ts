import { isUtf8 } from "node:buffer";
import type { Encoding } from "../../../src-contract/data-import.ts";
import { likelyEncoding } from "../csv/likely-encoding.ts";
import type { DescribedFile } from "./described-format.ts";

/**
 * The encoding of texts out of a file that names none: UTF-8 where all of them are, else the one in which their letters
 * make words of some language, windows-1252 where none does.
 */
export function encodingOfTexts(
  chosen: Encoding | undefined,
  texts: () => Iterable<Buffer>,
): NonNullable<DescribedFile["encoding"]> {
  if (chosen !== undefined) return { value: chosen, reason: { code: "user-chose" } };
  const beside = besideAscii(texts());
  if (beside.length === 0) return { value: "windows-1252", reason: null };
  if (beside.every((text) => isUtf8(text))) return { value: "utf-8", reason: { code: "valid-utf8" } };
  const likely = likelyEncoding(Buffer.concat(beside.flatMap((text) => [text, lineFeed])));
  return likely === null || likely.encoding === "windows-1252"
    ? { value: "windows-1252", reason: null }
    : { value: likely.encoding, reason: { code: "letters-fit", example: likely.example, row: null } };
}

/** The first texts that hold bytes beside ASCII, as many as tell. */
function besideAscii(texts: Iterable<Buffer>): readonly Buffer[] {
  const kept: Buffer[] = [];
  let bytes = 0;
  for (const text of texts) {
    if (bytes >= mostBytes) break;
    if (!text.some((byte) => byte > 0x7f)) continue;
    kept.push(text);
    bytes += text.length;
  }
  return kept;
}

const lineFeed = Buffer.from("\n");
const mostBytes = 1 << 16;

/** Rows whose texts are looked at. */
export const rowsForEncoding = 1000;
