import { expect, test } from "vitest";
import type { TermVariable } from "../../../src-contract/analysis.ts";
import { defaultOutputSettings } from "../../../src-contract/project.ts";
import { fitModel } from "../../../src-engine/analyse.ts";
import { goldenData } from "../../support/golden-data.ts";

test("the chart of a model without random effects holds the whole band of its average, and names no thin lines", () => {
  const model = { outcome: "distance", fixed: [{ variables: [] }, { variables: [{ name: "age" }] }], random: [] };
  const request = { id: "m", name: "m", revision: 1, table: "t", levels: null, model, output: defaultOutputSettings };
  const answer = fitModel(goldenData("orthodont"), {
    ...request,
    model: { ...model, residual: { structure: "compound-symmetry", within: "subject" } },
  });
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  const chart = answer.value.output.charts.find(({ kind }) => kind === "group-lines");
  expect(chart?.subtitle).toBe("average of all rows");
  const band = (chart?.lines ?? []).flatMap((line) => line.band?.flat() ?? []);
  expect(band.length).toBeGreaterThan(0);
  expect(Math.max(...band)).toBeLessThanOrEqual(chart?.y.max ?? Number.NaN);
  expect(Math.min(...band)).toBeGreaterThanOrEqual(chart?.y.min ?? Number.NaN);
});

test("simple slopes at the two codes of a variable are named by the codes, as whole numbers", () => {
  const labelsOf = (sector: TermVariable) => {
    const terms = [[], [{ name: "ses" }], [sector], [{ name: "ses" }, sector]];
    const model = {
      outcome: "mathach",
      fixed: terms.map((variables) => ({ variables })),
      random: [{ group: "school", terms: [{ variables: [] }] }],
    };
    const request = { id: "m", name: "m", revision: 1, table: "t", levels: null, model, output: defaultOutputSettings };
    const answer = fitModel(goldenData("hsb"), request);
    if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
    const chart = answer.value.output.charts.find(({ kind }) => kind === "simple-slopes");
    return chart?.lines.map(({ label }) => label);
  };
  expect(labelsOf({ name: "sector" })).toEqual(["0", "1"]);
  expect(labelsOf({ name: "sector", center: "grand" })).toEqual(["−0.49", "0.51"]);
});
