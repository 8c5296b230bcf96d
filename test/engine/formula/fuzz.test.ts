import { expect, test } from "vitest";
import { checkFormula } from "../../../src-engine/formula/check.ts";
import { functionNames } from "../../../src-engine/formula/functions.ts";
import { evaluate } from "../../../src-engine/steps/formula/evaluate.ts";
import { formulaContext } from "../../../src-engine/steps/formula/formula-context.ts";
import { lengthOf } from "../../../src-engine/steps/formula/vectors.ts";
import { placedFormulaProblem } from "../../../src-wording/formula.ts";
import { madeData, randomNumbers } from "../../support/made-data.ts";

const data = madeData(
  {
    id: [1, 1, 2, 2, null],
    x: [1, -2, 3.5, null, 0],
    y: [0, 0, 0, 0, 0],
    word: ["a", null, "b", "", "a"],
    day: [0, 1, null, -400, 20000],
  },
  { day: { storage: "date" } },
);
const words = [
  ...functionNames,
  "id",
  "x",
  "y",
  "word",
  "day",
  "and",
  "or",
  "not",
  "in",
  "to",
  "by:",
  "order:",
  "valid:",
  "(",
  "(",
  ")",
  ")",
  "[",
  "]",
  ",",
  ",",
  "+",
  "-",
  "*",
  "/",
  "%",
  "^",
  "==",
  "!=",
  "<",
  "<=",
  "=",
  "!",
  "&",
  "|",
  "1",
  "0",
  "2.5",
  "1e308",
  "'a'",
  '"ymd"',
  "missing",
  "true",
  "`x`",
  "“",
  "”",
  "'",
  "é",
  "\u{1f600}",
  "\u0000",
  ":",
  ".",
  "..",
  "item",
  "__proto__",
  "toString",
];

/** A formula that can be read, mostly. */
function grown(next: () => number, depth: number): string {
  const pick = <One>(from: readonly One[]) => from[Math.floor(next() * from.length)] as One;
  if (depth === 0 || next() < 0.2)
    return pick(["x", "y", "id", "word", "day", "1", "0", "-2", "'a'", "missing", "true"]);
  const inner = () => grown(next, depth - 1);
  return pick([
    () => `(${inner()} ${pick(["+", "-", "*", "/", "%", "^", "==", "<", ">=", "and", "or"])} ${inner()})`,
    () => `not ${inner()}`,
    () => `${inner()} in (${inner()}, ${inner()})`,
    () => `${pick(functionNames)}(${Array.from({ length: Math.floor(next() * 4) }, inner).join(", ")})`,
    () => `${pick(functionNames)}(${inner()}, by: id)`,
    () => `${pick(functionNames)}(${inner()}, by: [id, word], order: day)`,
  ])();
}

test("10,000 made-up formulas are read and computed, or refused with a sentence at a place inside", () => {
  const { uniform: next } = randomNumbers(20261121);
  let computed = 0;
  for (let round = 0; round < 10_000; round++) {
    const formula =
      round % 2 === 0
        ? grown(next, 3)
        : Array.from({ length: Math.floor(next() * 12) }, () => words[Math.floor(next() * words.length)]).join(
            next() < 0.5 ? " " : "",
          );
    const checked = checkFormula(formula, data.variables);
    if (!checked.ok) {
      const { problem } = checked;
      expect(placedFormulaProblem(problem)).not.toMatch(/undefined|NaN|\[object/);
      expect(problem.at).toBeGreaterThanOrEqual(0);
      expect(problem.at + problem.length).toBeLessThanOrEqual(formula.length);
      continue;
    }
    computed++;
    const vector = evaluate(checked.formula, formulaContext(data));
    expect([1, 5], formula).toContain(lengthOf(vector));
    expect(vector.kind === "text", formula).toBe(checked.formula.type === "text");
  }
  expect(computed).toBeGreaterThan(1000);
});
