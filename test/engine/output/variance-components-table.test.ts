import { expect, it } from "vitest";
import type { Term } from "../../../src-contract/analysis.ts";
import type { LevelsDefinition } from "../../../src-contract/levels.ts";
import { defaultOutputSettings } from "../../../src-contract/project.ts";
import { fitModel } from "../../../src-engine/analyse.ts";
import { type DataSet, dataSet } from "../../../src-engine/table/data-set.ts";
import { goldenData } from "../../support/golden-data.ts";

const levels: LevelsDefinition = {
  first: { singular: "occasion", plural: "occasions" },
  upper: [
    { id: ["pupil"], singular: "pupil", plural: "pupils" },
    { id: ["school"], singular: "school", plural: "schools" },
  ],
};

function outputOf(data: DataSet, uncorrelated: readonly string[] = []) {
  const terms: readonly Term[] = [{ variables: [] }, { variables: [{ name: "time" }] }];
  const random = ["pupil", "school"].map((group) => ({
    group,
    terms,
    ...(uncorrelated.includes(group) && { covariance: "diagonal" as const }),
  }));
  const model = { outcome: "y", fixed: terms, random };
  const answer = fitModel(data, {
    id: "m",
    name: "m",
    revision: 1,
    table: "t",
    levels,
    model,
    output: defaultOutputSettings,
  });
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return answer.value.output.tables;
}

it("correlations that several levels share a column for are with the effects of each, by symbol", () => {
  const table = outputOf(goldenData("learning")).find(({ kind }) => kind === "variance-components");
  const head = table?.columns.find(({ id }) => id === "correlation-0")?.head;
  expect(head?.map(({ text }) => text).join("")).toBe("r0, u00");
});

it("correlations that the model holds at zero are no results: there is no column of them, and the note says so", () => {
  const tableOf = (uncorrelated: readonly string[]) =>
    outputOf(goldenData("learning"), uncorrelated).find(({ kind }) => kind === "variance-components");
  const ids = (uncorrelated: readonly string[]) => tableOf(uncorrelated)?.columns.map(({ id }) => id) ?? [];
  const note = (uncorrelated: readonly string[]) =>
    tableOf(uncorrelated)
      ?.notes.flat()
      .map(({ text }) => text)
      .join("");
  expect(ids(["pupil", "school"])).not.toContain("correlation-0");
  expect(note(["pupil", "school"])).toContain("no correlations of the random effects between pupils and schools.");
  const place = ids(["pupil"]).indexOf("correlation-0");
  const correlations = tableOf(["pupil"])?.rows.map(({ cells }) => cells[place]?.text.map(({ text }) => text).join(""));
  expect(correlations?.[1]).toBe("");
  expect(correlations?.[3]).toMatch(/^−?\.\d\d$/);
  expect(
    tableOf(["pupil"])
      ?.columns[place]?.head.map(({ text }) => text)
      .join(""),
  ).toBe("u00");
  expect(note(["pupil"])).toContain("no correlations of the random effects between pupils.");
  expect(note([])).not.toContain("no correlations");
});

it("a column has one number of decimals, as many as the smallest of its numbers needs", () => {
  const tables = outputOf(scaled(goldenData("learning"), "time", 10));
  const texts = (kind: string, id: string) => {
    const table = tables.find((one) => one.kind === kind);
    const place = table?.columns.findIndex((column) => column.id === id) ?? -1;
    return table?.rows.flatMap(({ cells }) => cells[place]?.text.map(({ text }) => text).join("") || []);
  };
  // Without that a residual variance of 1.05 stood over one of 0.0003.
  expect(texts("variance-components", "variance")).toEqual(["3.0844", "0.0007", "0.8470", "0.0003", "1.0527"]);
  expect(texts("variance-components", "sd")).toEqual(["1.7563", "0.0259", "0.9203", "0.0173", "1.0260"]);
  expect(texts("fixed-effects", "b")).toEqual(["20.852", "0.128"]);
  expect(texts("fixed-effects", "se")).toEqual(["0.315", "0.006"]);
});

/** One of its variables in units so many times smaller. */
function scaled(data: DataSet, name: string, times: number): DataSet {
  const column = data.table.columns.get(name);
  if (column?.kind !== "number") throw new Error(`${name} is no number`);
  const values = column.values.map((value) => times * value);
  const columns = new Map([...data.table.columns, [name, { ...column, values }]]);
  return dataSet({ ...data.table, columns }, data.variables);
}
