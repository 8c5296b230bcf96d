import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { analyse } from "../../src-engine/analyse.ts";
import { goldenData } from "../support/golden-data.ts";
import { multinomialCases } from "../support/multinomial-cases.ts";
import { near } from "../support/near.ts";
import { ordinalCases } from "../support/ordinal-cases.ts";

type Effects = Readonly<Record<"estimate" | "se" | "robustSe", readonly number[]>>;
interface AverageCase {
  readonly case: string;
  readonly expected: Effects & { readonly thresholds: Effects };
}

const golden: { readonly cases: readonly AverageCase[] } = JSON.parse(
  readFileSync(new URL("ordinal-average.json", import.meta.url), "utf8"),
);

/** Against whole matrices in R; see ordinal-average.R. */
describe.each(golden.cases)("population averages of $case", ({ case: name, expected }) => {
  const one = ordinalCases.cases.find((candidate) => candidate.name === name);
  if (one === undefined) throw new RangeError(name);
  const resultBy = (standardErrors: "model" | "robust") => {
    const analysis = analyse(goldenData(one.data), { ...one.model, inference: { standardErrors } });
    if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
    return analysis.value.result;
  };
  const [result, robust] = [resultBy("model"), resultBy("robust")];

  test("effects with model-based and robust standard errors", () => {
    const effects = result.populationAverage ?? [];
    expect(effects.map(({ name: effect }) => effect)).toEqual(result.fixed.map(({ name: effect }) => effect));
    for (const [k, effect] of effects.entries()) {
      const se = expected.se[k];
      near(effect.estimate, expected.estimate[k], 1e-3 * (se ?? 0));
      near(effect.se, se, 1e-3 * (se ?? 0));
      near(effect.robustSe ?? Number.NaN, expected.robustSe[k], 1e-3 * (se ?? 0));
    }
  });

  test("thresholds", () => {
    const found = result.populationThresholds ?? [];
    expect(found.map(({ name: threshold }) => threshold)).toEqual(
      result.thresholds.map(({ name: threshold }) => threshold),
    );
    for (const [k, { estimate, se }] of found.entries()) {
      near(estimate, expected.thresholds.estimate[k], 1e-3 * se);
      near(se, expected.thresholds.se[k], 1e-3 * se);
      near(robust.populationThresholds?.[k]?.se ?? Number.NaN, expected.thresholds.robustSe[k], 1e-3 * se);
    }
  });
});

const multinomial: { readonly cases: readonly { readonly case: string; readonly expected: Effects }[] } = JSON.parse(
  readFileSync(new URL("multinomial-average.json", import.meta.url), "utf8"),
);

describe.each(multinomial.cases)("population averages of unordered categories, $case", ({ case: name, expected }) => {
  test("effects of every equation with model-based and robust standard errors", () => {
    const one = multinomialCases.cases.find((candidate) => candidate.name === name);
    if (one === undefined) throw new RangeError(name);
    const analysis = analyse(goldenData(one.data), one.model);
    if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
    const effects = analysis.value.result.populationAverage ?? [];
    expect(effects).toHaveLength(expected.estimate.length);
    for (const [k, effect] of effects.entries()) {
      const tolerance = 2e-3 * (expected.se[k] ?? 0);
      near(effect.estimate, expected.estimate[k], tolerance);
      near(effect.se, expected.se[k], tolerance);
      near(effect.robustSe ?? Number.NaN, expected.robustSe[k], tolerance);
    }
  });
});
