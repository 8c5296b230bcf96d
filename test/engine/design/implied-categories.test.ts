import { expect, test } from "vitest";
import type { TermVariable } from "../../../src-contract/analysis.ts";
import { analyse } from "../../../src-engine/analyse.ts";
import { madeData } from "../../support/made-data.ts";

const data = madeData({
  y: [3, 5, 4, 8, 1, 2, 6, 7, 9, 3, 2, 5],
  kind: [1, 1, 2, 2, 3, 3, 1, 1, 2, 2, 3, 3],
});

/** Nobody gives a number a coding, or a category to be compared with, who does not mean its values as categories. */
test.each<[string, Omit<TermVariable, "name">, readonly string[]]>([
  ["nothing said: a number", {}, ["(Intercept)", "kind"]],
  ["a coding: categories", { coding: "effect" }, ["(Intercept)", "kind[1]", "kind[2]"]],
  ["a reference category: categories", { reference: 2 }, ["(Intercept)", "kind[1]", "kind[3]"]],
  ["said to be a number, whatever else", { reference: 2, type: "continuous" }, ["(Intercept)", "kind"]],
])("%s", (_, form, names) => {
  const analysis = analyse(data, {
    outcome: "y",
    fixed: [{ variables: [] }, { variables: [{ name: "kind", ...form }] }],
    random: [],
  });
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  expect(analysis.value.result.fixed.map(({ name }) => name)).toEqual(names);
});
