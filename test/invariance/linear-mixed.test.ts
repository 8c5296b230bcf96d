import { expect, test } from "vitest";
import type { ModelSpecification, Term, TermVariable } from "../../src-contract/analysis.ts";
import type { ResultDocument } from "../../src-contract/result.ts";
import { analyse } from "../../src-engine/analyse.ts";
import { madeData, randomNumbers } from "../support/made-data.ts";

/** What must not matter does not matter: order, names and units of the data, and how the same model is written. */
interface Rows {
  readonly school: readonly string[];
  readonly y: readonly number[];
  readonly x: readonly number[];
  readonly w: readonly number[];
}

const { uniform, normal } = randomNumbers(7);
const base = makeRows();
const reference = resultOf(base);

test("the order of the rows does not matter", () => {
  const order = base.y.map((_, row) => row).sort(() => uniform() - 0.5);
  const pick = <Value>(values: readonly Value[]) => order.map((row) => values[row] as Value);
  expectSame(resultOf({ school: pick(base.school), y: pick(base.y), x: pick(base.x), w: pick(base.w) }), reference);
});

test("the names of the units do not matter", () => {
  expectSame(resultOf({ ...base, school: base.school.map((name) => `z${Number(name.slice(1)) * 7919}q`) }), reference);
});

test.each([1e9, -1e9, 1e6])("%d added to the outcome moves the intercept and nothing else", (shift) => {
  const moved = resultOf({ ...base, y: base.y.map((value) => value + shift) });
  expect((moved.fixed[0]?.estimate ?? 0) - shift).toBeCloseTo(reference.fixed[0]?.estimate ?? 0, 5);
  expectSame({ ...moved, fixed: moved.fixed.slice(1) }, { ...reference, fixed: reference.fixed.slice(1) }, 1e-5);
});

test.each([1e-9, 1e-3, 1e9])("measuring the outcome in units of %d rescales what is in its units", (unit) => {
  const scaled = resultOf({ ...base, y: base.y.map((value) => value / unit) });
  for (const [k, effect] of scaled.fixed.entries()) {
    near(effect.estimate * unit, reference.fixed[k]?.estimate);
    near(effect.se * unit, reference.fixed[k]?.se);
    near(effect.df ?? 0, reference.fixed[k]?.df ?? 0, 1e-4);
  }
  near((scaled.residual?.variance ?? 0) * unit ** 2, reference.residual?.variance);
  const n = reference.fit.observations - reference.fixed.length;
  near(scaled.fit.deviance + 2 * n * Math.log(unit), reference.fit.deviance, 1e-9);
});

test.each([1e-9, 1e9])("measuring a predictor with a random slope in units of %d rescales its effects", (unit) => {
  const scaled = resultOf({ ...base, x: base.x.map((value) => value / unit) });
  near((scaled.fixed[2]?.estimate ?? 0) / unit, reference.fixed[2]?.estimate);
  near((scaled.random[0]?.covariance[1]?.[1] ?? 0) / unit ** 2, reference.random[0]?.covariance[1]?.[1], 1e-4);
  near(scaled.random[0]?.correlation[1]?.[0] ?? 0, reference.random[0]?.correlation[1]?.[0] ?? 0, 1e-4);
});

test("a predictor with a random slope may be shifted far from zero", () => {
  const far = resultOf({ ...base, x: base.x.map((value) => value + 1e5) });
  near(far.fixed[2]?.estimate ?? 0, reference.fixed[2]?.estimate, 1e-6);
  near(far.fixed[2]?.se ?? 0, reference.fixed[2]?.se, 1e-6);
  near(far.random[0]?.covariance[1]?.[1] ?? 0, reference.random[0]?.covariance[1]?.[1], 1e-4);
  near(far.fit.deviance, reference.fit.deviance, 1e-9);
});

test("a predictor's effect subtracted from the outcome is missing from its coefficient and nowhere else", () => {
  const less = resultOf({ ...base, y: base.y.map((value, row) => value - 2.5 * (base.w[row] ?? 0)) });
  near((less.fixed[1]?.estimate ?? 0) + 2.5, reference.fixed[1]?.estimate, 1e-7);
  expectSame({ ...less, fixed: [] }, { ...reference, fixed: [] });
});

test("rows with missing values count for nothing", () => {
  const extended = {
    school: [...base.school, "s1", "s2", "new"],
    y: [...base.y, Number.NaN, 5, 5],
    x: [...base.x, 1, Number.NaN, 1],
    w: [...base.w, 1, 1, Number.NaN],
  };
  const result = resultOf(extended);
  expect(result.fit.excluded).toBe(3);
  expect(result.fit.groups[0]).toMatchObject({ count: 25, excluded: 1 });
  expectSame(result, reference);
});

test("grand-mean centering changes the intercept only", () => {
  const centered = resultOf(base, { x: { name: "x", center: "grand" } });
  near(centered.fit.deviance, reference.fit.deviance, 1e-9);
  near(centered.fixed[2]?.estimate ?? 0, reference.fixed[2]?.estimate, 1e-6);
});

function makeRows(): Rows {
  const rows = { school: [] as string[], y: [] as number[], x: [] as number[], w: [] as number[] };
  for (let unit = 0; unit < 25; unit++) {
    const w = normal();
    const u0 = 1.5 * normal();
    const u1 = 0.4 * u0 + 0.6 * normal();
    const size = 3 + Math.floor(15 * uniform());
    for (let row = 0; row < size; row++) {
      const x = 10 + 2 * normal();
      rows.school.push(`s${unit}`);
      rows.w.push(w);
      rows.x.push(x);
      rows.y.push(3 + 0.7 * w + (0.5 + u1) * (x - 10) + u0 + 2 * normal());
    }
  }
  return rows;
}

function resultOf(rows: Rows, { x = { name: "x" } }: { readonly x?: TermVariable } = {}): ResultDocument {
  const intercept: Term = { variables: [] };
  const slope: Term = { variables: [x] };
  const model: ModelSpecification = {
    outcome: "y",
    fixed: [intercept, { variables: [{ name: "w" }] }, slope],
    random: [{ group: "school", terms: [intercept, slope] }],
  };
  const analysis = analyse(madeData({ ...rows }), model);
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  return analysis.value.result;
}

function expectSame(actual: ResultDocument, expected: ResultDocument, relative = 1e-6): void {
  for (const [k, effect] of expected.fixed.entries()) {
    const own = actual.fixed[k];
    near(own?.estimate ?? Number.NaN, effect.estimate, relative);
    near(own?.se ?? Number.NaN, effect.se, relative);
    near(own?.robustSe ?? Number.NaN, effect.robustSe ?? 0, relative);
    near(own?.df ?? Number.NaN, effect.df ?? 0, 100 * relative);
  }
  for (const [i, row] of (expected.random[0]?.covariance ?? []).entries()) {
    for (const [j, value] of row.entries()) {
      near(actual.random[0]?.covariance[i]?.[j] ?? Number.NaN, value, 1e3 * relative);
    }
  }
  near(actual.residual?.variance ?? Number.NaN, expected.residual?.variance, relative);
  near(actual.fit.deviance, expected.fit.deviance, relative);
}

function near(actual: number, expected: number | undefined, relative = 1e-6): void {
  const tolerance = relative * Math.abs(expected ?? 0);
  expect(Math.abs(actual - (expected ?? Number.NaN)), `${actual} should be ${expected}`).toBeLessThanOrEqual(tolerance);
}
