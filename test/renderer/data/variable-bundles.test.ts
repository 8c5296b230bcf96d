import { expect, test } from "vitest";
import { isBundle, nameStem, variableBundles } from "../../../src-renderer/parts/variable-bundles.ts";
import { variableSearch } from "../../../src-renderer/parts/variable-search.ts";

test("the items of a scale are one bundle, where the first of them stands", () => {
  const names = ["id", "w1_item1", "age", "w1_item2", "w1_item10", "x1", "x2", "BSBG05A", "BSBG05B", "BSBG05C"];
  const bundles = variableBundles(names.map((name) => ({ name })));
  expect(
    bundles.map((one) =>
      isBundle(one) ? `${one.stem}: ${one.variables.map(({ name }) => name).join(" ")}` : one.name,
    ),
  ).toEqual(["id", "w1_item: w1_item1 w1_item2 w1_item10", "age", "x1", "x2", "BSBG05: BSBG05A BSBG05B BSBG05C"]);
});

test("a name without a number or letter behind a number at its end has no stem", () => {
  expect(["age", "2019", "x_y", "größe7"].map(nameStem)).toEqual([null, null, null, "größe"]);
});

test("every word that is typed is in the name or label", () => {
  const found = variableSearch(" item  ANX");
  expect(found({ name: "w1_item3", label: "Anxiety" })).toBe(true);
  expect(found({ name: "w1_item3", label: "Mood" })).toBe(false);
  expect(variableSearch("")({ name: "", label: "" })).toBe(true);
});
