import { describe, expect, test } from "vitest";
import type { ModelSpecification, ResidualSpecification, Term } from "../../src-contract/analysis.ts";
import type { ResultDocument } from "../../src-contract/result.ts";
import { analyse } from "../../src-engine/analyse.ts";
import { madeData, randomNumbers } from "../support/made-data.ts";

/** Fits that have numbers, but not such as one may report: the result says so. */
const term = (...names: readonly string[]): Term => ({ variables: names.map((name) => ({ name })) });
const { normal } = randomNumbers(12);
const units = 12;
const occasions = 6;
const g = Array.from({ length: units * occasions }, (_, row) => `g${Math.floor(row / occasions)}`);
const occasion = g.map((_, row) => row % occasions);
const x = g.map(() => normal());
const level = g.map((_, row) => Math.sin(7 * Math.floor(row / occasions)));
const y = g.map((_, row) => 1 + 0.5 * (x[row] ?? 0) + normal());
const within = (structure: ResidualSpecification["structure"]) => ({ structure, within: "g", order: "occasion" });
const alike = y.map((value, row) => value + (level[row] ?? 0));

describe("variances", () => {
  test("that are all zero are named one by one, not as a perfect correlation", () => {
    // Every unit's own regression is the same line.
    const residuals = g.map((unit, row) => residualOf(row, unit));
    const { random, warnings } = resultOf(
      { g, x, y: residuals.map((value, row) => value + (x[row] ?? 0)) },
      { random: [{ group: "g", terms: [term(), term("x")] }] },
    );
    expect(random[0]?.covariance).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(warnings.map(({ code }) => code)).toEqual(["variance-zero", "variance-zero"]);
  });

  test("that a residual correlation says as well are not told from it", () => {
    const random = [{ group: "g", terms: [term()] }];
    const { warnings } = resultOf({ g, occasion, x, y: alike }, { random, residual: within("toeplitz") });
    expect(warnings).toContainEqual(
      expect.objectContaining({ code: "variances-undetermined", groups: ["g"], residual: "structure" }),
    );
  });

  test("that a fading correlation leaves room for are", () => {
    const random = [{ group: "g", terms: [term()] }];
    const { warnings } = resultOf({ g, occasion, x, y: alike }, { random, residual: within("ar1") });
    expect(warnings).toEqual([]);
  });
});

describe("predictors", () => {
  test("that hardly differ are named, with what they nearly are", () => {
    const copy = x.map((value, row) => 2 * value + 1e-5 * Math.cos(row));
    const { warnings } = resultOf({ g, x, copy, y: alike }, { fixed: [term(), term("x"), term("copy")] });
    expect(warnings).toContainEqual(
      expect.objectContaining({
        code: "nearly-aliased-predictor",
        name: "copy",
        combination: [{ name: "x", coefficient: 2 }],
      }),
    );
  });

  test("that belong together, as powers of one variable, may be alike", () => {
    const age = occasion.map((value) => 60 + value);
    const power = (exponent: number): Term => ({ variables: [{ name: "age", power: exponent }] });
    const { warnings } = resultOf({ g, age, y: alike }, { fixed: [term(), term("age"), power(2), power(3)] });
    expect(warnings).toEqual([]);
  });
});

describe("small samples", () => {
  test("with fewer than two rows for a parameter are said to be", () => {
    const { warnings } = resultOf({ g: ["a", "a", "b", "b", "c"], y: [1, 2, 4, 6, 3] }, { fixed: [term()] });
    expect(warnings).toContainEqual(expect.objectContaining({ code: "few-rows", rows: 5, parameters: 3 }));
  });

  test("of subjects without random effects are said to be small", () => {
    const few = { g: g.slice(0, 48), occasion: occasion.slice(0, 48), x: x.slice(0, 48), y: y.slice(0, 48) };
    const { warnings } = resultOf(few, { random: [], residual: within("ar1") });
    expect(warnings).toContainEqual(expect.objectContaining({ code: "few-units", group: "g", count: 8 }));
  });
});

/** What a unit's own regression of y on x leaves of a row. */
function residualOf(row: number, unit: string): number {
  const rows = g.flatMap((other, at) => (other === unit ? [at] : []));
  const mean = (values: readonly number[]) => rows.reduce((sum, at) => sum + (values[at] ?? 0), 0) / rows.length;
  const [centerX, centerY] = [mean(x), mean(y)];
  const products = rows.map((at) => [(x[at] ?? 0) - centerX, (y[at] ?? 0) - centerY] as const);
  const slope = products.reduce((sum, [a, b]) => sum + a * b, 0) / products.reduce((sum, [a]) => sum + a * a, 0);
  return (y[row] ?? 0) - centerY - slope * ((x[row] ?? 0) - centerX);
}

function resultOf(
  columns: Readonly<Record<string, readonly (number | string)[]>>,
  model: Partial<ModelSpecification>,
): ResultDocument {
  const intercepts = { outcome: "y", fixed: [term(), term("x")], random: [{ group: "g", terms: [term()] }] };
  const analysis = analyse(madeData(columns), { ...intercepts, ...model });
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  return analysis.value.result;
}
