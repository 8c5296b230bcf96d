import { expect, test } from "vitest";
import { refuse, succeed } from "../../../src-contract/outcome.ts";
import { noMissingValues, type Variable } from "../../../src-contract/variable.ts";
import { columnWindows, readInWindows, windowSize } from "../../../src-renderer/screens/data/values/column-windows.ts";

const variables = Array.from(
  { length: 5 * windowSize },
  (_, place): Variable => ({
    column: `c${place}`,
    name: `v${place}`,
    label: "",
    storage: "number",
    measure: "scale",
    decimals: 0,
    valueLabels: [],
    missing: noMissingValues,
  }),
);

/** Values are the number of the variable and the row; counts what is read. */
function table() {
  const reads: string[] = [];
  const read = async (asked: readonly Variable[]) => {
    reads.push(`${asked[0]?.name}-${asked.at(-1)?.name}`);
    const places = new Map(asked.map(({ column }) => [column, Number(column.slice(1))]));
    return succeed(
      [0, 1].map((index) => ({
        index,
        values: { get: (column: string) => (places.has(column) ? 10 * (places.get(column) ?? 0) + index : undefined) },
      })),
    );
  };
  return { reads, read };
}

test("of a wide table only the columns in sight are read, others once a cell of theirs is drawn", async () => {
  const { reads, read } = table();
  let onMore = () => {};
  const more = new Promise<void>((resolve) => {
    onMore = resolve;
  });
  const outcome = await readInWindows(columnWindows(variables), ["c130", "c131"], { read, onMore });
  expect(reads).toEqual(["v120-v239"]);
  const [, second] = outcome.ok ? outcome.value : [];
  expect(second?.values.get("c131")).toBe(1311);
  expect(second?.values.get("c500")).toBeUndefined();
  expect(second?.values.get("c501")).toBeUndefined();
  await more;
  expect(reads).toEqual(["v120-v239", "v480-v599"]);
  expect(second?.values.get("c500")).toBe(5001);
});

test("before the grid has columns the first ones are read, and what cannot be read is told", async () => {
  const { reads, read } = table();
  await readInWindows(columnWindows(variables), [], { read, onMore: () => {} });
  expect(reads).toEqual(["v0-v119"]);
  const refused = async () => refuse({ code: "variable-unknown", name: "v0" } as const);
  expect((await readInWindows(columnWindows(variables), [], { read: refused, onMore: () => {} })).ok).toBe(false);
});
