import { expect, it } from "vitest";
import { ByteWriter } from "../../../../src-engine/export/data/byte-writer.ts";

it("keeps every byte while it grows", () => {
  const one = (file: ByteWriter, value: number) =>
    file.uint8(value).int16(value).int32(value).uint64(value).float64(value).text("ä").padded("abcü", 4, 0x2e);
  const [small, large] = [new ByteWriter(1), new ByteWriter(10_000)];
  for (let value = 0; value < 100; value++) {
    one(small, value);
    one(large, value);
  }
  expect(small.done()).toEqual(large.done());
  expect(small.done().subarray(0, 29).toString("latin1")).toMatch(/abc\.$/);
  expect(small.take()).toHaveLength(2900);
  expect(small.length).toBe(0);
});
