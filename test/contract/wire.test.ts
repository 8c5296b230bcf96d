import { expect, test } from "vitest";
import { decode, encode } from "../../src-contract/wire.ts";

const value = {
  png: new Uint8Array([137, 80, 78, 71]),
  column: new Float64Array([1.5, Number.NaN]),
  infinite: Number.NEGATIVE_INFINITY,
};

test("a value comes out as it went in", () => {
  expect(decode(encode(value))).toEqual(value);
});

test("a picture that comes over a socket, as Node's Buffer, is the picture and nothing of the message around it", () => {
  const message = Buffer.from(encode(value));
  const received = decode(message) as typeof value;
  expect([...received.png]).toEqual([137, 80, 78, 71]);
  expect(received.png.buffer.byteLength).toBe(4);
  expect([...received.column]).toEqual([1.5, Number.NaN]);
});
