import { expect, test } from "vitest";
import type { ModelSpecification, Term, TermVariable } from "../../../src-contract/analysis.ts";
import type { LevelsDefinition } from "../../../src-contract/levels.ts";
import { defaultOutputSettings } from "../../../src-contract/project.ts";
import { fitModel } from "../../../src-engine/analyse.ts";
import { goldenData } from "../../support/golden-data.ts";

/** "What is this?" of estimates of the fixed part, in one sentence with the user's own variables. */
const sector: TermVariable = { name: "sector", type: "categorical" };
const female: TermVariable = { name: "female", type: "categorical" };
const levels: LevelsDefinition = {
  first: { singular: "student", plural: "students" },
  upper: [{ id: ["school"], singular: "school", plural: "schools" }],
};
const ses: TermVariable = { name: "ses", center: "group", by: "school" };

test("an intercept says for whom it holds", () => {
  expect(meanings([])[0]).toMatch(/is the mathach expected for a student of an average school\.$/);
  expect(meanings([[ses], [sector], [female]])[0]).toMatch(
    /of an average school with ses at the mean of the school, sector = 0, and female = 0\.$/,
  );
});

test("an effect says what changes by how much, of numbers and of categories", () => {
  const [, ofSector, ofSes, ofFemale] = meanings([[ses], [female], [sector]]);
  expect(ofSes).toMatch(/is the change in mathach that goes with 1 more in ses, on average over schools\.$/);
  expect(ofFemale).toMatch(
    /is the change in mathach that goes with 1 rather than 0 \(female\), on average over schools\.$/,
  );
  expect(ofSector).toMatch(/that goes with 1 rather than 0 \(sector\), everything else in the model being equal\.$/);
});

test("a product says whose effect it changes", () => {
  const sentences = meanings([[ses], [female], [sector], [ses, sector], [ses, female]]);
  expect(sentences).toContainEqual(
    expect.stringMatching(/how much the effect of ses on mathach changes with 1 rather than 0 \(sector\)\.$/),
  );
  expect(sentences).toContainEqual(
    expect.stringMatching(/goes with 1 more in ses, on average over schools, given sector = 0 and female = 0\.$/),
  );
  expect(sentences).toContainEqual(
    expect.stringMatching(
      /1 rather than 0 \(sector\), given ses at the mean of the school, everything else in the model being equal\.$/,
    ),
  );
  expect(sentences.at(-1)).toMatch(
    /how much the effect of ses on mathach changes with 1 rather than 0 \(female\), on average over schools\.$/,
  );
});

/** Of the estimates in the table of fixed effects, in its order. */
function meanings(predictors: readonly (readonly TermVariable[])[]): readonly string[] {
  const intercept: Term = { variables: [] };
  const fixed = [intercept, ...predictors.map((variables): Term => ({ variables }))];
  const model: ModelSpecification = { outcome: "mathach", fixed, random: [{ group: "school", terms: [intercept] }] };
  const request = { id: "m", name: "m", revision: 1, table: "t", levels, model, output: defaultOutputSettings };
  const answer = fitModel(goldenData("hsb"), request);
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  const table = answer.value.output.tables.find(({ kind }) => kind === "fixed-effects");
  return (table?.rows ?? []).flatMap(({ kind, cells }) => (kind === "data" ? [cells[1]?.explanation ?? ""] : []));
}
