import { describe, expect, it } from "vitest";
import type { DataStep } from "../../../src-contract/data-steps.ts";
import type { ProjectTable } from "../../../src-contract/project.ts";
import { firstDraft } from "../../../src-renderer/screens/data/describe/questions.ts";
import { repeatedMeasures } from "../../../src-renderer/screens/data/repeated-measures.ts";
import { numberVariable, projectWith } from "../../support/host-project.ts";

const [sample] = projectWith([]).tables;
if (sample === undefined) throw new Error("a table");

function tableOf(names: readonly string[], steps: readonly DataStep[] = []): ProjectTable {
  const variables = names.map((name) => numberVariable(name, name));
  const source = { rows: 100, variables };
  return {
    ...sample,
    levels: null,
    variables,
    ...(steps.length > 0 && { preparation: { source, steps } }),
  } as ProjectTable;
}

const toLong: DataStep = {
  id: "s",
  kind: "wide-to-long",
  outcomes: [{ name: "score", from: ["score1", "score2"] }],
  time: { name: "when", values: [1, 2] },
};

describe("dialogs about repeated measurements begin with", () => {
  it("what rows of occasions were made from", () => {
    const table = tableOf(["pupil", "sex", "when", "score"], [toLong]);
    expect(repeatedMeasures(table, table.variables)).toEqual({ time: "when", outcomes: ["score"], units: ["pupil"] });
    expect(firstDraft("attrition", table)).toMatchObject({ time: "when", variables: ["score"] });
  });

  it("names that say what they are, where nothing was made or the step is off", () => {
    const table = tableOf(["school_id", "Wave", "score"], [{ ...toLong, off: true }]);
    expect(repeatedMeasures(table, table.variables)).toEqual({ time: "Wave", outcomes: [], units: ["school_id"] });
  });

  it("the units of the lowest level, if they are known", () => {
    const table = { ...tableOf(["id", "x", "wave"]), levels: sample.levels };
    expect(repeatedMeasures(table, table.variables)).toEqual({ time: "wave", outcomes: [], units: ["x"] });
  });

  it("nothing, where nothing looks like it", () => {
    const table = tableOf(["a", "b"]);
    expect(repeatedMeasures(table, table.variables)).toEqual({ time: "", outcomes: [], units: [] });
  });
});
