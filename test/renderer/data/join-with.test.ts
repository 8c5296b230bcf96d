import { expect, test } from "vitest";
import type { ProjectTable } from "../../../src-contract/project.ts";
import type { Variable } from "../../../src-contract/variable.ts";
import { joinWith, keyByContent } from "../../../src-renderer/screens/data/steps/forms/join-with.ts";
import { numberVariable, projectWith } from "../../support/host-project.ts";

const label = (name: string): Variable => ({ ...numberVariable(name, name), measure: "nominal" });
const sex: Variable = { ...label("sex"), valueLabels: [{ value: 1, label: "female" }] };
const score = numberVariable("score", "score");
const [any] = projectWith([]).tables;

function keys(here: readonly Variable[], there: readonly Variable[], levels: ProjectTable["levels"] = null) {
  if (any === undefined) throw new Error("a table");
  const table = { ...any, levels, variables: here };
  const other = { ...any, id: "o", variables: there };
  const step = joinWith({ kind: "join", from: { table: "" }, keys: [] }, other, table, here);
  return step.keys.map(({ left, right }) => `${left} = ${right}`);
}

test("pupils are joined with classes by school and class, not by the first of them alone, nor by what describes both", () => {
  expect(keys([label("school"), label("class"), sex, score], [label("School"), label("class"), sex, score])).toEqual([
    "school = School",
    "class = class",
  ]);
});

test("a level's identifier is a key, whatever its measure; without one, the values have to tell", () => {
  const pupil = { singular: "pupil", plural: "pupils" };
  const levels = { first: pupil, upper: [{ singular: "school", plural: "schools", id: ["score"] }] };
  expect(keys([score, sex], [sex, score], levels)).toEqual(["score = score"]);
  expect(keys([sex, score], [score])).toEqual([" = "]);
  expect(keys([score], [sex])).toEqual([" = "]);
});

test("what the values speak for is the key; else any variable that both have", () => {
  if (any === undefined) throw new Error("a table");
  const other = { ...any, variables: [label("id"), score] };
  const found = { keys: [{ left: "school", right: "id" }], values: 160, matched: 160 };
  expect(keyByContent([found], other, [score])).toEqual([{ left: "school", right: "id" }]);
  expect(keyByContent([], other, [sex, score])).toEqual([{ left: "score", right: "score" }]);
  expect(keyByContent([], other, [sex])).toEqual([{ left: "", right: "" }]);
});
