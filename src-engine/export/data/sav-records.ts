import { ByteWriter } from "./byte-writer.ts";
import { bytesPerUnit } from "./sav-variable.ts";

/** What the records of a system file are made of. */

/** What fills texts up. */
export const blank = 0x20;

/** What packed whole numbers are written as: their value plus this. */
export const bias = 100;

export function extension(file: ByteWriter, subtype: number, elementBytes: number, content: Uint8Array): void {
  file
    .int32(7)
    .int32(subtype)
    .int32(elementBytes)
    .int32(content.length / elementBytes)
    .bytes(content);
}

export function integers(values: readonly number[]): Buffer {
  const bytes = new ByteWriter(values.length * 4);
  for (const value of values) bytes.int32(value);
  return bytes.take();
}

export function floats(values: readonly number[]): Buffer {
  const bytes = new ByteWriter(values.length * 8);
  for (const value of values) bytes.float64(value);
  return bytes.take();
}

export function valueUnit(file: ByteWriter, value: number | string, toSpss: (value: number) => number): void {
  if (typeof value === "number") file.float64(toSpss(value));
  else file.padded(value, bytesPerUnit, blank);
}

export function counted(record: ByteWriter, text: string): ByteWriter {
  const bytes = Buffer.from(text);
  return record.int32(bytes.length).bytes(bytes);
}
