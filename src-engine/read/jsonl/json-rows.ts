import type { Encoding } from "../../../src-contract/data-import.ts";
import { decodedChunks } from "../csv/text-chunks.ts";
import type { DataFile } from "../format-reader.ts";
import { ReadRefusal } from "../read-refusal.ts";
import { isJsonObject, type JsonRow, rowOf } from "./json-row.ts";
import { documentTables } from "./json-tables.ts";
import { parseJson, parseJsonSequence } from "./parse-json.ts";

/** A table in a file, with its rows from the first one at each call. */
export interface JsonTable {
  /** Where it stands in the file: "results", "data.pupils"; empty where the file holds nothing else. */
  readonly name: string;
  readonly batches: () => Iterable<JsonRows>;
}

export interface JsonRows {
  readonly rows: readonly JsonRow[];
  /** How much of the file has been read with them. */
  readonly fraction: number;
}

/** The tables of a file: one of the objects on its lines (https://jsonlines.org), or those in the document that it is. */
export function jsonTables(file: DataFile, encoding: Encoding): readonly JsonTable[] {
  if (hasLines(file, encoding)) return [{ name: "", batches: () => lineRows(file, encoding) }];
  const values = parseJsonSequence(wholeText(file, encoding));
  if (values === null) throw damaged(file, null);
  const tables = withinDepth(file, () => documentTables(values));
  if (typeof tables === "string") throw damaged(file, tables);
  return tables.map(({ name, rows }) => ({ name, batches: () => [{ rows, fraction: 1 }] }));
}

const pieceBytes = 1 << 20;
/** As much as one text may hold. */
const longestText = 500_000_000;

/** Whether the first line is an object, and there are more. */
function hasLines(file: DataFile, encoding: Encoding): boolean {
  let held = "";
  for (const { text } of decodedChunks(file, encoding, pieceBytes)) {
    held = (held + text).trimStart();
    if (held !== "" && !held.startsWith("{")) return false;
    if (held.length > longestText) throw damaged(file, "line 1");
    const end = held.indexOf("\n");
    if (end >= 0 && held.slice(end).trim() !== "") return isJsonObject(parseJson(held.slice(0, end)));
  }
  return false;
}

function* lineRows(file: DataFile, encoding: Encoding): Generator<JsonRows> {
  let line = 0;
  let held = "";
  for (const { text, fraction } of decodedChunks(file, encoding, pieceBytes)) {
    held += text;
    if (held.length > longestText) throw damaged(file, `line ${line + 1}`);
    const end = held.lastIndexOf("\n") + 1;
    if (end === 0) continue;
    const lines = held.slice(0, end).split("\n");
    lines.pop();
    held = held.slice(end);
    yield { rows: rowsOf(file, lines, line), fraction };
    line += lines.length;
  }
  yield { rows: rowsOf(file, [held], line), fraction: 1 };
}

function rowsOf(file: DataFile, lines: readonly string[], before: number): readonly JsonRow[] {
  return lines.flatMap((line, index) => {
    if (line.trim() === "") return [];
    const value = parseJson(line);
    if (!isJsonObject(value)) throw damaged(file, `line ${before + index + 1}`);
    return [withinDepth(file, () => rowOf(value))];
  });
}

function wholeText(file: DataFile, encoding: Encoding): string {
  const pieces: string[] = [];
  let length = 0;
  for (const { text } of decodedChunks(file, encoding, pieceBytes)) {
    length += text.length;
    if (length > longestText) {
      throw new ReadRefusal({ code: "file-too-large", name: file.name, bytes: file.bytes, limit: longestText });
    }
    pieces.push(text);
  }
  return pieces.join("");
}

/** Objects in objects without end are taken apart as deep as the stack goes. */
function withinDepth<Value>(file: DataFile, take: () => Value): Value {
  try {
    return take();
  } catch (error) {
    if (error instanceof RangeError) throw damaged(file, "objects in objects");
    throw error;
  }
}

function damaged({ name }: DataFile, where: string | null): ReadRefusal {
  return new ReadRefusal({ code: "file-damaged", name, format: "JSON", where });
}
