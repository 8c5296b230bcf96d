import { expect, test } from "vitest";
import { buildDesign } from "../../../../src-engine/design/design.ts";
import { distributionOf } from "../../../../src-engine/fit/design-distribution.ts";
import { fitGeneralizedMixedModel } from "../../../../src-engine/fit/generalized/generalized-mixed-model.ts";
import { resolve } from "../../../../src-engine/specification/resolve/resolve.ts";
import { madeData, randomNumbers } from "../../../support/made-data.ts";

/** With many rows the likelihood's rounding hides the last steps' gains: they must not be looked for in vain. */
test("a likelihood of a million in size is maximized in few looks at the rows", () => {
  const rows = 100_000;
  const { normal } = randomNumbers(5);
  const effects = Array.from({ length: 2000 }, () => 0.3 * normal());
  const x = Array.from({ length: rows }, normal);
  const y = x.map((value, row) => {
    const mean = Math.exp(0.3 + 0.3 * value + (effects[row % 2000] ?? 0));
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
  });
  const data = madeData({ unit: x.map((_, row) => row % 2000), x, y });
  const specification = resolve(
    {
      outcome: "y",
      distribution: "poisson",
      fixed: [{ variables: [] }, { variables: [{ name: "x" }] }],
      random: [{ group: "unit", terms: [{ variables: [] }] }],
    },
    data.variables,
  );
  if (!specification.ok) throw new Error(JSON.stringify(specification.failure));
  const design = buildDesign(data, specification.value);
  if (!design.ok) throw new Error(JSON.stringify(design.failure));
  const distribution = distributionOf(design.value);
  if (!distribution.ok) throw new Error(JSON.stringify(distribution.failure));
  const { distribution: plain, curvature } = distribution.value;
  let looks = 0;
  const counted: typeof plain = {
    ...plain,
    evaluate(...given) {
      looks += 1;
      plain.evaluate(...given);
    },
  };
  const fit = fitGeneralizedMixedModel(design.value, { distribution: counted, curvature }, { stop: () => false });
  if (!fit.ok) throw new Error(JSON.stringify(fit.failure));
  expect(fit.value.search.converged).toBe(true);
  expect(looks).toBeLessThan(100);
  const { marginal, parameters } = fit.value.state;
  for (let size = 1e-7; size < 1e-4; size *= 1.5) {
    looks = 0;
    expect(marginal(parameters.map((value) => value + size))).not.toBeNull();
    expect(looks, `looks where parameters moved by ${size}`).toBeLessThan(10);
  }
});
