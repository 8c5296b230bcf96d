/** A value of Thrift's compact protocol (github.com/apache/thrift, "Thrift compact protocol encoding"), as Parquet uses it. */
export type Thrift =
  | { readonly kind: "integer" | "long"; readonly value: number }
  | { readonly kind: "truth"; readonly value: boolean }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "list"; readonly values: readonly Thrift[] }
  | { readonly kind: "fields"; readonly fields: readonly ThriftField[] };

export type ThriftField = readonly [id: number, value: Thrift];

export const integer = (value: number): Thrift => ({ kind: "integer", value });
export const long = (value: number): Thrift => ({ kind: "long", value });
export const truth = (value: boolean): Thrift => ({ kind: "truth", value });
export const text = (value: string): Thrift => ({ kind: "text", value });
export const list = (values: readonly Thrift[]): Thrift => ({ kind: "list", values });
/** In the order of their numbers. */
export const fields = (...all: readonly ThriftField[]): Thrift => ({ kind: "fields", fields: all });

export function thriftBytes(value: Thrift): Buffer {
  const bytes: number[] = [];
  write(bytes, value);
  return Buffer.from(bytes);
}

const typeCodes = { integer: 5, long: 6, text: 8, list: 9, fields: 12 } as const;

function typeCode(value: Thrift): number {
  return value.kind === "truth" ? (value.value ? 1 : 2) : typeCodes[value.kind];
}

function write(bytes: number[], value: Thrift): void {
  switch (value.kind) {
    case "integer":
    case "long":
      variable(bytes, BigInt(value.value) >= 0n ? BigInt(value.value) * 2n : -BigInt(value.value) * 2n - 1n);
      break;
    case "truth":
      bytes.push(value.value ? 1 : 2);
      break;
    case "text": {
      const encoded = Buffer.from(value.value);
      variable(bytes, BigInt(encoded.length));
      for (const byte of encoded) bytes.push(byte);
      break;
    }
    case "list": {
      const [first] = value.values;
      const type = first === undefined ? typeCodes.integer : typeCode(first);
      if (value.values.length < 15) bytes.push((value.values.length << 4) | type);
      else {
        bytes.push(0xf0 | type);
        variable(bytes, BigInt(value.values.length));
      }
      for (const one of value.values) write(bytes, one);
      break;
    }
    case "fields": {
      let before = 0;
      for (const [id, one] of value.fields) {
        bytes.push(((id - before) << 4) | typeCode(one));
        before = id;
        // The truth of a field is its type.
        if (one.kind !== "truth") write(bytes, one);
      }
      bytes.push(0);
    }
  }
}

/** Seven bits a byte, the lowest first. */
function variable(bytes: number[], value: bigint): void {
  let rest = value;
  while (rest > 0x7fn) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
}
