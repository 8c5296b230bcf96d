import { describe, expect, test } from "vitest";
import type { DataQuestion } from "../../../src-contract/data-question.ts";
import type { LevelsDefinition } from "../../../src-contract/levels.ts";
import type { OutputTable } from "../../../src-contract/output.ts";
import { answerDataQuestion } from "../../../src-engine/output/data/answer-data-question.ts";
import { failureText } from "../../../src-wording/failures.ts";
import { madeData } from "../../support/made-data.ts";

const data = madeData(
  {
    school: [1, 1, 1, 2, 2, 2, 3, 3],
    x: [1, 2, 3, 4, 5, 6, null, -99],
    y: [2, 1, 4, 3, 6, 5, 7, 8],
    sex: [1, 2, 1, 2, 1, 9, 1, 2],
    town: ["Rome", "rome ", "Paris", "Paris", null, "Rome", "Paris", "Paris"],
    wave: [1, 2, 3, 1, 2, 3, 1, 2],
  },
  {
    x: { label: "Exam" },
    sex: {
      measure: "nominal",
      valueLabels: [
        { value: 1, label: "female" },
        { value: 2, label: "male" },
      ],
    },
  },
);
const levels: LevelsDefinition = {
  first: { singular: "pupil", plural: "pupils" },
  upper: [{ singular: "school", plural: "schools", id: ["school"] }],
};

function ask(question: DataQuestion, known: LevelsDefinition | null = levels): OutputTable {
  const answer = answerDataQuestion(data, { question, levels: known });
  if (!answer.ok) throw new Error(failureText(answer.failure));
  return answer.value.table;
}

function texts({ rows }: OutputTable): readonly (readonly string[])[] {
  return rows.map(({ cells }) => cells.map(({ text }) => text.map((piece) => piece.text).join("")));
}

describe("tables about data", () => {
  test("frequencies, with labels, missing values and totals", () => {
    expect(texts(ask({ kind: "frequencies", variables: ["sex", "town"] }))).toEqual([
      ["sex"],
      ["female", "4", "50.0", "50.0"],
      ["male", "3", "37.5", "37.5"],
      ["9", "1", "12.5", "12.5"],
      ["Total", "8", "100.0", ""],
      ["town"],
      ["Paris", "4", "50.0", "57.1"],
      ["Rome", "2", "25.0", "28.6"],
      ["rome ", "1", "12.5", "14.3"],
      ["Missing", "1", "12.5", ""],
      ["Total", "8", "100.0", ""],
    ]);
  });

  test("negative values have a true minus sign", () => {
    const years = madeData({ year: [-1.5, -1.5, 0, 1.5] }, {});
    const answer = answerDataQuestion(years, { question: { kind: "frequencies", variables: ["year"] }, levels: null });
    if (!answer.ok) throw new Error(failureText(answer.failure));
    expect(texts(answer.value.table).map(([value]) => value)).toEqual(["year", "−1.5", "0", "1.5", "Total"]);
  });

  test("numbers of many values stand in classes, which a histogram draws", () => {
    const many = madeData({ x: Array.from({ length: 200 }, (_, row) => ((row * 37) % 200) / 10) }, {});
    const answer = answerDataQuestion(many, { question: { kind: "frequencies", variables: ["x"] }, levels: null });
    if (!answer.ok) throw new Error(failureText(answer.failure));
    const { table, charts } = answer.value;
    expect(texts(table)).toEqual([
      ["x"],
      ...[0, 2, 4, 6, 8, 10, 12, 14, 16].map((from) => [`${from} to < ${from + 2}`, "20", "10.0", "10.0"]),
      ["18 to ≤ 20", "20", "10.0", "10.0"],
      ["Total", "200", "100.0", ""],
    ]);
    expect(charts).toMatchObject([
      {
        kind: "histogram",
        title: "Distribution of X",
        // R: mean 9.95, sd 5.788, median 9.95, e1071::skewness(x, type = 2) 0.
        subtitle: "N = 200 · M = 9.95 · SD = 5.79 · Mdn = 9.95 · skewness = 0.00",
        y: { label: "Number of rows" },
        bars: Array.from({ length: 10 }, (_, k) => ({ from: 2 * k, to: 2 * k + 2, count: 20 })),
        lines: [{ label: "Normal curve" }],
      },
    ]);
  });

  test("a chart counts categories by their labels, whole numbers one by one, and units by their means", () => {
    const answer = answerDataQuestion(data, {
      question: { kind: "frequencies", variables: ["sex", "town", "y"], byLevel: true },
      levels,
    });
    if (!answer.ok) throw new Error(failureText(answer.failure));
    const charts = answer.value.charts.map(({ name, title, subtitle, y, bars = [] }) => ({
      name,
      title,
      subtitle,
      counted: y.label,
      bars: bars.map(({ label, count }) => `${label}: ${count}`),
    }));
    expect(charts).toMatchObject([
      { name: "sex", counted: "Number of pupils", bars: ["female: 4", "male: 3", "9: 1"] },
      { name: "town", subtitle: "N = 7 · missing 1", bars: ["Paris: 4", "Rome: 2", "rome : 1"] },
      { name: "y", bars: ["1: 1", "2: 1", "3: 1", "4: 1", "5: 1", "6: 1", "7: 1", "8: 1"] },
      { name: "y, between", title: "Distribution of Y: School Means", counted: "Number of schools" },
      { name: "y, within", title: "Distribution of Y Within Schools", counted: "Number of pupils" },
    ]);
    // As R has them: tapply(y, school, mean), and y minus it; skewness of type 2.
    expect(charts[3]?.subtitle).toBe("N = 3 · M = 4.83 · SD = 2.59 · Mdn = 4.67 · skewness = 0.29");
    expect(charts[4]?.subtitle).toBe("N = 8 · M = 0.00 · SD = 1.19 · Mdn = 0.00 · skewness = 0.00");
  });

  test("notes of correlations and scales begin with N, in the user’s word for rows", () => {
    const noteOf = (known: LevelsDefinition | null, kind: "correlations" | "reliability") =>
      ask({ kind, variables: ["x", "y", "wave"] }, known).notes[0] ?? [];
    for (const kind of ["correlations", "reliability"] as const) {
      const note = noteOf(levels, kind);
      expect(note.find(({ text }) => text === "N")?.style).toBe("italic");
      expect(note.map(({ text }) => text).join("")).toMatch(
        /^Note\.\sN\s=\s7 pupils without missing values in 3 schools\./,
      );
    }
    expect(
      noteOf(null, "correlations")
        .map(({ text }) => text)
        .join(""),
    ).toMatch(/N\s=\s7 rows without missing values\./);
  });

  test("correlations below and above the diagonal, or of rows without levels", () => {
    const two = ask({ kind: "correlations", variables: ["y", "wave"] });
    expect(two.title).toBe("Means, Standard Deviations, and Correlations Within and Between Schools");
    expect(texts(two).map(([name]) => name)).toEqual(["1. y", "2. wave"]);
    const one = ask({ kind: "correlations", variables: ["y", "wave"] }, null);
    expect(one.columns.map(({ id }) => id)).toEqual(["variable", "mean", "sd", "r1", "r2"]);
    expect(texts(one)[0]).toEqual(["1. y", "4.50", "2.45", "—", ""]);
  });

  test("items of a scale with alpha and omega at each level", () => {
    const table = ask({ kind: "reliability", variables: ["y", "wave", "sex"] });
    expect(texts(table).map(([name]) => name)).toEqual([
      "Items",
      "y",
      "wave",
      "sex",
      "Scale",
      "All rows",
      "Within schools",
      "Between schools",
    ]);
    expect(texts(ask({ kind: "reliability", variables: ["y", "wave"] }, null)).at(-1)?.[0]).toBe("All rows");
  });

  test("missing values by variable and together, in rows, units, and units that have no other rows", () => {
    expect(texts(ask({ kind: "missing-patterns", variables: ["x", "town"] }))).toEqual([
      ["By variable"],
      ["Exam", "1", "12.5", "1", "0"],
      ["town", "1", "12.5", "1", "0"],
      ["Together"],
      ["Nothing", "6", "75.0", "3", "1"],
      ["town", "1", "12.5", "1", "0"],
      ["Exam", "1", "12.5", "1", "0"],
    ]);
    expect(texts(ask({ kind: "missing-patterns", variables: ["x", "town"] }, null))[1]).toEqual(["Exam", "1", "12.5"]);
  });

  test("missing values of units are counted once a unit, and tested by themselves", () => {
    const schools = Array.from({ length: 60 }, (_, row) => Math.floor(row / 6));
    const size = schools.map((school) => (school % 4 === 1 ? null : 10 + ((school * 7) % 5)));
    const nested = madeData({
      school: schools,
      y: schools.map((school, row) => (row % 7 === 2 || school === 5 ? null : (row * 13) % 11)),
      z: schools.map((_, row) => (row * 5) % 9),
      size,
      age: schools.map((school) => (school * 3) % 8),
    });
    const question = { kind: "missing-patterns", variables: ["y", "z", "size", "age"] } as const;
    const answer = answerDataQuestion(nested, { question, levels });
    if (!answer.ok) throw new Error(failureText(answer.failure));
    const { table } = answer.value;
    expect(table.columns.map(({ head }) => head.map(({ text }) => text).join(""))).toEqual([
      "Missing",
      "n",
      "%",
      "Schools",
      "Whole schools",
    ]);
    expect(texts(table)).toEqual([
      ["By variable: pupils (60)"],
      ["y", "14", "23.3", "9", "1"],
      ["z", "0", "0.0", "0", "0"],
      ["Together: pupils (60)"],
      ["Nothing", "46", "76.7", "9", "1"],
      ["y", "14", "23.3", "9", "1"],
      ["By variable: schools (10)"],
      ["size", "3", "30.0", "", ""],
      ["age", "0", "0.0", "", ""],
      ["Together: schools (10)"],
      ["Nothing", "7", "70.0", "", ""],
      ["size", "3", "30.0", "", ""],
    ]);
    const note = table.notes.map((pieces) => pieces.map(({ text }) => text).join("")).join("");
    expect(note).toMatch(
      /random: pupils, χ2\(1\) = [\d.]+, p = \.\d+; schools, χ2\(1\) = [\d.]+, p = \.\d+\. The first test/,
    );
  });

  test("attrition of the units of level 2", () => {
    expect(texts(ask({ kind: "attrition", time: "wave", variables: ["y"] })).map((row) => row.slice(0, 5))).toEqual([
      ["1", "3", "100.0", "0", "0"],
      ["2", "3", "100.0", "1", "0"],
      ["3", "2", "66.7", "0", "0"],
    ]);
    const refused = answerDataQuestion(data, {
      question: { kind: "attrition", time: "wave", variables: ["y"] },
      levels: null,
    });
    expect(refused.ok ? "" : failureText(refused.failure)).toMatch(/Levels page/);
  });

  test("what looks wrong: keys, codes, labels, spellings", () => {
    const found = texts(ask({ kind: "checks", variables: ["x", "sex", "town"], key: ["school", "wave"] }));
    expect(found).toEqual([
      ["Exam", "−99 (1 row) looks like a code for a missing value, but is not declared as one", ""],
      ["sex", "9 (1 row) looks like a code for a missing value, but is not declared as one", ""],
      ["sex", "1 value without a label, where the others have one", "9"],
      ["town", "“Rome” and “rome ” differ in case or spaces only", ""],
    ]);
    expect(texts(ask({ kind: "checks", variables: ["y"], key: ["school"] }))).toEqual([
      ["Key school", "3 keys stand more than once, in 8 rows", "1"],
    ]);
    expect(texts(ask({ kind: "checks", variables: ["y"], key: [] }))[0]?.[0]).toBe("Nothing looks wrong.");
  });

  test("a variable that is gone is named", () => {
    const answer = answerDataQuestion(data, { question: { kind: "frequencies", variables: ["z"] }, levels });
    expect(answer.ok ? null : answer.failure).toEqual({ code: "variable-unknown", name: "z" });
  });
});
