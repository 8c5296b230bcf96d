import { describe, expect, test } from "vitest";
import type { ModelSpecification, ResidualSpecification } from "../../src-contract/analysis.ts";
import { analyse } from "../../src-engine/analyse.ts";
import { failureText } from "../../src-wording/failures.ts";
import { goldenData } from "../support/golden-data.ts";

const one = { variables: [] };
const wave = { variables: [{ name: "wave" }] };

function waves(residual: ResidualSpecification, more: Partial<ModelSpecification> = {}) {
  return analyse(goldenData("waves"), { outcome: "y", fixed: [one, wave], random: [], residual, ...more });
}

function refusal(residual: ResidualSpecification, more: Partial<ModelSpecification> = {}): string {
  const analysis = waves(residual, more);
  return analysis.ok ? "" : failureText(analysis.failure);
}

describe("residual structures that cannot be", () => {
  test("without subjects", () => {
    expect(refusal({ structure: "ar1", order: "wave" })).toMatch(/within which subjects/);
  });

  test("without groups", () => {
    expect(refusal({ structure: "by-group" })).toMatch(/choose a categorical variable/);
  });

  test("of a subject that has an occasion twice", () => {
    expect(refusal({ structure: "ar1", within: "school", order: "wave" })).toMatch(/more than once/);
  });

  test("of subjects that have rows in several units of a random factor", () => {
    const random = [{ group: "student", terms: [one] }];
    expect(refusal({ structure: "ar1", within: "school", order: "x" }, { random })).toMatch(/lies within “student”/);
  });

  test("that say what a random intercept says", () => {
    const random = [{ group: "student", terms: [one] }];
    expect(refusal({ structure: "unstructured", within: "student", order: "wave" }, { random })).toMatch(
      /same correlation/,
    );
  });

  test("of occasions that are not whole steps apart", () => {
    expect(refusal({ structure: "arma11", within: "student", order: "time" })).toMatch(/whole steps/);
  });

  test("of more occasions than can be told apart", () => {
    expect(refusal({ structure: "unstructured", within: "student", order: "y" })).toMatch(/choose AR\(1\)/);
  });

  test("with weights that are not positive", () => {
    expect(refusal({ structure: "independent" }, { weights: { level1: "x" } })).toMatch(/greater than zero/);
  });
});

describe("what must not matter", () => {
  const random = [{ group: "student", terms: [one] }];
  const deviance = (residual: ResidualSpecification, more: Partial<ModelSpecification> = {}) => {
    const analysis = waves(residual, more);
    if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
    return analysis.value.result.fit.deviance;
  };

  test("compound symmetry is a random intercept where subjects resemble themselves", () => {
    expect(deviance({ structure: "compound-symmetry", within: "student" })).toBeCloseTo(
      deviance({ structure: "independent" }, { random }),
      6,
    );
  });

  test("subjects are the units of the first random entry where none are named", () => {
    expect(deviance({ structure: "ar1", order: "wave" }, { random })).toBe(
      deviance({ structure: "ar1", within: "student", order: "wave" }, { random }),
    );
  });
});
