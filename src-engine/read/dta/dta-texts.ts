import type { ByteCursor } from "../byte-cursor.ts";
import { rowsForEncoding } from "../described/text-encoding.ts";
import { bytesAt } from "../file-pieces.ts";
import { type DtaDictionary, textOf } from "./dta-dictionary.ts";
import { readDtaLabels } from "./dta-labels.ts";

/** Names, labels and the first rows' texts of a file, as bytes: releases before 118 do not say in which encoding. */
export function* dtaTexts(cursor: ByteCursor, dictionary: DtaDictionary, path: string): Generator<Buffer> {
  const { variables, rows, rowBytes, dataStart } = dictionary;
  for (const { name, label } of variables) yield* [name, label];
  const labels: Buffer[] = [];
  readDtaLabels(cursor, dictionary, (bytes) => {
    labels.push(Buffer.from(bytes));
    return "";
  });
  yield* labels;
  const start = bytesAt(path, dataStart, Math.min(rows * rowBytes, rowsForEncoding * rowBytes, mostBytes));
  for (let row = 0; row + rowBytes <= start.length && rowBytes > 0; row += rowBytes) {
    for (const { type, offset } of variables) {
      if (type.kind === "text") yield textOf(start.subarray(row + offset, row + offset + type.bytes));
    }
  }
}

const mostBytes = 1 << 24;
