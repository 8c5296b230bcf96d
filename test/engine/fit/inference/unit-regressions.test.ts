import { describe, expect, test } from "vitest";
import type { ModelSpecification, Term } from "../../../../src-contract/analysis.ts";
import type { ResultDocument } from "../../../../src-contract/result.ts";
import { analyse } from "../../../../src-engine/analyse.ts";
import type { DataSet } from "../../../../src-engine/table/data-set.ts";
import { goldenData } from "../../../support/golden-data.ts";
import { type Cells, dataOf } from "../../table/data-set-in-test.ts";

const intercept: Term = { variables: [] };
const model: ModelSpecification = {
  outcome: "y",
  fixed: [intercept],
  random: [
    { group: "pupil", terms: [intercept] },
    { group: "school", terms: [intercept] },
  ],
};

/** 10 schools of 6 pupils of 4 occasions. */
describe("the test of a variance below the highest level", () => {
  const rows = Array.from({ length: 240 }, (_, row) => ({ pupil: Math.floor(row / 4), school: Math.floor(row / 24) }));
  const noise = (row: number) => ((row * 7919) % 101) / 25 - 2;
  const columns = {
    school: rows.map(({ school }) => school),
    pupil: rows.map(({ pupil }) => pupil),
    y: rows.map(({ school }, row) => 3 * ((school * 7) % 10) + noise(row)),
    trait: rows.map(({ pupil }) => (pupil * 31) % 7),
    climate: rows.map(({ school }) => (school * 3) % 4),
  } satisfies Record<string, Cells>;

  test("is of pupils within their schools, however much schools differ", () => {
    const { residual, random } = resultOf(dataOf(columns), model);
    const pupils = meansOf(columns.y, columns.pupil);
    const schools = meansOf(columns.y, columns.school);
    const squares = pupils.reduce((sum, mean, pupil) => sum + (mean - (schools[Math.floor(pupil / 6)] ?? 0)) ** 2, 0);
    const [pupil, school] = random.map(({ tests }) => tests?.[0]);
    expect(pupil?.df).toBe(60 - 10);
    expect(pupil?.chiSquare).toBeCloseTo((4 * squares) / (residual?.variance ?? 0), 6);
    expect(pupil?.p).toBeGreaterThan(0.05);
    expect(school?.df).toBe(9);
    expect(school?.p).toBeLessThan(1e-6);
  });

  test("costs a degree of freedom for each predictor that varies inside schools, none for the schools' own", () => {
    const term = (name: string): Term => ({ variables: [{ name }] });
    const predicted = { ...model, fixed: [intercept, term("trait"), term("climate")] };
    const [pupil, school] = resultOf(dataOf(columns), predicted).random.map(({ tests }) => tests?.[0]?.df);
    expect([pupil, school]).toEqual([60 - 10 - 1, 10 - 2]);
  });

  test("is of all pupils where schools do not differ in the effect", () => {
    const alone = { ...model, random: [{ group: "pupil", terms: [intercept] }] };
    expect(resultOf(dataOf(columns), alone).random[0]?.tests?.[0]?.df).toBe(59);
  });

  test("has HLM's degrees of freedom for growth in mathematics: 1,721 children less 60 schools", () => {
    const year: Term = { variables: [{ name: "year" }] };
    const growth: ModelSpecification = {
      outcome: "math",
      fixed: [intercept, year],
      random: [
        { group: "childid", terms: [intercept, year] },
        { group: "schoolid", terms: [intercept, year] },
      ],
    };
    const [children, schools] = resultOf(goldenData("../reference/egsingle-growth"), growth).random.map(
      ({ tests }) => tests,
    );
    expect(children?.map(({ df, units }) => [df, units])).toEqual([
      [1661, 1721],
      [1661, 1721],
    ]);
    expect(schools?.map(({ df }) => df)).toEqual([59, 59]);
  });
});

function resultOf(data: DataSet, specification: ModelSpecification): ResultDocument {
  const analysis = analyse(data, specification);
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  return analysis.value.result;
}

function meansOf(values: readonly number[], groups: readonly number[]): readonly number[] {
  const sums: number[] = [];
  const counts: number[] = [];
  for (const [row, group] of groups.entries()) {
    sums[group] = (sums[group] ?? 0) + (values[row] ?? 0);
    counts[group] = (counts[group] ?? 0) + 1;
  }
  return sums.map((sum, group) => sum / (counts[group] ?? 1));
}
