import { expect, test } from "vitest";
import { performStep } from "../../../src-engine/steps/perform-step.ts";
import { cannot } from "../../../src-engine/steps/step-result.ts";
import { cellsOf, madeData } from "../../support/made-data.ts";

const x = [1.005, -2.5, 1e300, 5e-324, null];

// As Excel's ROUND has them.
test.each([
  ["round(x, 2)", [1.01, -2.5, 1e300, 0, null]],
  ["round(x)", [1, -3, 1e300, 0, null]],
  ["round(x, -1)", [0, -0, 1e300, 0, null]],
  ["round(x, 30)", [1.005, -2.5, 1e300, 0, null]],
  ["round(x, 400)", [1.005, -2.5, 1e300, 5e-324, null]],
  ["round(x, -400)", [0, -0, 0, 0, null]],
] as const)("%s leaves numbers of any size in their place", (formula, values) => {
  const step = { id: "s", kind: "compute", variables: [{ name: "it", formula }] } as const;
  const done = performStep(madeData({ x }), step, () => cannot({ code: "table-not-there", name: "" }));
  expect(done.ok ? cellsOf(done.data).it : done.problem).toEqual(values);
});
