import { expect, test } from "vitest";
import { noMissingValues, type Variable, type VariableSummary } from "../../../src-contract/variable.ts";
import { scaleDialog } from "../../../src-renderer/screens/data/describe/scale-dialog.ts";
import { reversedScale } from "../../../src-renderer/screens/data/steps/forms/reverse-scale.ts";

const item: Variable = {
  column: "i",
  name: "item",
  label: "",
  storage: "number",
  measure: "ordinal",
  decimals: 0,
  valueLabels: [],
  missing: noMissingValues,
};

function summary(values: readonly number[]): VariableSummary {
  const categories = values.map((value) => ({ value, count: 1 }));
  return { name: "item", valid: values.length, missing: 0, distinct: values.length, numbers: null, categories };
}

function pairs(variables: readonly Variable[], given: Readonly<Record<string, readonly number[]>> = {}) {
  const summaries = Object.fromEntries(Object.entries(given).map(([name, values]) => [name, summary(values)]));
  return reversedScale(variables, summaries)?.map(({ from, to }) => [JSON.stringify(from), to].join(" → ")) ?? null;
}

const ends: Variable = {
  ...item,
  valueLabels: [
    { value: 1, label: "never" },
    { value: 4, label: "always" },
    { value: 9, label: "refused" },
  ],
  missing: { values: [9], ranges: [] },
};

test("a scale with labels at its ends is turned round as a whole, without its missing codes", () => {
  expect(pairs([ends])).toEqual([4, 3, 2, 1].map((to, step) => `{"values":[${step + 1}]} → ${to}`));
  expect(reversedScale([ends], null)?.[0]).toEqual({ from: { values: [1] }, to: 4, label: "never" });
});

test("without labels the scale is what was answered to any of the items", () => {
  const other = { ...item, name: "other" };
  expect(pairs([item, other], { item: [1, 2], other: [2, 3] })).toHaveLength(3);
  expect(pairs([item])).toBeNull();
});

test("measurements, and ratings of different scales, are not turned round together", () => {
  expect(pairs([{ ...item, measure: "scale" }], { item: [1, 2] })).toBeNull();
  expect(pairs([{ ...item, storage: "text" }])).toBeNull();
  expect(pairs([ends, { ...ends, name: "b", valueLabels: [1, 7].map((value) => ({ value, label: "x" })) }])).toBeNull();
  expect(pairs([ends], { item: [1, 5] })).toBeNull();
});

test("a scale begins as the mean of its items, half of them answered", () => {
  const dialog = scaleDialog("t", ["item 1", "b", "c"]);
  expect(dialog).toMatchObject({ draft: { content: { variables: [{ formula: "mean(`item 1`, b, c, valid: 2)" }] } } });
});
