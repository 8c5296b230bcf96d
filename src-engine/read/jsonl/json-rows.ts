import type { Encoding } from "../../../src-contract/data-import.ts";
import { decodedChunks } from "../csv/text-chunks.ts";
import type { DataFile } from "../format-reader.ts";
import { ReadRefusal } from "../read-refusal.ts";
import { withKeptDigits } from "./kept-digits.ts";

/** An object of a file, nested ones laid flat: {"a": {"b": 1}} is "a.b". */
export type JsonRow = ReadonlyMap<string, JsonValue>;
export type JsonValue = string | number | boolean | null;

/** The objects of a file, some at a time: one on each line (https://jsonlines.org), or all in one array. */
export function* jsonRows(
  file: DataFile,
  encoding: Encoding,
): Generator<{ readonly rows: readonly JsonRow[]; readonly fraction: number }> {
  let line = 0;
  let held = "";
  let isArray: boolean | null = null;
  for (const { text, fraction } of decodedChunks(file, encoding, pieceBytes)) {
    held += text;
    isArray ??= held.trimStart() === "" ? null : held.trimStart().startsWith("[");
    if (held.length > longestText) throw damaged(file, `line ${line + 1}`);
    const end = isArray === false ? held.lastIndexOf("\n") + 1 : 0;
    if (end === 0) continue;
    const lines = held.slice(0, end).split("\n");
    lines.pop();
    held = held.slice(end);
    yield { rows: rowsOf(file, lines, line), fraction };
    line += lines.length;
  }
  if (held.trim() === "") return;
  if (isArray !== true) yield { rows: rowsOf(file, [held], line), fraction: 1 };
  else yield { rows: arrayRows(file, held), fraction: 1 };
}

const pieceBytes = 1 << 20;
/** As much as one text may hold. */
const longestText = 500_000_000;

function rowsOf(file: DataFile, lines: readonly string[], before: number): readonly JsonRow[] {
  return lines.flatMap((line, index) => {
    if (line.trim() === "") return [];
    const value = parsed(file, line, `line ${before + index + 1}`);
    return isObject(value) ? [flat(value)] : [damagedRow(file, `line ${before + index + 1}`)];
  });
}

function arrayRows(file: DataFile, text: string): readonly JsonRow[] {
  const value = parsed(file, text, null);
  const rows: readonly unknown[] = Array.isArray(value) ? value : [];
  return rows.map((row, index) => (isObject(row) ? flat(row) : damagedRow(file, `object ${index + 1}`)));
}

function parsed(file: DataFile, text: string, where: string | null): unknown {
  try {
    return JSON.parse(withKeptDigits(text));
  } catch {
    throw damaged(file, where);
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function flat(object: Readonly<Record<string, unknown>>): JsonRow {
  const row = new Map<string, JsonValue>();
  const add = (value: unknown, name: string, depth: number) => {
    if (isObject(value) && depth < deepest) {
      for (const [key, inner] of Object.entries(value)) add(inner, name === "" ? key : `${name}.${key}`, depth + 1);
    } else {
      row.set(name, typeof value === "object" && value !== null ? JSON.stringify(value) : (value as JsonValue));
    }
  };
  add(object, "", 0);
  return row;
}

/** Further in, objects stay texts. */
const deepest = 5;

function damagedRow(file: DataFile, where: string): never {
  throw damaged(file, where);
}

function damaged({ name }: DataFile, where: string | null): ReadRefusal {
  return new ReadRefusal({ code: "file-damaged", name, format: "JSON", where });
}
