import { expect, test } from "vitest";
import type { Term } from "../../../src-contract/analysis.ts";
import type { OutputRow } from "../../../src-contract/output.ts";
import { defaultOutputSettings } from "../../../src-contract/project.ts";
import { fitModel } from "../../../src-engine/analyse.ts";
import { plainText } from "../../../src-print/rich-text.ts";
import { goldenData } from "../../support/golden-data.ts";

const levels = {
  first: { singular: "student", plural: "students" },
  upper: [{ singular: "school", plural: "schools", id: ["school"] }],
};
const intercept: Term = { variables: [] };
const ses = { name: "ses", center: "group", by: "school" } as const;
const female = { name: "female" };
const sector = { name: "sector" };

test("slopes that nothing explains stand on a row each, without a head of their own", () => {
  expect(rowsOf([[ses], [female]])).toEqual(["0 Intercept, γ00", "0 ses, γ10", "0 female, γ20"]);
  expect(rowsOf([[sector], [ses], [female]])).toEqual([
    "section Intercept, β0",
    "1 Intercept, γ00",
    "1 sector, γ01",
    "0 ses, γ10",
    "0 female, γ20",
  ]);
});

test("a slope that something explains has its coefficients under its head", () => {
  expect(rowsOf([[ses], [female], [ses, sector]])).toEqual([
    "section Intercept, β0",
    "1 Intercept, γ00",
    "section ses slope, β1",
    "1 Intercept, γ10",
    "1 sector, γ11",
    "0 female, γ20",
  ]);
});

/** The labels in the table of fixed effects, each with its indent. */
function rowsOf(predictors: readonly Term["variables"][]): readonly string[] {
  const fixed = [intercept, ...predictors.map((variables): Term => ({ variables }))];
  const model = { outcome: "mathach", fixed, random: [{ group: "school", terms: [intercept] }] };
  const request = { id: "m", name: "m", revision: 1, table: "t", levels, model, output: defaultOutputSettings };
  const answer = fitModel(goldenData("hsb"), request);
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  const table = answer.value.output.tables.find(({ kind }) => kind === "fixed-effects");
  return (table?.rows ?? []).map((row: OutputRow) => {
    const label = plainText(row.cells[0]?.text ?? []);
    return row.kind === "section" ? `section ${label}` : `${row.indent} ${label}`;
  });
}
