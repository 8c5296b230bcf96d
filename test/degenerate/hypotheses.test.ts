import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Hypothesis, Inference, ModelSpecification, Term } from "../../src-contract/analysis.ts";
import { analyse } from "../../src-engine/analyse.ts";
import type { DataSet } from "../../src-engine/table/data-set.ts";
import { documentProblemText } from "../../src-wording/failures.ts";
import { goldenData } from "../support/golden-data.ts";
import { madeData, randomNumbers } from "../support/made-data.ts";

/** Tests of the fixed part where there is little to test with, and hypotheses that cannot be meant. */
const term = (...names: readonly string[]): Term => ({ variables: names.map((name) => ({ name })) });
const random = (group: string, ...terms: readonly Term[]) => ({ group, terms: [term(), ...terms] });
const growth: ModelSpecification = {
  outcome: "y",
  fixed: [term(), term("wave"), term("x")],
  random: [random("student"), random("school")],
};
const waves = goldenData("waves");

describe("a variance between units 10⁸ times that within", () => {
  const { cases }: { readonly cases: readonly FarApart[] } = JSON.parse(
    readFileSync(new URL("../golden/far-apart.json", import.meta.url), "utf8"),
  );

  test.each(cases)("CR2 beside $predictor keeps its digits", ({ predictor, se, df }) => {
    const fixed = [term(), term("x"), term(predictor)];
    const model = { outcome: "y", fixed, random: [random("unit")] };
    for (const [k, effect] of resultOf(goldenData("far-apart"), model, cr2).fixed.entries()) {
      expect(effect.se / (se[k] ?? 0)).toBeCloseTo(1, 6);
      expect((effect.df ?? 0) / (df[k] ?? 0)).toBeCloseTo(1, 6);
    }
  });
});

describe("robust standard errors that are not defined", () => {
  test("for crossed factors are the model's, and said to be", () => {
    const crossed = { outcome: "diameter", fixed: [term()], random: [random("plate"), random("sample")] };
    const data = goldenData("penicillin");
    const result = resultOf(data, crossed, cr2);
    expect(result.fixed[0]?.se).toBe(resultOf(data, crossed, {}).fixed[0]?.se);
    expect(result.warnings).toContainEqual(expect.objectContaining({ code: "robust-undefined", crossed: true }));
  });

  test("without groups are the model's, and said to be", () => {
    const result = resultOf(waves, { ...growth, random: [] }, { standardErrors: "robust" });
    expect(result.fixed[0]?.robustSe).toBeNull();
    expect(result.warnings).toContainEqual(expect.objectContaining({ code: "robust-undefined", crossed: false }));
  });

  test("for more rows than clusters there is no joint test, and it is said", () => {
    const wave: Term = { variables: [{ name: "wave", type: "categorical" }] };
    const model = {
      ...growth,
      fixed: [term(), wave, term("arm"), { variables: [...wave.variables, { name: "arm" }] }],
    };
    const all = resultOf(waves, model, cr2).fixed.map(({ name }) => ({ weights: { [name]: 1 } }));
    const result = resultOf(waves, model, { ...cr2, hypotheses: [{ name: "Nothing", rows: all }] });
    expect(result.hypotheses[0]?.p).toBeNaN();
    expect(result.warnings).toContainEqual(
      expect.objectContaining({ code: "robust-undetermined", names: expect.arrayContaining(["Nothing"]) }),
    );
  });
});

describe("CR2 of weighted rows in units too large for matrices of rows", () => {
  const { uniform, normal } = randomNumbers(3);
  const unit = Array.from({ length: 4000 }, (_, row) => `u${row % 5}`);
  const weighted = (weights: readonly number[]) => {
    const columns = { unit, x: unit.map(() => normal()), weight: weights };
    const y = columns.x.map((x, row) => x + (row % 5) + normal() / Math.sqrt(weights[row] ?? 1));
    const model = { outcome: "y", fixed: [term(), term("x")], random: [random("unit")], weights: { level1: "weight" } };
    return resultOf(madeData({ ...columns, y }), model, cr2);
  };

  test("is that of whitened rows, which is said", () => {
    const { warnings, fixed } = weighted(unit.map(() => 0.5 + uniform()));
    expect(warnings).toContainEqual(expect.objectContaining({ code: "robust-of-whitened-rows" }));
    expect(fixed[1]?.se).toBeGreaterThan(0);
  });
});

describe("CR2 of pupils crossed with teachers in schools", () => {
  const { normal } = randomNumbers(8);
  const inSchools = (rowsOfEach: number) => {
    const rows = Array.from({ length: 2 * rowsOfEach }, (_, row) => row);
    const school = rows.map((row) => `s${row % 2}`);
    const pupil = rows.map((row) => `p${row % 2}-${Math.floor(row / 8)}`);
    const teacher = rows.map((row) => `t${row % 2}-${Math.floor(row / 2) % 5}`);
    const x = rows.map(() => normal());
    const y = rows.map((row) => (x[row] ?? 0) + Math.sin(row % 10) + Math.cos(Math.floor(row / 8)) + normal());
    const groups = ["pupil", "teacher", "school"].map((group) => random(group));
    const model = { outcome: "y", fixed: [term(), term("x")], random: groups };
    return resultOf(madeData({ school, pupil, teacher, x, y }), model, cr2);
  };

  test("is that of matrices of the schools' rows where schools are small", () => {
    const { warnings, fixed } = inSchools(60);
    expect(warnings.map(({ code }) => code)).not.toContain("robust-uncorrected");
    expect(fixed[1]?.se).not.toBe(fixed[1]?.robustSe);
  });

  test("is left out where schools are too large for them: standard errors are those without it, which is said", () => {
    const { warnings, fixed } = inSchools(1020);
    expect(warnings).toContainEqual(expect.objectContaining({ code: "robust-uncorrected", severity: "info" }));
    expect(fixed[1]?.se).toBe(fixed[1]?.robustSe);
  });
});

describe("type III tests", () => {
  test("do not depend on which category is the reference", () => {
    const model = (reference: string): ModelSpecification => ({
      ...growth,
      fixed: [
        term(),
        { variables: [{ name: "arm", reference }] },
        term("x"),
        { variables: [{ name: "arm", reference }, { name: "x" }] },
      ],
    });
    const [first, second] = ["control", "treated"].map((reference) => resultOf(waves, model(reference), {}).terms);
    for (const [index, one] of (first ?? []).entries()) {
      expect(one.statistic).toBeCloseTo(second?.[index]?.statistic ?? 0, 6);
      expect(one.df[1]).toBeCloseTo(second?.[index]?.df[1] ?? 0, 4);
    }
  });

  test("of one coefficient are the squares of its t", () => {
    const { fixed, terms } = resultOf(waves, growth, {});
    expect(terms.map(({ name }) => name)).toEqual(fixed.map(({ name }) => name));
    for (const [k, { statistic, df, p }] of terms.entries()) {
      expect(statistic).toBeCloseTo((fixed[k]?.statistic ?? 0) ** 2, 8);
      expect(df).toEqual([1, fixed[k]?.df]);
      expect(p).toBeCloseTo(fixed[k]?.p ?? 0, 10);
    }
  });

  test("where a combination of categories is empty test what the data can tell", () => {
    const model = {
      ...growth,
      fixed: [term(), term("arm"), term("size"), term("arm", "size")],
      random: [random("school")],
    };
    const { terms, aliased } = resultOf(goldenData("gaps"), model, {});
    expect(aliased.map(({ name }) => name)).toEqual(["arm[treated]:size[mid]"]);
    expect(terms.find(({ name }) => name === "arm:size")?.df[0]).toBe(1);
    expect(terms.every(({ statistic }) => Number.isFinite(statistic))).toBe(true);
  });
});

describe("a hypothesis that cannot be meant is refused at its place", () => {
  const at = "model.inference.hypotheses[0]";

  test.each([
    [
      "a name that no coefficient has",
      [{ wavee: 1 }],
      `${at}.rows[0].weights.wavee: no coefficient "wavee"; did you mean "wave"?`,
    ],
    ["a row without weights", [{ wave: 1 }, { wave: 0 }], `${at}.rows[1]: Row 2 of the hypothesis “H” has no weight`],
    [
      "a row that follows from others",
      [{ wave: 1, x: 1 }, { wave: 1 }, { x: 3 }],
      `${at}.rows[2]: Row 3 of the hypothesis “H” says nothing`,
    ],
    ["a coefficient that was left out", [{ copy: 1 }], `${at}.rows[0].weights.copy: The hypothesis “H” weighs “copy”`],
  ] as const)("%s", (_, rows, text) => {
    const model = { ...growth, fixed: [...growth.fixed, copyOfWave] };
    const hypotheses = [{ name: "H", rows: rows.map((weights) => ({ weights: renamed(weights) })) }];
    expect(refusalOf(model, hypotheses)).toContain(text.replaceAll("copy", copyName));
  });

  test("two of one name, and a name that two coefficients share", () => {
    const one = { name: "H", rows: [{ weights: { wave: 1 } }] };
    expect(refusalOf(growth, [one, one])).toContain("model.inference.hypotheses[1].name: Two hypotheses");
    const centered: Term = { variables: [{ name: "wave", center: "group", by: "student" }] };
    expect(refusalOf({ ...growth, fixed: [...growth.fixed, centered] }, [one])).toContain("Several coefficients");
  });
});

interface FarApart {
  readonly predictor: string;
  readonly se: readonly number[];
  readonly df: readonly number[];
}

const cr2: Inference = { standardErrors: "robust-cr2" };

/** Another form of a variable that says the same in other words. */
const copyName = "mean(wave, by: student:wave)";
const copyOfWave: Term = {
  variables: [{ name: "wave", aggregate: { function: "mean", by: ["student", "wave"] } }],
};

function renamed(weights: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(weights).map(([name, weight]) => [name === "copy" ? copyName : name, weight]),
  );
}

function resultOf(data: DataSet, model: ModelSpecification, inference: Inference) {
  const analysis = analyse(data, { ...model, inference });
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  return analysis.value.result;
}

function refusalOf(model: ModelSpecification, hypotheses: readonly Hypothesis[]): string {
  const analysis = analyse(waves, { ...model, inference: { hypotheses } });
  if (analysis.ok || analysis.failure.code !== "specification-invalid") throw new Error("it is refused");
  return analysis.failure.problems.map(documentProblemText).join("\n");
}
