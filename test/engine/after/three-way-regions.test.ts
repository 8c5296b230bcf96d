import { expect, test } from "vitest";
import { afterNumbers } from "../../../src-engine/analyse.ts";
import { goldenData } from "../../support/golden-data.ts";

const female = { name: "female" };
const meanses = { name: "meanses" };
const size = { name: "size" };
const products = [
  ...[[], [female], [meanses], [size]],
  ...[
    [female, meanses],
    [female, size],
    [meanses, size],
  ],
  [female, meanses, size],
];

/**
 * In R, m <- lmer(mathach ~ female * meanses * size + (1 | school)): roots of (l'b)² − z² l'V l in the moderator, the third predictor
 * at its mean and one standard deviation below and above.
 */
test("regions of a product of three are told where the third predictor is low, average and high", () => {
  const analysis = afterNumbers(goldenData("hsb"), {
    model: {
      outcome: "mathach",
      fixed: products.map((variables) => ({ variables })),
      random: [{ group: "school", terms: [{ variables: [] }] }],
      inference: { df: "infinite" },
    },
    after: { show: ["simple-slopes"] },
  });
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  const slopes = analysis.value.result.simpleSlopes ?? [];
  const at = (moderator: string) => slopes.find((one) => one.moderator === moderator)?.johnsonNeymanAt ?? [];
  expect(at("meanses").map(({ name }) => name)).toEqual(["size", "size", "size"]);
  const [below = Number.NaN, above = Number.NaN] = at("meanses")[0]?.boundaries ?? [];
  expect(below).toBeCloseTo(-0.507479, 3);
  expect(above).toBeCloseTo(0.769208, 3);
  expect(at("meanses").map(({ boundaries }) => boundaries.length)).toEqual([2, 0, 0]);
  expect(at("size").map(({ boundaries }) => boundaries.map((value) => Math.round(value)))).toEqual([[361], [], [231]]);
});
