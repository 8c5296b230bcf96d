import { describe, expect, test } from "vitest";
import { analyse } from "../../src-engine/analyse.ts";
import { goldenData } from "../support/golden-data.ts";
import { type ExpectedFit, type GoldenFile, goldenFile, type ModelCase } from "../support/golden-file.ts";

/** Against MASS's glmmPQL and plain R. See quasi-likelihood.R. */
const { cases } =
  goldenFile<
    GoldenFile<
      ModelCase<
        Pick<ExpectedFit, "estimate" | "se" | "covariance"> & {
          /** The factor of the variance where it is estimated. */
          readonly dispersion?: number;
        }
      >
    >
  >("quasi-likelihood");

describe.each(cases)("$name", ({ data, model, expected }) => {
  const analysis = analyse(goldenData(data), model);
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  const { result } = analysis.value;

  test("estimates and standard errors", () => {
    expect(result.fit).toMatchObject({ method: "pql", converged: true });
    for (const [k, { estimate, se }] of result.fixed.entries()) {
      const error = expected.se[k] ?? Number.NaN;
      expect(Math.abs(estimate - (expected.estimate[k] ?? Number.NaN))).toBeLessThan(1e-4 * error);
      expect(Math.abs(se - error)).toBeLessThan(1e-4 * error);
    }
    const covariance = expected.covariance.flat(2);
    for (const [k, value] of result.random.flatMap((random) => random.covariance.flat()).entries()) {
      expect(Math.abs(value - (covariance[k] ?? Number.NaN))).toBeLessThan(1e-4 * Math.max(...covariance));
    }
    const { dispersion } = expected;
    if (dispersion === undefined) expect(result.dispersion).toBeNull();
    else expect(Math.abs(Number(result.dispersion?.estimate) / dispersion - 1)).toBeLessThan(1e-4);
  });

  test("it is said that there is no likelihood", () => {
    expect(result.warnings).toContainEqual(expect.objectContaining({ code: "quasi-likelihood" }));
  });
});
