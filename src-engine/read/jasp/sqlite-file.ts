import type { Damaged } from "../byte-cursor.ts";

/** A value of a table; texts as they are, blobs as bytes. */
export type SqliteValue = number | string | Buffer | null;
export type SqliteRow = ReadonlyMap<string, SqliteValue>;

/** Reads the tables of an SQLite database (https://sqlite.org/fileformat2.html) that lies in memory as a whole. */
export class SqliteFile {
  private readonly bytes: Buffer;
  private readonly damaged: Damaged;
  private readonly pageBytes: number;
  /** Of a page, without what is kept free at its end. */
  private readonly usableBytes: number;
  private readonly tables: ReadonlyMap<string, SqliteTable>;

  constructor(bytes: Buffer, damaged: Damaged) {
    this.bytes = bytes;
    this.damaged = damaged;
    if (bytes.length < headerBytes || bytes.toString("latin1", 0, magic.length) !== magic) damaged("database");
    const size = bytes.readUInt16BE(16);
    this.pageBytes = size === 1 ? 65_536 : size;
    this.usableBytes = this.pageBytes - (bytes[20] ?? 0);
    if (this.pageBytes < 512 || this.usableBytes < 480) damaged("database");
    this.tables = new Map(
      [...this.records(1)].flatMap(({ values: [type, name, , page, sql] }) =>
        type === "table" && typeof name === "string" && typeof page === "number" && typeof sql === "string"
          ? [[name, { page, ...columnsIn(sql) }] as const]
          : [],
      ),
    );
  }

  get tableNames(): readonly string[] {
    return [...this.tables.keys()];
  }

  columnsOf(table: string): readonly string[] {
    return this.tables.get(table)?.columns ?? [];
  }

  /** The rows of a table in the order of their keys; none where there is no such table. */
  *rows(name: string): Generator<SqliteRow> {
    const table = this.tables.get(name);
    if (table === undefined) return;
    for (const { key, values } of this.records(table.page)) {
      yield new Map(
        table.columns.map((column, index) => [column, column === table.key ? key : (values[index] ?? null)]),
      );
    }
  }

  /** The records of a table's tree, whose first page is `root`. */
  private *records(root: number): Generator<{ readonly key: number; readonly values: readonly SqliteValue[] }> {
    const pages = [root];
    let visited = 0;
    for (let page = pages.pop(); page !== undefined; page = pages.pop()) {
      if (++visited * this.pageBytes > this.bytes.length || page < 1) this.damaged(`page ${page} of the database`);
      const start = (page - 1) * this.pageBytes;
      const head = start + (page === 1 ? headerBytes : 0);
      const kind = this.byte(head);
      const cells = this.uint16(head + 3);
      if (kind === innerPage) {
        pages.push(this.uint32(head + 8));
        for (let cell = cells - 1; cell >= 0; cell--)
          pages.push(this.uint32(start + this.uint16(head + 12 + 2 * cell)));
      } else if (kind === leafPage) {
        for (let cell = 0; cell < cells; cell++) yield this.record(start + this.uint16(head + 8 + 2 * cell));
      } else this.damaged(`page ${page} of the database`);
    }
  }

  private record(at: number): { readonly key: number; readonly values: readonly SqliteValue[] } {
    const [length, keyAt] = this.variable(at);
    const [key, start] = this.variable(keyAt);
    return { key, values: this.values(this.payload(start, length)) };
  }

  /** A record's bytes: what does not fit on the page goes on in a chain of other pages. */
  private payload(start: number, length: number): Buffer {
    const mostLocal = this.usableBytes - 35;
    if (length <= mostLocal) return this.block(start, length);
    const least = Math.floor(((this.usableBytes - 12) * 32) / 255) - 23;
    const filled = least + ((length - least) % (this.usableBytes - 4));
    const local = filled <= mostLocal ? filled : least;
    if (length > this.bytes.length) this.damaged("database");
    const parts = [this.block(start, local)];
    let left = length - local;
    for (let page = this.uint32(start + local); left > 0; ) {
      const at = (page - 1) * this.pageBytes;
      const part = Math.min(left, this.usableBytes - 4);
      parts.push(this.block(at + 4, part));
      left -= part;
      page = this.uint32(at);
    }
    return Buffer.concat(parts);
  }

  private values(record: Buffer): readonly SqliteValue[] {
    const [headLength, first] = variableIn(record, 0);
    const values: SqliteValue[] = [];
    let at = headLength;
    for (let head = first; head < headLength && head < record.length; ) {
      const [type, next] = variableIn(record, head);
      const bytes = bytesOfType(type);
      if (at + bytes > record.length) this.damaged("database");
      values.push(storedValue(type, record.subarray(at, at + bytes)));
      at += bytes;
      head = next;
    }
    return values;
  }

  private variable(at: number): readonly [number, number] {
    return variableIn(this.bytes, at);
  }

  private block(start: number, length: number): Buffer {
    if (start < 0 || start + length > this.bytes.length) this.damaged("database");
    return this.bytes.subarray(start, start + length);
  }

  private byte(at: number): number {
    return this.block(at, 1).readUInt8();
  }

  private uint16(at: number): number {
    return this.block(at, 2).readUInt16BE();
  }

  private uint32(at: number): number {
    return this.block(at, 4).readUInt32BE();
  }
}

interface SqliteTable {
  readonly page: number;
  readonly columns: readonly string[];
  /** The column that is the row's own key and not stored with it; null: none. */
  readonly key: string | null;
}

const magic = "SQLite format 3\0";
const headerBytes = 100;
const innerPage = 0x05;
const leafPage = 0x0d;

/** A number of up to nine bytes, seven bits each, and where the next thing starts. */
function variableIn(bytes: Buffer, at: number): readonly [number, number] {
  let value = 0;
  for (let index = 0; index < 8; index++) {
    const byte = bytes[at + index] ?? 0;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return [value, at + index + 1];
  }
  return [value * 256 + (bytes[at + 8] ?? 0), at + 9];
}

const integerBytes = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];

function bytesOfType(type: number): number {
  return type < 12 ? (integerBytes[type] ?? 0) : Math.floor((type - 12) / 2);
}

function storedValue(type: number, bytes: Buffer): SqliteValue {
  if (type === 0) return null;
  if (type === 7) return bytes.readDoubleBE();
  if (type === 6) return Number(bytes.readBigInt64BE());
  if (type < 7) return bytes.readIntBE(0, bytes.length);
  if (type === 8 || type === 9) return type - 8;
  return type % 2 === 0 ? bytes : bytes.toString("utf8");
}

/** The columns of a `CREATE TABLE`, without the conditions that may follow them. */
function columnsIn(sql: string): Pick<SqliteTable, "columns" | "key"> {
  const definitions = partsOf(sql.slice(sql.indexOf("(") + 1, sql.lastIndexOf(")")));
  const named = definitions.flatMap((definition) => {
    const [, quoted, plain = ""] = /^\s*(?:["'`[]([^"'`\]]+)["'`\]]|(\w+))/.exec(definition) ?? [];
    const name = quoted ?? plain;
    return quoted === undefined && /^(constraint|primary|unique|check|foreign)$/i.test(name)
      ? []
      : [{ name, definition }];
  });
  const key = named.find(({ definition }) => /\binteger\s+primary\s+key\b/i.test(definition));
  return { columns: named.map(({ name }) => name), key: key?.name ?? null };
}

/** The parts between commas that do not stand in brackets. */
function partsOf(text: string): readonly string[] {
  const parts: string[] = [""];
  let depth = 0;
  for (const letter of text) {
    if (letter === "(") depth++;
    if (letter === ")") depth--;
    if (letter === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += letter;
  }
  return parts;
}
