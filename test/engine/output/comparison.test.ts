import { describe, expect, it } from "vitest";
import type { ModelSpecification, Term, TermVariable } from "../../../src-contract/analysis.ts";
import type { OutputTable } from "../../../src-contract/output.ts";
import { defaultOutputSettings } from "../../../src-contract/project.ts";
import { compareModels, prepareComparison } from "../../../src-engine/analyse.ts";
import { columnOf, type DataSet, dataSet } from "../../../src-engine/table/data-set.ts";
import { plainText } from "../../../src-print/rich-text.ts";
import { goldenData } from "../../support/golden-data.ts";

const hsb = goldenData("hsb");
const intercept: Term = { variables: [] };
const term = (...variables: TermVariable[]): Term => ({ variables });
const ses: TermVariable = { name: "ses", center: "group", by: "school" };
const female: TermVariable = { name: "female" };
const meanses: TermVariable = { name: "meanses" };
const sector: TermVariable = { name: "sector" };
const model = (fixed: readonly Term[], slopes: readonly Term[] = []): ModelSpecification => ({
  outcome: "mathach",
  fixed: [intercept, ...fixed],
  random: [{ group: "school", terms: [intercept, ...slopes] }],
});
const ladder = [
  model([]),
  model([term(ses)]),
  model([term(ses)], [term(ses)]),
  model([term(ses), term(meanses)], [term(ses)]),
  model([term(ses), term(meanses), term(sector)], [term(ses)]),
  model([term(ses), term(meanses), term(sector), term(meanses, ses)], [term(ses)]),
  model([term(ses), term(meanses), term(sector), term(meanses, ses), term(sector, ses)], [term(ses)]),
];

describe("models side by side", () => {
  it("each have their column, their test against the one before, and what they explain of the null model’s variances", () => {
    const table = compared(ladder);
    expect(table.columns.map(({ id }) => id)).toEqual([
      "effect",
      ...ladder.map((_, index) => `model-${index + 1}`),
      "last-ci",
      "last-p",
    ]);
    expect(rowOf(table, "Δχ2 (Δdf)").slice(1, 3)).toEqual(["395.40 (1)***", "9.43 (2)**"]);
    // (39.15 − 36.72) / 39.15 and (8.61 − 2.38) / 8.61 (Raudenbush & Bryk 2002, chapter 4).
    expect(rowOf(table, "Variance explained between rows (residual)").at(-1)).toBe(".06");
    expect(rowOf(table, /^Variance explained between .*school/).at(-1)).toBe(".72");
    expect(rowOf(table, /^Variance explained between .*school/)[0]).toBe("");
  });

  it("name the estimators of models that differ in them once", () => {
    const [first = model([])] = ladder;
    const note = noteOf(compared([{ ...first, estimation: { method: "ML" } }, ...ladder.slice(1, 2)]));
    expect(note).toContain("Estimates by maximum likelihood and restricted maximum likelihood,");
    expect(note).not.toMatch(/(Restricted m|M)aximum likelihood[.;]/);
    expect(noteOf(compared(ladder.slice(0, 2)))).toMatch(/Restricted maximum likelihood\./);
  });

  it("give the last one’s coefficients their intervals and p values in the place of stars, as APA’s pattern does", () => {
    const table = compared(ladder.slice(0, 5));
    const sector = textsOf(table).find(([first]) => first?.startsWith("sector"));
    expect(sector?.slice(-4)).toEqual([
      "",
      expect.stringMatching(/^1\.\d\d \(0\.\d\d\)$/),
      expect.stringMatching(/^\[/),
      "< .001",
    ]);
    expect(rowOf(table, /^meanses/).at(-2)).toMatch(/\*\*\*$/);
    expect(table.columns.slice(-3).map(({ spanner }) => spanner?.[0]?.text)).toEqual(Array(3).fill("Model 5: M5"));
    expect(table.rows.every(({ kind, cells }) => kind === "section" || cells.length === 8)).toBe(true);
    expect(noteOf(table)).toContain("CI = confidence interval.");
    expect(noteOf(table)).not.toContain("  ");
  });

  it("tell a predictor from the same one centered otherwise, by its label", () => {
    const grand: TermVariable = { name: "ses", center: "grand" };
    const table = compared([model([term(grand)]), model([term(ses)])]);
    expect(rowOf(table, /^ses \(centered at the mean of all rows\)/)[0]).toMatch(/^2\.39 /);
    expect(rowOf(table, /^ses \(centered at the .*school mean\)/).slice(0, 2)).toEqual([
      "",
      expect.stringMatching(/^2\.19 /),
    ]);
    expect(noteOf(table)).not.toContain("ses is centered");
    expect(noteOf(compared([model([]), model([term(ses)])]))).toMatch(/ses is centered at the .*school mean\./);
  });

  it("say of predictors that are centered alike how they are in one sentence", () => {
    const alike = ["female", "minority"].map((name) => term({ name, center: "group", by: "school" }));
    const note = noteOf(compared([model([]), model([term(ses), ...alike, term(meanses)])]));
    expect(note).toMatch(/ses, female and minority are centered at the .*school mean\./);
    expect(note.match(/centered/g)).toHaveLength(1);
  });

  it("test models with different offsets only where a coefficient makes up for what they differ by", () => {
    const offset = "meanses";
    const apart = compared([{ ...model([]), offset }, model([term(ses)])]);
    expect(rowOf(apart, "Δχ2 (Δdf)")).toEqual([]);
    expect(noteOf(apart)).toContain("Model 1 is not a special case of Model 2");
    // Its coefficient held at 1, and estimated.
    const within = compared([{ ...model([term(ses)]), offset }, model([term(ses), term(meanses)])]);
    expect(rowOf(within, "Δχ2 (Δdf)")[1]).toMatch(/\(1\)\*\*\*$/);
  });

  it("count a variance that several effects share as one on its boundary", () => {
    const { random, ...rest } = model([term(ses)]);
    const minority = term({ name: "minority", type: "categorical" });
    const shared = { group: "school", terms: [minority], covariance: "identity" } as const;
    const table = compared([model([term(ses)]), { ...rest, random: [...(random ?? []), shared] }]);
    // lme4, (1 | school) + (1 | school:minority) by ML.
    expect(rowOf(table, "Δχ2 (Δdf)")[1]).toBe("90.11 (1)***");
    expect(noteOf(table)).toContain("mixture of chi-square distributions");
    expect(noteOf(table)).not.toContain("by which p is too large");
  });

  it("give a variance its symbol only where all models have it in the same place", () => {
    const both = model([term(ses), term(female)], [term(ses), term(female)]);
    const labels = textsOf(compared([both, model([term(female)], [term(female)])])).map(([label]) => label);
    expect(labels).toEqual(expect.arrayContaining(["Intercept, τ00", "ses slope, τ11", "female slope"]));
  });

  it("name the units between which a slope varies, where there are several", () => {
    const time = term({ name: "time" });
    const random = ["pupil", "school"].map((group) => ({ group, terms: [intercept, time] }));
    const growth = { outcome: "y", fixed: [intercept, time], random };
    const labels = textsOf(compared([growth], goldenData("learning"))).map(([label]) => label);
    expect(labels).toEqual(
      expect.arrayContaining([
        "time slope between pupils",
        "Correlation of Pupil intercept and time slope between pupils",
        "time slope between schools",
        "Correlation of School intercept and time slope between schools",
      ]),
    );
    expect(new Set(labels).size).toBe(labels.length);
  });

  it("explain stars only where there are some", () => {
    expect(compared(ladder.slice(0, 2)).notes).toHaveLength(2);
    expect(compared([ladder[0]]).notes).toHaveLength(1);
  });

  it("are refitted by maximum likelihood for their tests, and the note says so", () => {
    expect(noteOf(compared(ladder))).toContain("Deviances, AIC and BIC are from maximum likelihood fits");
  });

  it("have an ICC and its abbreviation only where a model has one", () => {
    const withIcc = compared(ladder.slice(0, 3));
    expect(rowOf(withIcc, "ICC").map((text) => text !== "")).toEqual([true, true, false]);
    expect(noteOf(withIcc)).toContain("ICC = intraclass correlation.");
    const slopesOnly = compared(ladder.slice(2, 4));
    expect(rowOf(slopesOnly, "ICC")).toEqual([]);
    expect(noteOf(slopesOnly)).not.toContain("ICC");
  });

  it("use the mixture of chi-square distributions where a variance is added, and say so", () => {
    const table = compared(ladder.slice(1, 3));
    // (P(χ²₁ > 9.43) + P(χ²₂ > 9.43)) / 2 = (.0021 + .0090) / 2.
    expect(explanationOf(table, "Δχ2 (Δdf)", 1)).toContain("p\u00a0=\u00a0.006, half and half of two chi-square");
    expect(noteOf(table)).toContain("a mixture of chi-square distributions");
    expect(noteOf(compared([ladder[0], ladder[1]]))).not.toContain("mixture");
  });

  it("say that p is too large where several variances are added at once", () => {
    const slopes = [term(ses), term(female)];
    const table = compared([model(slopes), model(slopes, slopes)]);
    expect(noteOf(table)).toContain("Where several variances are added at once");
    expect(noteOf(table)).not.toContain("mixture");
  });

  it("are tested when the second simplifies the first", () => {
    expect(rowOf(compared([ladder[1], ladder[0]]), "Δχ2 (Δdf)")[1]).toBe("395.40 (1)***");
  });

  it("are told in sentences: the null model’s share, each test with its p, and by what rules", () => {
    const text = (compared(ladder.slice(0, 3)).text ?? []).map(plainText);
    expect(text.slice(0, 3)).toEqual([
      "In Model 1 (M1), without predictors, the share of the variance of mathach that lay between schools was ICC\u00a0=\u00a0.18.",
      "Model 2 (M2) differed from Model 1 (M1) by χ2(1)\u00a0=\u00a0395.40, p\u00a0<\u00a0.001.",
      "Model 3 (M3) differed from Model 2 (M2) by χ2(2)\u00a0=\u00a09.43, p\u00a0=\u00a0.006.",
    ]);
    expect(text.slice(3).join(" ")).toMatch(/maximum likelihood fits.* a mixture of chi-square distributions/);
  });

  it("are not tested where neither is a special case of the other", () => {
    const table = compared([model([term(female)]), model([term(meanses), term(sector)])]);
    expect(rowOf(table, "Δχ2 (Δdf)")).toEqual([]);
    expect(noteOf(table)).toContain("Model 1 is not a special case of Model 2, so there is no test between them");
  });

  it("are not tested on different rows, and explain nothing of each other’s variances", () => {
    const table = compared([model([]), model([term(meanses)])], withHoles("meanses"));
    expect(rowOf(table, "Δχ2 (Δdf)")).toEqual([]);
    expect(rowOf(table, /^Variance explained between .*school/)).toEqual([]);
    expect(noteOf(table)).toContain("Model 1 and Model 2 rest on different rows because of missing values");
  });
});

function compared(models: readonly (ModelSpecification | undefined)[], data: DataSet = hsb): OutputTable {
  const prepared = models.flatMap((one, index) => {
    if (one === undefined) return [];
    const name = `M${index + 1}`;
    const request = { id: name, name, table: "t", levels: null, model: one, output: defaultOutputSettings };
    return [{ name, prepared: prepareComparison(data, request) }];
  });
  const table = compareModels(prepared);
  if (!table.ok) throw new Error(JSON.stringify(table.failure));
  return table.value;
}

function withHoles(name: string): DataSet {
  const variable = hsb.byName.get(name);
  const column = variable === undefined ? null : columnOf(hsb.table, variable);
  if (variable === undefined || column?.kind !== "number") throw new Error(name);
  const values = column.values.with(0, Number.NaN);
  const columns = new Map([...hsb.table.columns, [variable.column, { kind: "number", values } as const]]);
  return dataSet({ ...hsb.table, columns }, hsb.variables);
}

function textsOf({ rows }: OutputTable): readonly (readonly string[])[] {
  return rows.map(({ cells }) => cells.map(({ text }) => text.map((piece) => piece.text).join("")));
}

/** A cell by model. */
function rowOf(table: OutputTable, label: string | RegExp): readonly string[] {
  const isIt = (text = "") => (typeof label === "string" ? text === label : label.test(text));
  const models = table.columns.filter(({ id }) => id.startsWith("model-")).length;
  return (
    textsOf(table)
      .find(([first]) => isIt(first))
      ?.slice(1, models + 1) ?? []
  );
}

function explanationOf(table: OutputTable, label: string, model: number): string {
  const index = textsOf(table).findIndex(([first]) => first === label);
  return table.rows[index]?.cells[model + 1]?.explanation ?? "";
}

function noteOf({ notes }: OutputTable): string {
  return (notes[0] ?? []).map(({ text }) => text).join("");
}
