import { expect, it } from "vitest";
import type { Term } from "../../../src-contract/analysis.ts";
import type { LevelsDefinition } from "../../../src-contract/levels.ts";
import { defaultOutputSettings } from "../../../src-contract/project.ts";
import { fitModel } from "../../../src-engine/analyse.ts";
import { goldenData } from "../../support/golden-data.ts";

const levels: LevelsDefinition = {
  first: { singular: "occasion", plural: "occasions" },
  upper: [
    { id: ["pupil"], singular: "pupil", plural: "pupils" },
    { id: ["school"], singular: "school", plural: "schools" },
  ],
};

it("correlations that several levels share a column for are with the effects of each, by symbol", () => {
  const terms: readonly Term[] = [{ variables: [] }, { variables: [{ name: "time" }] }];
  const random = ["pupil", "school"].map((group) => ({ group, terms }));
  const model = { outcome: "y", fixed: terms, random };
  const answer = fitModel(goldenData("learning"), {
    id: "m",
    name: "m",
    revision: 1,
    table: "t",
    levels,
    model,
    output: defaultOutputSettings,
  });
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  const table = answer.value.output.tables.find(({ kind }) => kind === "variance-components");
  const head = table?.columns.find(({ id }) => id === "correlation-0")?.head;
  expect(head?.map(({ text }) => text).join("")).toBe("r0, u00");
});
