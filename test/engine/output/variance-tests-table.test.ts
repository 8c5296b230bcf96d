import { describe, expect, it } from "vitest";
import type { ModelSpecification, RandomEntry, Term, VarianceTestKind } from "../../../src-contract/analysis.ts";
import type { OutputTable, RichText } from "../../../src-contract/output.ts";
import { defaultOutputSettings } from "../../../src-contract/project.ts";
import { fitModel } from "../../../src-engine/analyse.ts";
import { goldenData } from "../../support/golden-data.ts";

const intercept: Term = { variables: [] };
const ses: Term = { variables: [{ name: "ses", center: "group", by: "school" }] };
const schools: readonly RandomEntry[] = [{ group: "school", terms: [intercept, ses] }];

describe("tests of variances", () => {
  it("are not shown before they are asked for", () => {
    expect(tableOf("hsb", schools, [])).toBeUndefined();
  });

  it("name every variance, every correlation and the level-1 variance, with what p rests on", () => {
    const table = tableOf("hsb", schools, ["likelihood-ratio", "homogeneity"]);
    // lme4's restricted deviances with and without; lm in each school.
    expect(rowsOf(table)).toEqual([
      ["Variance of the intercept", "1,063.99", "2", "< .001"],
      ["Variance of the ses slope", "9.76", "2", ".005"],
      ["Correlation of the intercept and the ses slope", "0.01", "1", ".908"],
      ["Homogeneity of the residual variance (H)", "246.12", "159", "< .001"],
    ]);
    expect(noteOf(table)).toContain("half and half of two chi-square distributions");
    expect(noteOf(table)).toContain("160 schools with a residual variance of their own");
  });

  it("tell the slopes of two levels apart", () => {
    const time: Term = { variables: [{ name: "time" }] };
    const random = ["pupil", "school"].map((group) => ({ group, terms: [intercept, time] }));
    const labels = rowsOf(tableOf("learning", random, ["likelihood-ratio"], "y", [intercept, time])).map(
      ([label]) => label,
    );
    expect(labels).toEqual([
      "Variance of the pupil intercept",
      "Variance of the time slope between pupils",
      "Correlation of the pupil intercept and the time slope between pupils",
      "Variance of the school intercept",
      "Variance of the time slope between schools",
      "Correlation of the school intercept and the time slope between schools",
    ]);
  });

  it("say why there is no H with crossed factors", () => {
    const crossed = ["plate", "sample"].map((group) => ({ group, terms: [intercept] }));
    const table = tableOf("penicillin", crossed, ["homogeneity"], "diameter", [intercept]);
    expect(rowsOf(table)).toEqual([]);
    expect(noteOf(table)).toContain("H needs nested units");
  });
});

function tableOf(
  data: string,
  random: readonly RandomEntry[],
  varianceTests: readonly VarianceTestKind[],
  outcome = "mathach",
  fixed: readonly Term[] = [intercept, ses],
): OutputTable | undefined {
  const model: ModelSpecification = { outcome, fixed, random, inference: { varianceTests } };
  const request = { id: "m", name: "m", revision: 1, table: "t", levels: null, model, output: defaultOutputSettings };
  const answer = fitModel(goldenData(data), request);
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return answer.value.output.tables.find((table) => table.kind === "variance-tests");
}

function rowsOf(table: OutputTable | undefined): readonly (readonly string[])[] {
  return (table?.rows ?? []).map(({ cells }) => cells.map(({ text }) => textOf(text)));
}

function noteOf(table: OutputTable | undefined): string {
  return (table?.notes ?? []).map(textOf).join(" ");
}

function textOf(text: RichText): string {
  return text.map((piece) => piece.text).join("");
}
