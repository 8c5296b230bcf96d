import type { SchemaElement } from "hyparquet";

/** Whether a column holds decimal numbers: whole ones, of which so many digits (`scale`) stand behind the point. */
export function isDecimal({ converted_type: converted, logical_type: logical }: SchemaElement): boolean {
  return converted === "DECIMAL" || logical?.type === "DECIMAL";
}

/** The same column as if its whole numbers were nothing else: the library would make of them what a product of two doubles is. */
export function asStored({
  converted_type: _converted,
  logical_type: _logical,
  ...element
}: SchemaElement): SchemaElement {
  return element;
}

/** A whole number of 4 or 8 bytes, or of as many as it takes: two's complement, the highest first. Null: none is there. */
export function wholeOf(value: unknown): number | bigint | null {
  if (typeof value === "number" || typeof value === "bigint") return value;
  if (!(value instanceof Uint8Array)) return null;
  const { length } = value;
  if (length === 0) return 0;
  const magnitude = BigInt(`0x${Buffer.from(value.buffer, value.byteOffset, length).toString("hex")}`);
  return BigInt.asIntN(8 * length, magnitude);
}

/** The nearest number to a whole one divided by 10 to the power of `scale`. */
export function scaled(whole: number | bigint, scale: number): number {
  const number = Number(whole);
  // Both are exact, so that their quotient is the nearest one.
  if (Number.isSafeInteger(number) && scale >= 0 && scale <= 22) return number / 10 ** scale;
  return Number(`${whole}e${-scale}`);
}
