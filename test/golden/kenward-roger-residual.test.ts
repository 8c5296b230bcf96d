import { describe, expect, test } from "vitest";
import type { ModelSpecification } from "../../src-contract/analysis.ts";
import type { ResultDocument } from "../../src-contract/result.ts";
import { analyse } from "../../src-engine/analyse.ts";
import { goldenData } from "../support/golden-data.ts";
import { kenwardRogerCases } from "../support/kenward-roger-cases.ts";
import { madeData, randomNumbers } from "../support/made-data.ts";

function fitted(data: string, model: ModelSpecification): ResultDocument {
  const analysis = analyse(goldenData(data), model);
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  return analysis.value.result;
}

/** Against the formulas with whole matrices; see kenward-roger-residual.R. */
describe.each(kenwardRogerCases.cases)("Kenward and Roger: $name", ({ data, model, expected }) => {
  const result = fitted(data, model);

  test("adjusted standard errors and degrees of freedom", () => {
    expect(result.warnings.map(({ code }) => code)).not.toContain("kenward-roger-undefined");
    for (const [k, { estimate, se, df }] of result.fixed.entries()) {
      near(estimate, expected.estimate[k], 1e-3 * se);
      near(se, expected.se[k], 3e-4 * se);
      near(df, expected.df[k], 1e-3 * (df ?? Number.NaN));
    }
  });

  test("a test of two coefficients", () => {
    const [joint] = result.hypotheses ?? [];
    near(joint?.statistic, expected.jointF, 1e-3 * expected.jointF);
    near(joint?.df[1], expected.jointDf, 1e-3 * expected.jointDf);
  });
});

describe("complete data, an unstructured matrix and a mean for every sex and age", () => {
  const age = { name: "age", type: "categorical" } as const;
  const sex = { name: "sex" };
  const model = (df: "kenward-roger" | "infinite"): ModelSpecification => ({
    outcome: "distance",
    fixed: [{ variables: [] }, { variables: [age] }, { variables: [sex] }, { variables: [age, sex] }],
    random: [],
    residual: { structure: "unstructured", within: "subject", order: "age" },
    inference: { df },
  });

  test("have the exact degrees of freedom, children less sexes, and nothing to adjust", () => {
    const adjusted = fitted("orthodont", model("kenward-roger"));
    const plain = fitted("orthodont", model("infinite"));
    for (const [k, { se, df }] of adjusted.fixed.entries()) {
      near(df, 25, 1e-3);
      near(se, plain.fixed[k]?.se, 1e-6 * se);
    }
  });
});

test("very long subjects with correlated residuals have Satterthwaite's degrees of freedom, and the result says so", () => {
  const rows = Array.from({ length: 780 }, (_, row) => ({ person: Math.floor(row / 260), day: row % 260 }));
  const { normal } = randomNumbers(5);
  const diary = madeData({
    mood: rows.map(({ day }) => day / 100 + normal()),
    person: rows.map(({ person }) => person),
    day: rows.map(({ day }) => day),
  });
  const analysis = analyse(diary, {
    outcome: "mood",
    fixed: [{ variables: [] }, { variables: [{ name: "day" }] }],
    random: [],
    residual: { structure: "ar1", within: "person", order: "day" },
    inference: { df: "kenward-roger" },
  });
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  expect(analysis.value.result.warnings.map(({ code }) => code)).toContain("kenward-roger-undefined");
});

function near(actual: number | null | undefined, expected: number | undefined, tolerance: number): void {
  const difference = Math.abs((actual ?? Number.NaN) - (expected ?? Number.NaN));
  expect(difference, `${actual} should be ${expected} ± ${tolerance}`).toBeLessThanOrEqual(tolerance);
}
