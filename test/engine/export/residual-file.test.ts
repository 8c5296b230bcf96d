import Papa from "papaparse";
import { expect, test } from "vitest";
import type { ModelSpecification } from "../../../src-contract/analysis.ts";
import type { ResidualFileExport } from "../../../src-contract/engine-api.ts";
import { afterNumbers } from "../../../src-engine/analyse.ts";
import { residualFile } from "../../../src-engine/export/residual-file.ts";
import { goldenData } from "../../support/golden-data.ts";

const intercept = { variables: [] };
const model: ModelSpecification = {
  outcome: "y",
  fixed: [intercept, { variables: [{ name: "wave" }] }],
  random: [
    { group: "student", terms: [intercept, { variables: [{ name: "wave" }] }] },
    { group: "school", terms: [intercept] },
  ],
};

test("a file of units has them all, each with its estimates by effect", () => {
  const [heads, ...lines] = linesOf("unit-effects", "student");
  expect(heads?.slice(0, 4)).toEqual(["student", "n", "eb (Intercept)", "se (Intercept)"]);
  expect(lines).toHaveLength(60);
  expect(new Set(lines.map((line) => line.length))).toEqual(new Set([heads?.length]));
});

test("a file of rows has them all: units, outcome, predictions, residuals that are outcome minus prediction", () => {
  const [heads = [], ...lines] = linesOf("residuals", null);
  expect(heads.slice(0, 4)).toEqual(["row", "student", "school", "observed"]);
  expect(lines).toHaveLength(240);
  const at = (line: readonly string[], head: string) => Number(line[heads.indexOf(head)]);
  for (const line of lines) {
    const residual = at(line, "observed") - at(line, "predicted conditional");
    expect(at(line, "residual conditional")).toBeCloseTo(residual, 10);
  }
});

test("a file of influence has all units, and one column for each coefficient and each variance", () => {
  const [heads, ...lines] = linesOf("influence", "school");
  expect(heads).toEqual([
    "school",
    "n",
    "cook",
    "covratio",
    "dfbetas (Intercept)",
    "dfbetas wave",
    "change of variance 1.1",
    "change of variance 1.2",
    "change of variance 2.1",
    "change of residual variance",
  ]);
  expect(lines).toHaveLength(8);
});

function linesOf(part: ResidualFileExport["part"], group: string | null): readonly (readonly string[])[] {
  const numbers = afterNumbers(goldenData("waves"), { model, after: { show: [part] } });
  if (!numbers.ok) throw new Error(JSON.stringify(numbers.failure));
  const text = residualFile(part, group, numbers.value);
  return Papa.parse<string[]>(text.replace("\ufeff", ""), { skipEmptyLines: true }).data;
}
