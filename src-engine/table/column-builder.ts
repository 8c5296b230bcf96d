import { type Column, type NumberColumn, sharedFloat64, sharedInt32, type TextColumn } from "./table.ts";

/**
 * Columns under construction: values are added row by row, `finish` lays them in shared memory. Rows that were passed
 * over hold nothing.
 */
export interface ColumnBuilder {
  /** Rows so far. */
  readonly length: number;
  /** Passes over rows until there are `rows` of them. */
  fill(rows: number): void;
  finish(): Column;
}

const firstCapacity = 64;

export class NumberColumnBuilder implements ColumnBuilder {
  length = 0;
  private values = new Float64Array(firstCapacity);

  add(value: number): void {
    if (this.length === this.values.length) this.values = grown(this.values, Float64Array);
    this.values[this.length++] = value;
  }

  fill(rows: number): void {
    while (this.length < rows) this.add(Number.NaN);
  }

  /** The values so far; valid until the next one is added. */
  soFar(): Float64Array {
    return this.values.subarray(0, this.length);
  }

  finish(): NumberColumn {
    const values = sharedFloat64(this.length);
    values.set(this.soFar());
    return { kind: "number", values };
  }
}

/**
 * Keeps each distinct text once; the order of `texts` is that of their first rows. An empty text is nothing recorded; half
 * a character (a surrogate alone), which no file could keep, becomes U+FFFD.
 */
export class TextColumnBuilder implements ColumnBuilder {
  length = 0;
  private codes = new Int32Array(firstCapacity);
  private readonly codeOf = new Map<string, number>();
  private readonly texts: string[] = [];

  add(text: string): void {
    this.addCode(text === "" ? -1 : this.codeFor(text));
  }

  /** The code of a text that is not empty, to be added once or many times. */
  codeFor(text: string): number {
    return this.codeOf.get(text) ?? this.keep(text);
  }

  addCode(code: number): void {
    if (this.length === this.codes.length) this.codes = grown(this.codes, Int32Array);
    this.codes[this.length++] = code;
  }

  addNothing(): void {
    this.addCode(-1);
  }

  fill(rows: number): void {
    while (this.length < rows) this.addCode(-1);
  }

  finish(): TextColumn {
    const codes = sharedInt32(this.length);
    codes.set(this.codes.subarray(0, this.length));
    return { kind: "text", codes, texts: this.texts };
  }

  private keep(text: string): number {
    const own = detached(text).replace(/\p{Surrogate}/gu, "\ufffd");
    const code = this.codeOf.get(own) ?? this.texts.push(own) - 1;
    this.codeOf.set(own, code);
    return code;
  }
}

function grown<Values extends Float64Array | Int32Array>(values: Values, Kind: new (length: number) => Values): Values {
  const larger = new Kind(values.length * 2);
  larger.set(values);
  return larger;
}

/** A piece of a long text keeps the whole of it in memory; this copy does not. */
function detached(text: string): string {
  return text.length < shortestSlice ? text : JSON.parse(JSON.stringify(text));
}

/** JavaScript engines copy shorter pieces by themselves. */
const shortestSlice = 13;
