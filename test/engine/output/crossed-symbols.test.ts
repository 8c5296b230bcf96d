import { expect, test } from "vitest";
import type { ModelSpecification } from "../../../src-contract/analysis.ts";
import type { LevelsDefinition } from "../../../src-contract/levels.ts";
import { defaultOutputSettings } from "../../../src-contract/project.ts";
import { fitModel } from "../../../src-engine/analyse.ts";
import { goldenData } from "../../support/golden-data.ts";

const levels: LevelsDefinition = {
  first: { singular: "rating", plural: "ratings" },
  upper: [{ id: ["person"], singular: "person", plural: "persons" }],
  crossed: [{ id: ["item"], singular: "item", plural: "items" }],
};

const model: ModelSpecification = {
  outcome: "rating",
  fixed: [{ variables: [] }, { variables: [{ name: "sex" }] }, { variables: [{ name: "hard" }] }],
  random: [
    { group: "person", terms: [{ variables: [] }] },
    { group: "item", terms: [{ variables: [] }] },
  ],
};

test("predictors of the rows and of the columns of a cross-classification have the letters in the table that they have in the equations", () => {
  const request = { id: "m", name: "m", revision: 1, table: "t", levels, output: defaultOutputSettings, model };
  const answer = fitModel(goldenData("ratings"), request);
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  const table = answer.value.output.tables.find(({ kind }) => kind === "fixed-effects");
  expect(table?.rows.map(({ cells: [label] }) => label?.text.map(({ text }) => text).join(""))).toEqual([
    "Intercept, θ0",
    "sex: m, γ01",
    "hard, β01",
  ]);
});
