import { describe, expect, it } from "vitest";
import { type AfterSettings, afterParts } from "../../../src-contract/after.ts";
import type { ModelSpecification, Term, TermVariable } from "../../../src-contract/analysis.ts";
import type { AfterAnswer } from "../../../src-contract/engine-api.ts";
import type { OutputTable, RichText } from "../../../src-contract/output.ts";
import { defaultOutputSettings } from "../../../src-contract/project.ts";
import { afterModel, analyse } from "../../../src-engine/analyse.ts";
import { goldenData } from "../../support/golden-data.ts";

const intercept: Term = { variables: [] };
const ses: TermVariable = { name: "ses", center: "group", by: "school" };
const hsb: ModelSpecification = {
  outcome: "mathach",
  fixed: [intercept, { variables: [ses] }, { variables: [{ name: "meanses" }] }],
  random: [{ group: "school", terms: [intercept, { variables: [ses] }] }],
};

const arm: TermVariable = { name: "arm" };
const wave: TermVariable = { name: "wave", type: "categorical" };
const waves: ModelSpecification = {
  outcome: "y",
  fixed: [
    intercept,
    { variables: [arm] },
    { variables: [wave] },
    { variables: [{ name: "x" }] },
    { variables: [arm, wave] },
  ],
  random: [
    { group: "student", terms: [intercept] },
    { group: "school", terms: [intercept] },
  ],
};

describe("what is shown after the fit", () => {
  it("is what is asked for, in the order of the dialog", () => {
    expect(tablesOf({ show: [] })).toEqual([]);
    expect(tablesOf({ show: ["effect-sizes", "variance-explained"] })).toEqual(["variance-explained", "effect-sizes"]);
    expect(tablesOf({ show: afterParts }).slice(0, 5)).toEqual([
      "variance-explained",
      "variance-partition",
      "variance-decomposition",
      "effect-sizes",
      "unit-effects",
    ]);
  });

  it("says of every number what it is", () => {
    const product: ModelSpecification = { ...hsb, fixed: [...hsb.fixed, { variables: [{ name: "meanses" }, ses] }] };
    const tables = [
      ...answer({ show: afterParts, rows: [{ ses: 1 }, { school: 1224 }] }, product).tables,
      ...answer({ show: afterParts }, waves, "waves").tables,
    ];
    expect(new Set(tables.map(({ kind }) => kind)).size).toBe(12);
    const unexplained = tables.flatMap(({ kind, columns, rows }) =>
      rows.flatMap(({ cells }) =>
        cells.flatMap(({ value, explanation }, index) =>
          value !== null && explanation === undefined && columns[index]?.explanation === undefined
            ? [`${kind} ${columns[index]?.id}`]
            : [],
        ),
      ),
    );
    expect([...new Set(unexplained)]).toEqual([]);
  });

  it("shows marginal means of categories, of two that interact one under the other, each with its comparisons", () => {
    const { tables, charts } = answer({ show: ["marginal-means"], adjustment: "bonferroni" }, waves, "waves");
    expect(tables.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      "marginal-means arm",
      "pairwise-comparisons arm",
      "marginal-means wave",
      "pairwise-comparisons wave",
      "marginal-means arm × wave",
      "pairwise-comparisons arm × wave",
    ]);
    expect(charts.map(({ kind, lines }) => `${kind} ${lines.length}`)).toEqual([
      "marginal-means 1",
      "marginal-means 1",
      "marginal-means 6",
    ]);
    expect(textOf(tables[3]?.notes[0] ?? [])).toContain("adjusted for 15 comparisons by Bonferroni’s method");
    // emmeans: 11.36 (SE 0.53), 13.29.
    expect(rowsOf(tables[0]).map(([arm, mean]) => `${arm} ${mean}`)).toEqual(["control 11.36", "treated 13.29"]);
    expect(
      rowsOf(tables[4])
        .slice(0, 2)
        .map(([label]) => label),
    ).toEqual(["wave: 1", "control"]);
  });

  it("says where a third predictor is that the moderator’s effect depends on", () => {
    const [female, meanses] = [{ name: "female" }, { name: "meanses" }];
    const pairs = [
      [female, ses],
      [meanses, ses],
      [female, meanses],
      [female, meanses, ses],
    ];
    const product: ModelSpecification = {
      ...hsb,
      fixed: [...hsb.fixed, { variables: [female] }, ...pairs.map((variables) => ({ variables }))],
    };
    const { tables, charts } = answer({ show: ["simple-slopes"] }, product);
    const ofMean = tables.find(({ name }) => name === "ses × meanses");
    const sentence = "depends on female too (a product of three): this holds where female is at its mean.";
    expect(textOf(ofMean?.notes[0] ?? [])).toContain(sentence);
    expect(textOf(charts.find(({ name }) => name === "ses × meanses")?.notes[0] ?? [])).toContain(sentence);
    const { fixed } = resultOf(product);
    const at = (name: string) => fixed.find((one) => one.name === name)?.estimate ?? Number.NaN;
    const [meanOfFemale, meanOfMeanses] = ["female", "meanses"].map(meanOf);
    const slope =
      at("ses") +
      at("female:ses") * (meanOfFemale ?? 0) +
      at("meanses:ses") * (meanOfMeanses ?? 0) +
      at("female:meanses:ses") * (meanOfFemale ?? 0) * (meanOfMeanses ?? 0);
    expect(ofMean?.rows[1]?.cells[1]?.value).toBeCloseTo(slope, 8);
  });

  it("says why the means of very many categories are not compared in pairs", () => {
    const student: TermVariable = { name: "student" };
    const many: ModelSpecification = { ...waves, fixed: [intercept, { variables: [student] }], random: [] };
    const { tables } = answer({ show: ["marginal-means"] }, many, "waves");
    expect(tables.map(({ kind }) => kind)).toEqual(["marginal-means"]);
    expect(textOf(tables[0]?.notes[0] ?? [])).toContain(
      "student has 60 categories, more than the 30 that are compared",
    );
  });

  it("shows the slope at values of the moderator, and where it differs from zero", () => {
    const product: ModelSpecification = {
      ...hsb,
      fixed: [
        intercept,
        { variables: [{ name: "female" }] },
        { variables: [ses] },
        { variables: [{ name: "female" }, ses] },
      ],
    };
    const { tables, charts } = answer({ show: ["simple-slopes"] }, product);
    expect(rowsOf(tables[0]).map(([place]) => place)).toEqual(["−1 SD (−0.66)", "Mean (0.00)", "+1 SD (0.66)"]);
    const [below] = tables[0]?.text ?? [];
    expect(textOf(below ?? [])).toMatch(/^With ses at −1 SD \(−0\.66\), the slope of female/);
    expect(italicsIn(below ?? [])).toEqual(["SD", "b", "SE", "t", "p"]);
    expect(tables[0]?.rows.map(({ cells }) => italicsIn(cells[0]?.text ?? []))).toEqual([["SD"], [], ["SD"]]);
    expect(textOf(tables[0]?.notes[0] ?? [])).toMatch(
      /differs from zero \(at the \.05 level\): negative below \d\.\d\d/,
    );
    expect(charts.map(({ kind, unitLines }) => `${kind} ${unitLines.length}`)).toEqual(["johnson-neyman 1"]);
    expect(charts[0]?.x.label).toBe("ses, centered at the school mean");
  });

  it("leaves out variance explained of the null model, which explains nothing", () => {
    const random = [{ group: "school", terms: [intercept] }];
    expect(tablesOf({ show: ["variance-explained"] }, { ...hsb, fixed: [intercept], random })).toEqual([]);
  });

  it("draws each level's share of the variance over a predictor whose slope varies", () => {
    const [chart] = answer({ show: ["variance-by-level"] }).charts;
    expect(chart?.kind).toBe("variance-partition");
    expect(chart?.x.label).toBe("ses, centered at the school mean");
    // At the mean of ses 2.69 / (2.69 + 36.71) = .068; least near by, growing with the square of the distance.
    const shares = chart?.lines[0]?.points.map(([, share]) => share) ?? [];
    expect(Math.min(...shares)).toBeGreaterThan(0.05);
    expect(Math.min(...shares)).toBeLessThan(0.07);
    expect(shares.at(0)).toBeGreaterThan(0.1);
  });

  it("shows variance explained as the textbook has it", () => {
    // Raudenbush & Bryk 2002, section 4: residual 39.15 → 36.71, between schools 8.61 → 2.69.
    const rows = rowsOf(answer({ show: ["variance-explained"] }).tables[0]);
    expect(rows[0]).toEqual(["Between rows (residual)", "39.15", "36.71", ".06"]);
    expect(rows[1]).toEqual(["Between schools", "8.61", "2.69", ".69"]);
  });

  it("says of every number what it is", () => {
    const table = answer({ show: ["unit-effects"] }).tables[0];
    const row = table?.rows[0]?.cells ?? [];
    expect(row.filter(({ value, explanation }) => value !== null && explanation !== undefined).length).toBeGreaterThan(
      5,
    );
  });

  it("draws the random effects of all units, each with its interval", () => {
    const { charts } = answer({ show: ["unit-effects"] });
    expect(charts.map(({ kind }) => kind)).toEqual(["unit-intervals", "unit-intervals", "distance-quantiles"]);
    expect(charts[0]?.unitLines).toHaveLength(160);
  });

  it("shows how residuals are distributed, the largest ones by their rows, and both in charts", () => {
    const { tables, charts } = answer({ show: ["residuals"] }, waves, "waves");
    expect(rowsOf(tables[0]).map(([kind]) => kind)).toEqual([
      "Marginal",
      "Conditional",
      "Marginal, standardized",
      "Conditional, standardized",
    ]);
    const [, , , standardized = []] = rowsOf(tables[0]);
    expect(tables[0]?.text?.map(textOf).map((text) => text.replaceAll("\u00a0", " "))).toEqual([
      `The standardized conditional residuals had skewness = ${standardized.at(-2)}, kurtosis = ${standardized.at(-1)} (both are 0 in a normal distribution).`,
    ]);
    const sizes = (tables[1]?.rows ?? []).map(({ cells }) => Math.abs(cells.at(-1)?.value ?? Number.NaN));
    expect(sizes).toHaveLength(20);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect(charts.map(({ kind }) => kind)).toEqual(["residuals-by-prediction", "residual-quantiles"]);
  });

  it("shows the most influential units of each level, what moves without them, and a line above which they stand out", () => {
    const { tables, charts } = answer({ show: ["influence"] }, waves, "waves");
    expect(tables.map(({ kind, name }) => `${kind} ${name}`)).toEqual(["influence student", "influence school"]);
    const cooks = (tables[0]?.rows ?? []).map(({ cells }) => cells[2]?.value ?? Number.NaN);
    expect(cooks).toEqual(cooks.toSorted((a, b) => b - a));
    expect(textOf(tables[0]?.notes[0] ?? [])).toMatch(/Cook’s D above 4\/J = 0\.\d+ \(1 student\)/);
    expect(charts.map(({ kind, lines }) => `${kind} ${lines[0]?.label}`)).toEqual(["influence 4/J", "influence 4/J"]);
  });

  it("shows what is predicted for new rows, and keeps a place for those it cannot predict", () => {
    const rows = [{ wave: 2, school: "c2" }, { arm: "unheard of" }];
    const [table] = answer({ show: ["predictions"], rows }, waves, "waves").tables;
    expect(rowsOf(table).map((cells) => cells.slice(0, 4))).toEqual([
      ["1", "mean", "2", "c2"],
      ["2", "unheard of", "mean", "new"],
    ]);
    expect(table?.rows.map(({ cells }) => cells.at(-4)?.value === null)).toEqual([false, true]);
  });

  it("leaves the fit as it was after units were left out", () => {
    const once = answer({ show: ["unit-effects"] }, waves, "waves").tables;
    expect(answer({ show: ["unit-effects", "influence"] }, waves, "waves").tables.slice(0, 2)).toEqual(once);
  });
});

function tablesOf(after: AfterSettings, model = hsb): readonly string[] {
  return answer(after, model).tables.map(({ kind }) => kind);
}

function rowsOf(table: OutputTable | undefined): readonly (readonly string[])[] {
  return (table?.rows ?? []).map(({ cells }) => cells.map(({ text }) => textOf(text)));
}

function answer(after: AfterSettings, model = hsb, data = "hsb"): AfterAnswer {
  const levels = null;
  const request = { id: "m", name: "m", table: "t", levels, model, output: defaultOutputSettings, after };
  const outcome = afterModel(goldenData(data), request);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
}

function textOf(text: RichText): string {
  return text.map((piece) => piece.text).join("");
}

function italicsIn(text: RichText): readonly string[] {
  return text.flatMap((piece) => (piece.style === "italic" ? [piece.text] : []));
}

function resultOf(model: ModelSpecification) {
  const analysis = analyse(goldenData("hsb"), model);
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  return analysis.value.result;
}

function meanOf(name: string): number {
  const column = goldenData("hsb").table.columns.get(name);
  if (column?.kind !== "number") return Number.NaN;
  return column.values.reduce((sum, value) => sum + value, 0) / column.values.length;
}
