import { describe, expect, it } from "vitest";
import type { AfterSettings } from "../../../src-contract/after.ts";
import type { ModelSpecification, Term } from "../../../src-contract/analysis.ts";
import type { AfterAnswer } from "../../../src-contract/engine-api.ts";
import type { OutputTable, RichText } from "../../../src-contract/output.ts";
import { defaultOutputSettings } from "../../../src-contract/project.ts";
import { afterModel } from "../../../src-engine/analyse.ts";
import { goldenData } from "../../support/golden-data.ts";

const intercept: Term = { variables: [] };
const toenail: ModelSpecification = {
  outcome: "y",
  distribution: "bernoulli",
  fixed: [intercept, { variables: [{ name: "time" }] }, { variables: [{ name: "trt", type: "categorical" }] }],
  random: [{ group: "patient", terms: [intercept] }],
};
const mood: ModelSpecification = {
  outcome: "mood",
  distribution: "ordinal",
  order: ["awful", "poor", "fair", "good", "superb"],
  fixed: [intercept, { variables: [{ name: "arm" }] }, { variables: [{ name: "year", center: 2007 }] }],
  random: [{ group: "school", terms: [intercept] }],
};

describe("predicted outcomes", () => {
  const show: AfterSettings = { show: ["predicted-outcomes"] };

  it("stand in a table and a chart for each predictor, in an average unit and over all units", () => {
    const { tables, charts } = answer(show, toenail, "toenail");
    expect(tables.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      "predicted-outcomes time",
      "predicted-outcomes trt",
    ]);
    // Probabilities in an average patient are far below those over all patients: their standard deviation is 4.
    expect(rowsOf(tables[0]).map(([place, within, , , all]) => [place, within, all])).toEqual([
      ["−1 SD (0.39)", ".0543", ".28"],
      ["Mean (4.69)", ".0078", ".16"],
      ["+1 SD (8.99)", ".0011", ".08"],
    ]);
    expect(charts.map(({ name, lines, unitLines }) => [name, lines.length, unitLines.length])).toEqual([
      ["time", 2, 0],
      ["trt", 2, 4],
    ]);
    expect(textOf(tables[0]?.notes[0] ?? [])).toContain("averaged over their distribution");
  });

  it("have a row for each category of an ordinal outcome, which add up to one", () => {
    const [byArm] = answer(show, mood, "mood").tables;
    const probabilities = (byArm?.rows ?? [])
      .filter(({ kind }) => kind === "data")
      .map(({ cells }) => cells[4]?.value ?? 0);
    expect(
      rowsOf(byArm)
        .map(([label]) => label)
        .slice(0, 6),
    ).toEqual(["arm: control", "awful", "poor", "fair", "good", "superb"]);
    for (const from of [0, 5, 10]) {
      expect(probabilities.slice(from, from + 5).reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 10);
    }
  });

  it("are those of the only level where there are no random effects", () => {
    const [byTime] = answer(show, { ...toenail, random: [] }, "toenail").tables;
    expect(byTime?.columns.map(({ id }) => id)).toEqual(["value", "conditional", "conditional-se", "conditional-ci"]);
  });

  it("are not asked of normal outcomes", () => {
    const normal: ModelSpecification = {
      outcome: "mathach",
      fixed: [intercept],
      random: [{ group: "school", terms: [intercept] }],
    };
    expect(answer(show, normal, "hsb").tables).toEqual([]);
  });
});

describe("marginal means and simple slopes", () => {
  const age = { name: "age", center: 40 };
  const jobs: ModelSpecification = {
    outcome: "job",
    distribution: "multinomial",
    fixed: [intercept, { variables: [age] }, { variables: [{ name: "sex" }] }, { variables: [age, { name: "sex" }] }],
    random: [],
  };

  it("of an outcome without order are log-odds, equation by equation", () => {
    const { tables } = answer({ show: ["marginal-means", "predicted-outcomes"] }, jobs, "jobs");
    const means = tables.filter(({ kind }) => kind === "marginal-means");
    expect(means.map(({ name }) => name)).toEqual(["clerical: sex", "manual: sex"]);
    expect(means[0]?.title).toContain("Clerical Rather Than Sales");
    // The logarithm of the ratio of the probabilities predicted at the same place.
    const bySex = tables.find(({ kind, name }) => kind === "predicted-outcomes" && name === "sex");
    const [clerical, , sales] = (bySex?.rows ?? []).slice(1, 4).map(({ cells }) => cells[1]?.value ?? Number.NaN);
    const logOdds = Math.log((clerical ?? Number.NaN) / (sales ?? Number.NaN));
    expect(means[0]?.rows[0]?.cells[1]?.value).toBeCloseTo(logOdds, 10);
  });

  it("of an outcome without order have the slope of every equation at each category", () => {
    const { tables } = answer({ show: ["simple-slopes"] }, jobs, "jobs");
    expect(tables.map(({ name }) => name)).toEqual(["clerical: age × sex", "manual: age × sex"]);
    const [f, m, , difference] = (tables[0]?.rows ?? []).map(({ cells }) => cells[1]?.value ?? Number.NaN);
    expect((f ?? 0) - (m ?? 0)).toBeCloseTo(difference ?? Number.NaN, 12);
    expect(tables.map(({ text }) => textOf(text?.[0] ?? []).replace(/ was .*/, ""))).toEqual([
      "With sex = f, the slope of age on the log-odds of clerical rather than sales (job)",
      "With sex = f, the slope of age on the log-odds of manual rather than sales (job)",
    ]);
  });

  it("of ordered categories are shown on the latent scale, with their intervals", () => {
    const [table] = answer({ show: ["marginal-means"] }, mood, "mood").tables;
    expect(table?.columns.map(({ id }) => id)).toEqual(["category", "estimate", "se", "predictor-ci"]);
    expect(rowsOf(table).every((row) => row.every((cell) => cell !== ""))).toBe(true);
  });
});

describe("checks of the model", () => {
  const counts: ModelSpecification = {
    outcome: "count",
    distribution: "poisson",
    fixed: [intercept, { variables: [{ name: "x" }] }],
    random: [{ group: "unit", terms: [intercept] }],
  };

  it("show that counts vary more than a Poisson model makes them, and have more zeros", () => {
    const [table] = answer({ show: ["model-checks"] }, counts, "outcomes").tables;
    expect(table?.rows.map(({ cells }) => textOf(cells[0]?.text ?? []))).toEqual([
      "Pearson χ2",
      "Residual variance",
      "Zeros",
    ]);
    const [pearson, , zeros] = (table?.rows ?? []).map(({ cells }) => cells.map(({ value }) => value ?? Number.NaN));
    expect(pearson?.[4]).toBeGreaterThan(2);
    expect(pearson?.[5]).toBeLessThan(1e-3);
    expect(zeros?.[4]).toBeGreaterThan(1.2);
    expect(zeros?.[5]).toBe(0);
    expect((table?.text ?? []).map(textOf).map((text) => text.replaceAll("\u00a0", " "))).toEqual([
      expect.stringMatching(/^The check of the residual variance against .* gave ratio = \d\.\d\d, p [<=] \.\d{3}\.$/),
      expect.stringMatching(/^The check of the zeros against .* gave ratio = \d\.\d\d, p < \.001\.$/),
    ]);
  });

  it("find nothing in a negative binomial model of the same counts", () => {
    const model: ModelSpecification = {
      ...counts,
      distribution: "negative-binomial",
      random: [{ group: "unit", terms: [intercept, { variables: [{ name: "x" }] }] }],
    };
    const [table] = answer({ show: ["model-checks"] }, model, "outcomes").tables;
    const zeros = table?.rows[2]?.cells.map(({ value }) => value ?? Number.NaN) ?? [];
    expect(zeros[4]).toBeCloseTo(1, 0.5);
    expect(zeros[5]).toBeGreaterThan(0.05);
  });

  it("are the same for the same seed, with a chart of simulated residuals for every level", () => {
    const [first, again, other] = [3, 3, 4].map((seed) => answer({ show: ["model-checks"], seed }, counts, "outcomes"));
    expect(first).toEqual(again);
    expect(first).not.toEqual(other);
    expect(first?.charts.map(({ kind, name }) => `${kind} ${name ?? ""}`)).toEqual([
      "simulated-quantiles ",
      "simulated-quantiles unit",
    ]);
  });

  it("find nothing in a normal model with a log link of outcomes that it makes", () => {
    const model: ModelSpecification = {
      ...counts,
      outcome: "Reaction",
      distribution: "normal",
      link: "log",
      fixed: [intercept, { variables: [{ name: "Days" }] }],
      random: [{ group: "Subject", terms: [intercept, { variables: [{ name: "Days" }] }] }],
    };
    const [table] = answer({ show: ["model-checks"] }, model, "sleepstudy").tables;
    const [variance] = (table?.rows ?? []).map(({ cells }) => cells.map(({ value }) => value ?? Number.NaN));
    expect(variance?.[4]).toBeCloseTo(1, 0);
    expect(variance?.[5]).toBeGreaterThan(0.05);
  });

  it.each<[string, Partial<ModelSpecification>]>([
    ["weights", { weights: { level1: "n" } }],
    ["overdispersion", { overdispersion: true, estimation: { method: "pql" } }],
  ])("say nothing with %s: what one row is, or its distribution, is left open", (_, more) => {
    expect(answer({ show: ["model-checks"] }, { ...counts, ...more }, "outcomes").tables).toEqual([]);
  });

  it("say nothing of categories without order", () => {
    const jobs: ModelSpecification = { outcome: "job", distribution: "multinomial", fixed: [intercept], random: [] };
    expect(answer({ show: ["model-checks", "residuals", "classification"] }, jobs, "jobs").tables).toEqual([]);
  });
});

describe("units and new rows", () => {
  it("show every unit's random effect with the odds ratio it stands for, and a chart", () => {
    const { tables, charts } = answer({ show: ["unit-effects"] }, mood, "mood");
    expect(tables.map(({ kind, name, rows }) => `${kind} ${name} ${rows.length}`)).toEqual(["unit-effects school 14"]);
    const [, , estimate, , odds] = tables[0]?.rows[0]?.cells ?? [];
    expect(odds?.value).toBeCloseTo(Math.exp(estimate?.value ?? 0), 12);
    expect(charts.map(({ kind, unitLines }) => `${kind} ${unitLines.length}`)).toEqual(["unit-intervals 14"]);
  });

  it("predict rows in their units, and over all where a unit is new", () => {
    const rows = [
      { arm: "music", year: 2007, school: 1 },
      { arm: "music", year: 2007 },
    ];
    const [table] = answer({ show: ["predictions"], rows }, mood, "mood").tables;
    const [known, newUnit] = [table?.rows[0]?.cells ?? [], table?.rows[5]?.cells ?? []];
    expect(known.map(({ text }) => textOf(text)).slice(0, 5)).toEqual(["1", "music", "2007", "1", "awful"]);
    expect(newUnit.map(({ text }) => textOf(text)).slice(0, 5)).toEqual(["2", "music", "2007", "new", "awful"]);
    // The interval over all units, then that of one row, in categories.
    expect([known.at(-2)?.text.length, newUnit.at(-2)?.text.length]).toEqual([0, 1]);
    const order = ["awful", "poor", "fair", "good", "superb"];
    const [low = "", high = ""] = textOf(newUnit.at(-1)?.text ?? []).split(" – ");
    expect(order.indexOf(low)).toBeLessThan(order.indexOf(high));
    expect(textOf(table?.notes[0] ?? [])).toContain("seed 1");
  });

  it("leave a row empty that has a value no row of the data has", () => {
    const [table] = answer({ show: ["predictions"], rows: [{ arm: "chess" }] }, mood, "mood").tables;
    expect(table?.rows[0]?.cells.at(-1)?.text).toEqual([]);
    expect(textOf(table?.notes[0] ?? [])).toContain("does not occur in the data");
  });
});

describe("influence", () => {
  it("on an outcome without order names the variance of each equation", () => {
    const jobs: ModelSpecification = {
      outcome: "job",
      distribution: "multinomial",
      fixed: [intercept],
      random: [{ group: "firm", terms: [intercept] }],
    };
    const [table] = answer({ show: ["influence"] }, jobs, "jobs").tables;
    expect(table?.columns.slice(-2).map(({ head }) => textOf(head))).toEqual([
      "clerical: Intercept",
      "manual: Intercept",
    ]);
    expect(table?.rows[0]?.cells.at(-1)?.explanation).toMatch(/the variance of “manual: Intercept” changes/);
  });
});

describe("classification", () => {
  it("counts events and others by what is predicted of them, at the cut point asked for", () => {
    const [at50, at20] = [0.5, 0.2].map((cutPoint) =>
      answer({ show: ["classification"], cutPoint }, toenail, "toenail"),
    );
    expect(at50?.tables.map(({ kind }) => kind)).toEqual(["classification", "discrimination", "calibration"]);
    const sensitivity = (found: AfterAnswer | undefined) => found?.tables[1]?.rows[0]?.cells[1]?.value ?? 0;
    expect(sensitivity(at20)).toBeGreaterThan(sensitivity(at50));
    const area = (found: AfterAnswer | undefined) => found?.tables[1]?.rows[3]?.cells[1]?.value ?? 0;
    expect(area(at20)).toBe(area(at50));
    const counts = rowsOf(at50?.tables[0]).filter((row) => row.length > 1);
    expect(counts[2]?.slice(0, 3)).toEqual(["All", "1,535", "373"]);
    expect(at50?.charts.map(({ kind, unitLines }) => `${kind} ${unitLines.length}`)).toEqual([
      "roc 0",
      "calibration 10",
    ]);
  });

  it("is not asked of counts", () => {
    const model: ModelSpecification = { outcome: "count", distribution: "poisson", fixed: [intercept], random: [] };
    expect(answer({ show: ["classification"] }, model, "outcomes").tables).toEqual([]);
  });
});

function answer(after: AfterSettings, model: ModelSpecification, data: string): AfterAnswer {
  const found = afterModel(goldenData(data), {
    id: "model",
    table: "table",
    name: "Model 1",
    model,
    levels: null,
    output: defaultOutputSettings,
    after,
  });
  if (!found.ok) throw new Error(JSON.stringify(found.failure));
  return found.value;
}

function rowsOf(table: OutputTable | undefined): readonly (readonly string[])[] {
  return (table?.rows ?? []).map(({ cells }) => cells.map(({ text }) => textOf(text)));
}

function textOf(text: RichText): string {
  return text.map((piece) => piece.text).join("");
}
