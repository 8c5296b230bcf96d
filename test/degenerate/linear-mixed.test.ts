import { describe, expect, test } from "vitest";
import type { ModelSpecification, Term } from "../../src-contract/analysis.ts";
import { analyse } from "../../src-engine/analyse.ts";
import type { DataSet } from "../../src-engine/table/data-set.ts";
import { failureText } from "../../src-wording/failures.ts";
import { goldenData } from "../support/golden-data.ts";
import { madeData, randomNumbers } from "../support/made-data.ts";

/** Data on which a model cannot be what it says: a refusal with its reason, or a result that says so itself. */
const intercept: Term = { variables: [] };
const x: Term = { variables: [{ name: "x" }] };
const w: Term = { variables: [{ name: "w" }] };
const place: Term = { variables: [{ name: "place" }] };
const bySchool = (...terms: readonly Term[]) => [{ group: "school", terms }];
const nullModel: ModelSpecification = { outcome: "y", fixed: [intercept], random: bySchool(intercept) };
const ordinary = rows(20, () => 8);

describe("variances on their boundary", () => {
  test("a variance that wants to be zero is zero exactly, and named", () => {
    const result = resultOf(goldenData("dyestuff2"), {
      outcome: "yield",
      fixed: [intercept],
      random: [{ group: "batch", terms: [intercept] }],
    });
    // lme4 on Dyestuff2: 5.6656, residual standard deviation 3.716, log-likelihood −80.91420 (REML).
    expect(result.random[0]?.covariance[0]?.[0]).toBe(0);
    expect(result.fit.singular).toBe(true);
    expect(result.fixed[0]?.estimate).toBeCloseTo(5.6656, 4);
    expect(result.residual?.sd).toBeCloseTo(3.7157, 4);
    expect(result.random[0]?.se[0]?.[0]).toBeNull();
    expect(result.warnings[0]).toMatchObject({ code: "variance-zero", group: "batch", severity: "warning" });
    expect(result.warnings[0]?.message).toContain("zero");
  });

  test("a correlation of one is exact, and named", () => {
    const { normal } = randomNumbers(4);
    const data = rows(
      12,
      () => 6,
      ({ unit, slope, noise }) => unit + unit * slope + noise,
      normal,
    );
    const result = resultOf(data, { outcome: "y", fixed: [intercept, x], random: bySchool(intercept, x) });
    expect(result.fit.singular).toBe(true);
    expect(Math.abs(result.random[0]?.correlation[0]?.[1] ?? 0)).toBeCloseTo(1, 9);
    expect(result.warnings[0]?.code).toBe("correlation-one");
  });

  test("an outcome that is all but constant within schools keeps its digits", () => {
    const { normal } = randomNumbers(4);
    const school = Array.from({ length: 60 }, (_, row) => `s${Math.floor(row / 6)}`);
    const means = Array.from({ length: 10 }, () => 100 * normal());
    const y = school.map((_, row) => (means[Math.floor(row / 6)] ?? 0) + 1e-4 * normal());
    const result = resultOf(madeData({ school, y }), nullModel);
    const within = y.map((value, row) => value - mean(y.slice(row - (row % 6), row - (row % 6) + 6)));
    expect(result.residual?.variance).toBeCloseTo(within.reduce((sum, value) => sum + value ** 2, 0) / 50, 13);
    expect(result.fit.converged).toBe(true);
  });
});

describe("predictors that say nothing", () => {
  test("a constant predictor is left out and named", () => {
    const data = withColumn("w", (row) => 3 + 0 * row);
    const result = resultOf(data, { ...nullModel, fixed: [intercept, x, w] });
    expect(result.fixed.map(({ name }) => name)).toEqual(["(Intercept)", "x"]);
    expect(result.warnings).toContainEqual(
      expect.objectContaining({ code: "constant-predictor", name: "w", value: 3 }),
    );
  });

  test("a categorical predictor of which one category is left is named, fixed or random", () => {
    const one = withColumn("w", (row) => 4 + 0 * row);
    const kind: Term = { variables: [{ name: "w", type: "categorical" }] };
    const warning = expect.objectContaining({ code: "one-category", name: "w", category: 4 });
    const fixed = resultOf(one, { ...nullModel, fixed: [intercept, x, kind] });
    expect(fixed.fixed.map(({ name }) => name)).toEqual(["(Intercept)", "x"]);
    expect(fixed.warnings.filter(({ code }) => code === "one-category")).toEqual([warning]);
    const random = resultOf(one, { ...nullModel, random: bySchool(intercept, kind) });
    expect(random.random[0]?.names).toEqual(["(Intercept)"]);
    expect(random.warnings).toContainEqual(warning);
  });

  test("a predictor made of others is left out, with what it is made of", () => {
    const xs = numbersOf(ordinary, "x");
    const data = withColumn("w", (row) => 5 - 2 * (xs[row] ?? 0));
    const result = resultOf(data, { ...nullModel, fixed: [intercept, x, w] });
    const combination = [
      { name: "(Intercept)", coefficient: 5 },
      { name: "x", coefficient: -2 },
    ];
    expect(result.aliased).toEqual([{ name: "w", combination }]);
  });

  test("a predictor made of another and a large constant is not taken for the same in all rows", () => {
    const xs = numbersOf(ordinary, "x");
    const data = withColumn("w", (row) => 1e12 + (xs[row] ?? 0));
    const result = resultOf(data, { ...nullModel, fixed: [intercept, x, w] });
    expect(result.warnings.map(({ code }) => code)).not.toContain("constant-predictor");
    const combination = [
      { name: "(Intercept)", coefficient: expect.closeTo(1e12, 1) },
      { name: "x", coefficient: expect.closeTo(1, 2) },
    ];
    expect(result.aliased).toEqual([{ name: "w", combination }]);
  });

  test("of a predictor in two forms the second is left out, told apart by its centering", () => {
    const grand: Term = { variables: [{ name: "x", center: "grand" }] };
    const result = resultOf(ordinary, { ...nullModel, fixed: [intercept, x, grand] });
    expect(result.aliased.map(({ name }) => name)).toEqual(["x"]);
    expect(result.warnings[0]?.message).toMatch(/^x \(grand-mean centered\) says .* x \(uncentered\)\)/);
  });

  test("a group-mean centered predictor of the school level is zero everywhere, and left out", () => {
    const data = withColumn("w", (row) => Math.floor(row / 8));
    const centered: Term = { variables: [{ name: "w", center: "group", by: "school" }] };
    const result = resultOf(data, { ...nullModel, fixed: [intercept, centered] });
    expect(result.aliased).toEqual([{ name: "w", combination: [] }]);
  });

  test("two nearly equal predictors are told apart as far as the digits go", () => {
    const { normal } = randomNumbers(11);
    const xs = numbersOf(ordinary, "x");
    const data = withColumn("w", (row) => (xs[row] ?? 0) + 1e-5 * normal());
    const result = resultOf(data, { ...nullModel, fixed: [intercept, x, w] });
    expect(result.fixed).toHaveLength(3);
    const sum = (result.fixed[1]?.estimate ?? 0) + (result.fixed[2]?.estimate ?? 0);
    const alone = resultOf(ordinary, { ...nullModel, fixed: [intercept, x] });
    expect(sum).toBeCloseTo(alone.fixed[1]?.estimate ?? 0, 1);
  });
});

describe("refusals", () => {
  const cases: readonly (readonly [string, DataSet, ModelSpecification, string, RegExp])[] = [
    ["a constant outcome", withColumn("y", () => 4), nullModel, "outcome-constant", /is 4 in every row/],
    ["one unit only", withText("school", () => "s1"), nullModel, "one-unit", /one unit of “school” \(“s1”\)/],
    ["one row per unit", withText("school", (row) => `s${row}`), nullModel, "one-row-per-unit", /single row/],
    [
      "every row excluded",
      withColumn("x", () => Number.NaN),
      { ...nullModel, fixed: [intercept, x] },
      "no-rows-left",
      /“x” \(missing in 160\)/,
    ],
    [
      "a slope of a predictor that does not vary within schools",
      withColumn("w", (row) => Math.floor(row / 8)),
      { outcome: "y", fixed: [intercept, w], random: bySchool(intercept, w) },
      "slope-constant-within",
      /“w”.*“school”/,
    ],
    [
      "more random effects than rows",
      rows(20, () => 2),
      { outcome: "y", fixed: [intercept, x], random: bySchool(intercept, x) },
      "too-many-random-effects",
      /40 random effects/,
    ],
    [
      "a predictor that explains everything",
      copyOf("x"),
      { ...nullModel, fixed: [intercept, x] },
      "perfect-fit",
      /completely/,
    ],
    [
      "a line for every school without any rest",
      exactly((unit, place) => unit ** 2 + place * Math.sin(unit)),
      { outcome: "y", fixed: [intercept, place], random: bySchool(intercept, place) },
      "no-residual-variance",
      /random effects of “school” fit “y” exactly/,
    ],
    [
      "rows of one kind without any rest",
      exactly((unit, place, half) => Math.sin(unit) + (half === 1 ? Math.sin(7 * unit + place ** 2) : 0)),
      { ...nullModel, residual: { structure: "by-group", by: "half" } },
      "residual-variance-vanishes",
      /“half” = 2 are fitted exactly/,
    ],
    [
      "occasions that follow from each other",
      exactly((unit, place) => Math.sin(unit) + place * Math.sin(2 * unit)),
      {
        outcome: "y",
        fixed: [intercept, place],
        random: [],
        residual: { structure: "unstructured", within: "school", order: "place" },
      },
      "residual-matrix-singular",
      /residual covariance matrix has no estimate/,
    ],
    [
      "an infinite value",
      withColumn("x", (row) => (row === 3 ? Number.POSITIVE_INFINITY : row)),
      { ...nullModel, fixed: [intercept, x] },
      "value-not-finite",
      /row 4/,
    ],
    [
      "a root of a negative number",
      withColumn("w", (row) => row - 1.5),
      { ...nullModel, fixed: [intercept, { variables: [{ name: "w", power: 0.5 }] }] },
      "power-undefined",
      /“w” is −1.5 in row 1 .* no power 0.5/,
    ],
    [
      "an inverse of zero in a random slope",
      withColumn("w", (row) => row % 5),
      { ...nullModel, random: bySchool(intercept, { variables: [{ name: "w", power: -1 }] }) },
      "power-undefined",
      /“w” is 0 in row 1 .* no power -1/,
    ],
    ["an outcome of texts", withText("y", (row) => `t${row % 3}`), nullModel, "specification-invalid", /holds texts/],
    [
      "a name that is not there",
      ordinary,
      { ...nullModel, random: [{ group: "shcool", terms: [intercept] }] },
      "specification-invalid",
      /did you mean “school”/,
    ],
    [
      "a reference category that is not there",
      withText("t", (row) => "abc"[row % 3] ?? ""),
      { ...nullModel, fixed: [intercept, { variables: [{ name: "t", reference: "d" }] }] },
      "reference-unknown",
      /“a”, “b” and “c”/,
    ],
  ];

  test.each(cases)("%s", (_name, data, model, code, words) => {
    const analysis = analyse(data, model);
    expect(analysis.ok).toBe(false);
    if (analysis.ok) return;
    expect(analysis.failure.code).toBe(code);
    expect(failureText(analysis.failure)).toMatch(words);
  });

  test("all problems of a model are named at once, each by its place", () => {
    const analysis = analyse(ordinary, {
      outcome: "yy",
      fixed: [intercept, intercept, { variables: [{ name: "x", center: "group" }] }],
      random: [{ group: "school", terms: [] }],
      estimation: { method: "ML" },
      inference: { df: "kenward-roger" },
    });
    expect(analysis).toMatchObject({ ok: false, failure: { code: "specification-invalid" } });
    if (analysis.ok || analysis.failure.code !== "specification-invalid") return;
    expect(analysis.failure.problems.map(({ at, code }) => `${at}: ${code}`)).toEqual([
      "model.outcome: unknown-variable",
      "model.inference.df: kenward-roger-needs-reml",
      "model.fixed[2].variables[0]: centering-without-group",
      "model.random[0].terms: random-without-terms",
      "model.fixed[1]: duplicate-term",
    ]);
  });
});

describe("sizes", () => {
  test("without random effects it is ordinary least squares", () => {
    const result = resultOf(ordinary, { outcome: "y", fixed: [intercept, x], random: [] });
    const xs = numbersOf(ordinary, "x");
    const ys = numbersOf(ordinary, "y");
    const slope =
      xs.reduce((sum, value, row) => sum + (value - mean(xs)) * (ys[row] ?? 0), 0) /
      xs.reduce((sum, value) => sum + (value - mean(xs)) ** 2, 0);
    expect(result.fixed[1]?.estimate).toBeCloseTo(slope, 10);
    expect(result.fixed[1]?.df).toBe(158);
    expect(result.fixed[1]?.robustSe).toBeNull();
    expect(result.random).toEqual([]);
  });

  test("schools with a single student take part with the others", () => {
    const result = resultOf(
      rows(15, (unit) => (unit % 3 === 0 ? 1 : 5)),
      { ...nullModel, fixed: [intercept, x] },
    );
    expect(result.fit.converged).toBe(true);
    expect(result.fit.groups[0]?.count).toBe(15);
  });

  test("units without a regression of their own are left out of HLM's tests only", () => {
    const data = rows(15, (unit) => (unit % 3 === 0 ? 1 : 6));
    const result = resultOf(data, { outcome: "y", fixed: [intercept, x], random: bySchool(intercept, x) });
    expect(result.random[0]?.tests?.[0]?.units).toBe(10);
    expect(result.random[0]?.tests?.[0]?.df).toBe(9);
  });
});

interface RowParts {
  readonly unit: number;
  readonly slope: number;
  readonly noise: number;
}

function rows(
  units: number,
  size: (unit: number) => number,
  outcome: (parts: RowParts) => number = ({ unit, slope, noise }) => 2 * unit + 0.5 * slope + 2 * noise,
  normal: () => number = randomNumbers(1).normal,
): DataSet {
  const columns = { school: [] as string[], y: [] as number[], x: [] as number[] };
  for (let unit = 0; unit < units; unit++) {
    const effect = normal();
    for (let row = 0; row < size(unit); row++) {
      const slope = normal();
      columns.school.push(`s${unit}`);
      columns.x.push(slope);
      columns.y.push(outcome({ unit: effect, slope, noise: normal() }));
    }
  }
  return madeData(columns);
}

function numbersOf(data: DataSet, name: string): number[] {
  const column = data.table.columns.get(name);
  return column?.kind === "number" ? [...column.values] : [];
}

function textsOf(data: DataSet, name: string): string[] {
  const column = data.table.columns.get(name);
  return column?.kind === "text" ? [...column.codes].map((code) => column.texts[code] ?? "") : [];
}

function ordinaryColumns() {
  return { school: textsOf(ordinary, "school"), y: numbersOf(ordinary, "y"), x: numbersOf(ordinary, "x") };
}

function withColumn(name: string, value: (row: number) => number): DataSet {
  const columns = ordinaryColumns();
  return madeData({ ...columns, [name]: columns.y.map((_, row) => value(row)) });
}

function withText(name: string, value: (row: number) => string): DataSet {
  const columns = ordinaryColumns();
  return madeData({ ...columns, [name]: columns.y.map((_, row) => value(row)) });
}

/** Twenty schools of eight rows, whose places are counted, the first four of one kind. */
function exactly(outcome: (unit: number, place: number, half: number) => number): DataSet {
  const all = Array.from({ length: 160 }, (_, row) => {
    return { unit: Math.floor(row / 8), place: row % 8, half: row % 8 < 4 ? 1 : 2 };
  });
  return madeData({
    school: all.map(({ unit }) => `s${unit}`),
    place: all.map((row) => row.place),
    half: all.map(({ half }) => half),
    y: all.map((row) => outcome(row.unit, row.place, row.half)),
  });
}

function copyOf(name: "x"): DataSet {
  const columns = ordinaryColumns();
  return madeData({ ...columns, y: columns[name].map((value) => 3 * value - 1) });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function resultOf(data: DataSet, model: ModelSpecification) {
  const analysis = analyse(data, model);
  if (!analysis.ok) throw new Error(failureText(analysis.failure));
  return analysis.value.result;
}
