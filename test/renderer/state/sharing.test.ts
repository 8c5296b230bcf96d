import { describe, expect, it } from "vitest";
import { succeed } from "../../../src-contract/outcome.ts";
import { ask, settle } from "../../../src-renderer/state/asked.ts";
import { sharing } from "../../../src-renderer/state/sharing.ts";

/** As it comes from the host: every object in it a new one. */
function received<Value>(value: Value): Value {
  return structuredClone(value);
}

const table = { title: "Fixed effects", rows: [{ label: "SES" }, { label: "Sector" }], notes: [["N = 160"]] };

describe("what an answer has in common with the last one", () => {
  it("is the same object, so that nothing that shows only that is drawn anew", () => {
    expect(sharing(table, received(table))).toBe(table);
    const changed = sharing(table, { ...received(table), title: "Variances" });
    expect(changed).toEqual({ ...table, title: "Variances" });
    expect(changed.rows).toBe(table.rows);
    expect(changed.notes).toBe(table.notes);
  });

  it("stays itself in a list that grew, shrank or changed elsewhere", () => {
    const [ses] = table.rows;
    for (const rows of [
      [...table.rows, { label: "Size" }],
      [{ label: "SES" }],
      [{ label: "SES" }, { label: "Size" }],
    ]) {
      const known = sharing(table.rows, received(rows));
      expect(known).toEqual(rows);
      expect(known[0]).toBe(ses);
    }
  });

  it("is told from what only looks alike", () => {
    for (const [before, after] of [
      [{ value: 0 }, { value: -0 }],
      [{ value: undefined }, {}],
      [{}, { value: undefined }],
      [[1, 2], [1]],
      [["a"], { 0: "a", length: 1 }],
      [null, { value: 1 }],
      [new Float64Array([1]), new Float64Array([2])],
    ] as const) {
      expect(sharing(before, after)).toBe(after);
    }
    const same = { value: Number.NaN };
    expect(sharing(same, { value: Number.NaN })).toBe(same);
  });

  it("is found where a question is answered again", () => {
    const first = settle(ask<typeof table>(undefined, "one"), "one", succeed(table));
    const second = settle(ask(first, "two"), "two", succeed(received({ ...table, title: "Variances" })));
    expect(second.answer?.rows).toBe(table.rows);
    expect(second.answer?.title).toBe("Variances");
  });
});
