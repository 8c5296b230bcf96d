import { expect, it } from "vitest";
import type { LevelsReport, VariableByLevel } from "../../../src-contract/levels.ts";
import { firstDraft } from "../../../src-renderer/screens/data/describe/questions.ts";
import { numberVariable, projectWith } from "../../support/host-project.ts";

it("missing values are asked of all but what identifies units and what numbers the rows, which would count in Little’s test", () => {
  const [sample] = projectWith([]).tables;
  if (sample === undefined) throw new Error("a table");
  const names = ["number", "score", "mood"];
  const table = { ...sample, levels: null, variables: names.map((name) => numberVariable(name, name)) };
  const byLevel = (name: string): VariableByLevel => ({
    name,
    level: 1,
    missing: 0,
    unitsMissing: [],
    unitsVarying: [],
    descriptives: null,
    ...(name === "number" && { numbersRows: true }),
  });
  const report = { variables: names.map(byLevel) } as unknown as LevelsReport;
  expect(firstDraft("missing-patterns", table, [], report).variables).toEqual(["score", "mood"]);
  expect(firstDraft("missing-patterns", table).variables).toEqual(names);
  expect(firstDraft("checks", table, [], report).variables).toEqual(names);
});
