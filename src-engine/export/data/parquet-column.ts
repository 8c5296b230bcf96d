import { ByteWriter } from "./byte-writer.ts";
import type { PlainColumn } from "./plain-cells.ts";
import { fields, integer, type Thrift, text, truth } from "./thrift.ts";

/** A column as Parquet keeps it. */
export interface ParquetColumn {
  readonly name: string;
  /** Its physical type. */
  readonly type: number;
  /** Its entry in the schema. */
  readonly element: Thrift;
  /** Some rows: which of them are there, then the values of these. */
  page(first: number, count: number): Buffer;
}

interface Kind {
  readonly type: number;
  /** How programs of before 2018 call what the numbers mean. */
  readonly converted: number | null;
  /** The same for newer ones; empty: nothing more. */
  readonly logical: readonly [id: number, Thrift] | null;
  readonly write: (bytes: ByteWriter, value: number | string) => void;
}

const types = { int32: 1, int64: 2, double: 5, bytes: 6 } as const;
const empty = fields();
/** Not bound to a time zone, in millionths of a second. */
const local = fields([1, truth(false)], [2, fields([2, empty])]);

const kinds = {
  whole: { type: types.int32, converted: null, logical: null, write: (bytes, value) => bytes.int32(Number(value)) },
  number: { type: types.double, converted: null, logical: null, write: (bytes, value) => bytes.float64(Number(value)) },
  day: { type: types.int32, converted: 6, logical: [6, empty], write: (bytes, value) => bytes.int32(Number(value)) },
  moment: {
    type: types.int64,
    converted: null,
    logical: [8, local],
    write: (bytes, value) => bytes.int64(BigInt(Math.round(Number(value) * 86_400_000)) * 1000n),
  },
  time: {
    type: types.int64,
    converted: null,
    logical: [7, local],
    write: (bytes, value) => bytes.int64(BigInt(Math.round(Number(value) * 1_000_000))),
  },
  text: {
    type: types.bytes,
    converted: 0,
    logical: [1, empty],
    write: (bytes, value) => {
      const encoded = Buffer.from(String(value));
      bytes.int32(encoded.length).bytes(encoded);
    },
  },
} as const satisfies Readonly<Record<string, Kind>>;

export function parquetColumn(column: PlainColumn, rows: number): ParquetColumn {
  const { type, converted, logical, write }: Kind = kinds[kindOf(column, rows)];
  const { cell, variable } = column;
  const bytes = new ByteWriter();
  return {
    name: variable.name,
    type,
    element: fields(
      [1, integer(type)],
      [3, integer(optional)],
      [4, text(variable.name)],
      ...(converted === null ? [] : [[6, integer(converted)] as const]),
      ...(logical === null ? [] : [[10, fields(logical)] as const]),
    ),
    page: (first, count) => {
      const there = Buffer.alloc(Math.ceil(count / 8));
      const values: (number | string)[] = [];
      for (let row = 0; row < count; row++) {
        const value = cell(first + row);
        if (value === null) continue;
        there[row >> 3] = (there[row >> 3] ?? 0) | (1 << (row & 7));
        values.push(value);
      }
      const head = variableLength((there.length << 1) | 1);
      bytes
        .int32(head.length + there.length)
        .bytes(head)
        .bytes(there);
      for (const value of values) write(bytes, value);
      return bytes.take();
    },
  };
}

const optional = 1;

function kindOf({ variable: { storage }, cell }: PlainColumn, rows: number): keyof typeof kinds {
  if (storage === "text") return "text";
  const all = (holds: (value: number) => boolean) => {
    for (let row = 0; row < rows; row++) {
      const value = cell(row);
      if (typeof value === "number" && !holds(value)) return false;
    }
    return true;
  };
  const isWhole = (value: number) => (value | 0) === value && !Object.is(value, -0);
  switch (storage) {
    case "number":
      return all(isWhole) ? "whole" : "number";
    case "date":
      return all(isWhole) ? "day" : "moment";
    case "time":
      return all((seconds) => seconds >= 0 && seconds < 86_400) ? "time" : "number";
  }
}

function variableLength(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 0x7f; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 0x80);
  bytes.push(rest);
  return Buffer.from(bytes);
}
