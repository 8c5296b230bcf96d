import { expect, test } from "vitest";
import type { ModelSpecification } from "../../../src-contract/analysis.ts";
import { defaultOutputSettings } from "../../../src-contract/project.ts";
import { fitModel } from "../../../src-engine/analyse.ts";
import { explainAfter } from "../../../src-wording/after.ts";
import { goldenData } from "../../support/golden-data.ts";

const levels = {
  first: { singular: "student", plural: "students" },
  upper: [{ singular: "school", plural: "schools", id: ["school"] }],
};
const ses = { name: "ses", center: "group", by: "school" } as const;
const model: ModelSpecification = {
  outcome: "mathach",
  fixed: [{ variables: [] }, { variables: [ses] }],
  random: [{ group: "school", terms: [{ variables: [] }, { variables: [ses] }] }],
};

test("a correlation says of which effects, a residual variance between whom it lies", () => {
  const request = { id: "m", name: "m", revision: 1, table: "t", levels, model, output: defaultOutputSettings };
  const answer = fitModel(goldenData("hsb"), request);
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  const table = answer.value.output.tables.find(({ kind }) => kind === "variance-components");
  const said = (table?.rows ?? []).flatMap(({ cells }) => cells.map(({ explanation }) => explanation));
  expect(said).toContain("How the intercept and the slope of ses go together over schools: their correlation.");
  expect(said).toContain("The variance of mathach that is left between students of the same school.");
});

test("a share of a decomposition says of which variance it is", () => {
  expect(explainAfter.share("Random slopes", "Mathematics achievement", "within")).toBe(
    "The share of the variance of Mathematics achievement within units that this accounts for: random slopes.",
  );
  expect(explainAfter.share("Residual", "Mathematics achievement", null)).toBe(
    "The share of the variance of Mathematics achievement that this accounts for: residual.",
  );
});
