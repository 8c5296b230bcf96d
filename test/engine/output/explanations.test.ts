import { expect, test } from "vitest";
import type { ModelSpecification } from "../../../src-contract/analysis.ts";
import type { LevelsDefinition } from "../../../src-contract/levels.ts";
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

/** What the cells of all tables say of themselves. */
function explanationsOf(data: string, specification: ModelSpecification, definition: LevelsDefinition) {
  const request = { id: "m", name: "m", revision: 1, table: "t", levels: definition, model: specification };
  const answer = fitModel(goldenData(data), { ...request, output: defaultOutputSettings });
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return answer.value.output.tables
    .flatMap(({ rows }) => rows.flatMap(({ cells }) => cells))
    .map((cell) => cell.explanation);
}

test("a correlation says of which effects, a residual variance between whom it lies", () => {
  const said = explanationsOf("hsb", model, levels);
  expect(said).toContain("How the intercept and the slope of ses go together over schools: their correlation.");
  expect(said).toContain("The variance of mathach that is left between students of the same school.");
});

test("the share of units inside larger ones is not called a correlation, and possessives are English", () => {
  const nested: LevelsDefinition = {
    first: { singular: "occasion", plural: "occasions" },
    upper: [
      { id: ["pupil"], singular: "child", plural: "children" },
      { id: ["school"], singular: "school", plural: "schools" },
    ],
  };
  const intercept = { terms: [{ variables: [] }] };
  const random = ["pupil", "school"].map((group) => ({ ...intercept, group }));
  const said = explanationsOf("learning", { outcome: "y", fixed: intercept.terms, random }, nested);
  expect(said).toContain("The share of the variance of y that lies between children.");
  expect(said).toContain(
    "The share of the variance of y that lies between schools; also the correlation expected between two occasions of the same school.",
  );
  expect(said.join(" ")).toContain("The reliability of the children’s own estimates");
  expect(said).toContain("The estimate for the intercept by ordinary regression, as if rows did not belong to units.");
});

test("a residual variance is left between rows of the same units of all that cross", () => {
  const crossed: LevelsDefinition = {
    first: { singular: "reading", plural: "readings" },
    upper: [{ id: ["plate"], singular: "plate", plural: "plates" }],
    crossed: [{ id: ["sample"], singular: "sample", plural: "samples" }],
  };
  const intercept = { terms: [{ variables: [] }] };
  const random = ["plate", "sample"].map((group) => ({ ...intercept, group }));
  const said = explanationsOf("penicillin", { outcome: "diameter", fixed: intercept.terms, random }, crossed);
  expect(said).toContain("The variance of diameter that is left between readings of the same plate and sample.");
  expect(said).toContain("The share of the variance of diameter that lies between plates.");
});

test("a share of a decomposition says of which variance it is", () => {
  expect(explainAfter.share("Random slopes", "Mathematics achievement", "within")).toBe(
    "The share of the variance of Mathematics achievement within units that this accounts for: random slopes.",
  );
  expect(explainAfter.share("Residual", "Mathematics achievement", null)).toBe(
    "The share of the variance of Mathematics achievement that this accounts for: residual.",
  );
});
