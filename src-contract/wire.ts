/**
 * The one codec between processes: any plain value to bytes and back, with NaN, ±Infinity, -0 and typed arrays intact.
 *
 * Layout: length of the head (uint32, little endian), the head (JSON, UTF-8), padding to 8 bytes, the typed arrays one
 * after the other, each padded to 8 bytes. In the head, what JSON cannot say stands as an object with the single key
 * `$`: a number's name, `[type, offset, length]` of a typed array, or the entries of a user's object that has such a key.
 */
export function encode(value: unknown): Uint8Array<ArrayBuffer> {
  const arrays: TypedArray[] = [];
  let arrayBytes = 0;
  const replace = (_key: string, item: unknown): unknown => {
    if (typeof item === "number") return encodeNumber(item);
    if (!isObject(item)) return item;
    const type = typedArrayName(item);
    if (type === null) return marker in item ? { [marker]: { entries: Object.entries(item) } } : item;
    const array = item as unknown as TypedArray;
    const reference = { [marker]: [type, arrayBytes, array.length] };
    arrays.push(array);
    arrayBytes += padded(array.byteLength);
    return reference;
  };
  const head = new TextEncoder().encode(JSON.stringify(value, replace) ?? "");
  const start = padded(4 + head.byteLength);
  const bytes = new Uint8Array(start + arrayBytes);
  new DataView(bytes.buffer).setUint32(0, head.byteLength, true);
  bytes.set(head, 4);
  let offset = start;
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), offset);
    offset += padded(array.byteLength);
  }
  return bytes;
}

/** Reads what `encode` wrote. Throws a `TypeError` on bytes that are nothing of the kind. */
export function decode(message: Uint8Array): unknown {
  // Sockets give Node's Buffer, whose `slice` does not copy.
  const bytes = new Uint8Array(message.buffer, message.byteOffset, message.byteLength);
  if (bytes.byteLength < 4) throw new TypeError(`a message has at least 4 bytes, this one has ${bytes.byteLength}`);
  const headLength = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  if (4 + headLength > bytes.byteLength) {
    throw new TypeError(`the message's head should have ${headLength} bytes, only ${bytes.byteLength - 4} are there`);
  }
  const head = new TextDecoder().decode(bytes.subarray(4, 4 + headLength));
  if (head === "") return undefined;
  const arrays = bytes.subarray(padded(4 + headLength));
  return JSON.parse(head, (_key, item: unknown) => {
    if (!isObject(item) || !(marker in item)) return item;
    const special = item[marker];
    if (typeof special === "string") return decodeNumber(special);
    if (Array.isArray(special)) return decodeArray(special, arrays);
    if (isObject(special) && Array.isArray(special.entries)) return Object.fromEntries(special.entries);
    throw new TypeError(`"${marker}" holds neither a number, an array nor entries`);
  });
}

const marker = "$";

const typedArrays = {
  Float64Array,
  Float32Array,
  Int32Array,
  Uint32Array,
  Int16Array,
  Uint16Array,
  Int8Array,
  Uint8Array,
} as const;
type TypedArrayName = keyof typeof typedArrays;
type TypedArray = InstanceType<(typeof typedArrays)[TypedArrayName]>;

function typedArrayName(item: object): TypedArrayName | null {
  if (!ArrayBuffer.isView(item)) return null;
  // Node's Buffer is a Uint8Array by another name.
  const name = item instanceof Uint8Array ? "Uint8Array" : item.constructor.name;
  if (name in typedArrays) return name as TypedArrayName;
  throw new TypeError(`a ${name} cannot cross a process border`);
}

function encodeNumber(value: number): unknown {
  if (Number.isFinite(value)) return Object.is(value, -0) ? { [marker]: "-0" } : value;
  return { [marker]: String(value) };
}

function decodeNumber(name: string): number {
  const value = name === "NaN" ? Number.NaN : Number(name);
  if (name !== "NaN" && Number.isNaN(value)) throw new TypeError(`"${name}" is not a number's name`);
  return value;
}

function decodeArray([type, offset, length]: readonly unknown[], arrays: Uint8Array): TypedArray {
  if (typeof type !== "string" || !(type in typedArrays)) throw new TypeError(`no typed array is called ${type}`);
  const ArrayType = typedArrays[type as TypedArrayName];
  const start = Number(offset);
  const end = start + Number(length) * ArrayType.BYTES_PER_ELEMENT;
  if (!(start >= 0 && end <= arrays.byteLength)) throw new TypeError(`the message ends before its ${type} does`);
  // A copy: aligned, and independent of the message's buffer.
  return new ArrayType(arrays.slice(start, end).buffer as ArrayBuffer);
}

function isObject(item: unknown): item is Record<string, unknown> {
  return typeof item === "object" && item !== null && !Array.isArray(item);
}

function padded(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}
