import { describe, expect, it } from "vitest";
import type { Hypothesis, ModelSpecification, Term } from "../../../src-contract/analysis.ts";
import type { OutputTable, RichText } from "../../../src-contract/output.ts";
import { defaultOutputSettings } from "../../../src-contract/project.ts";
import { fitModel } from "../../../src-engine/analyse.ts";
import { goldenData } from "../../support/golden-data.ts";

const intercept: Term = { variables: [] };
const arm: Term = { variables: [{ name: "arm" }] };
const wave: Term = { variables: [{ name: "wave" }] };
const period: Term = { variables: [{ name: "wave", type: "categorical" }] };
const product = (...terms: readonly Term[]): Term => ({ variables: terms.flatMap(({ variables }) => variables) });

describe("tests of whole terms", () => {
  it("are shown where they say more than those of coefficients", () => {
    expect(tableOf("term-tests", [intercept, wave, arm])).toBeUndefined();
    expect(tableOf("term-tests", [intercept, wave, arm, product(wave, arm)])).toBeUndefined();
    expect(tableOf("term-tests", [intercept, period])).toBeDefined();
  });

  it("stand in the model's order, with two kinds of degrees of freedom", () => {
    const rows = rowsOf(tableOf("term-tests", [intercept, arm, period, product(arm, period)]));
    expect(rows.map(([effect]) => effect)).toEqual(["Intercept", "arm", "wave", "arm × wave"]);
    // lmerTest: F(1, 5.94) = 7.22, F(5, 185.4) = 18.35, F(5, 185.4) = 0.60.
    expect(rows[1]).toEqual(["arm", "7.22", "1", "5.94", ".037"]);
    expect(rows[3]).toEqual(["arm × wave", "0.60", "5", "185.4", ".697"]);
  });
});

describe("hypotheses", () => {
  it("are shown with their test and, row by row, what they say of the coefficients", () => {
    const hypotheses: readonly Hypothesis[] = [
      { name: "Both", rows: [{ weights: { wave: 2, "arm[treated]": -0.5 }, value: 1 }, { weights: { wave: 1 } }] },
      { name: "Growth", rows: [{ weights: { wave: 1 } }], test: "chi-square" },
    ];
    const table = tableOf("hypotheses", [intercept, wave, arm], hypotheses);
    expect(table?.columns.map(({ head }) => textOf(head))).toContain("F or χ2");
    expect(rowsOf(table).map(([label]) => label)).toEqual([
      "Both",
      "2 γ100 − 0.5 γ001 = 1",
      "γ100 = 0",
      "Growth",
      "γ100 = 0",
    ]);
    expect(table?.rows[1]?.cells[0]?.explanation).toBe("2 wave − 0.5 arm: treated = 1");
  });
});

function tableOf(
  kind: OutputTable["kind"],
  fixed: readonly Term[],
  hypotheses: readonly Hypothesis[] = [],
): OutputTable | undefined {
  const random = ["student", "school"].map((group) => ({ group, terms: [intercept] }));
  const model: ModelSpecification = { outcome: "y", fixed, random, inference: { hypotheses } };
  const request = { id: "m", name: "m", revision: 1, table: "t", levels: null, model, output: defaultOutputSettings };
  const answer = fitModel(goldenData("waves"), request);
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return answer.value.output.tables.find((table) => table.kind === kind);
}

function rowsOf(table: OutputTable | undefined): readonly (readonly string[])[] {
  return (table?.rows ?? []).map(({ cells }) => cells.map(({ text }) => textOf(text)));
}

function textOf(text: RichText): string {
  return text.map((piece) => piece.text).join("");
}
