import { describe, expect, test } from "vitest";
import { variablesIn } from "../../../src-engine/formula/names.ts";
import { parseFormula } from "../../../src-engine/formula/parse.ts";
import type { Expression } from "../../../src-engine/formula/syntax.ts";
import { writtenName } from "../../../src-engine/formula/tokens.ts";

/** A tree as fully parenthesized text. */
function shape(expression: Expression): string {
  switch (expression.kind) {
    case "number":
      return String(expression.value);
    case "text":
      return JSON.stringify(expression.value);
    case "logical":
      return String(expression.value);
    case "missing":
      return "missing";
    case "variable":
      return expression.name;
    case "negative":
      return `(-${shape(expression.operand)})`;
    case "not":
      return `(not ${shape(expression.operand)})`;
    case "binary":
      return `(${shape(expression.left)} ${expression.operator} ${shape(expression.right)})`;
    case "in":
      return `(${shape(expression.operand)} ${expression.negated ? "not in" : "in"} [${expression.list.map(shape).join(" ")}])`;
    case "range":
      return `(${shape(expression.first)} to ${shape(expression.last)})`;
    case "call": {
      const options = expression.options.map(({ name, values }) => `${name}: ${values.map(shape).join(" ")}`);
      return `${expression.name}<${[...expression.arguments.map(shape), ...options].join(", ")}>`;
    }
  }
}

function read(formula: string): string {
  const parsed = parseFormula(formula);
  return parsed.ok ? shape(parsed.expression) : `${parsed.problem.code} at ${parsed.problem.at}`;
}

describe("formulas are read as people write them", () => {
  test.each([
    ["1 + 2 * 3 ^ 2 ^ 2", "(1 + (2 * (3 ^ (2 ^ 2))))"],
    ["-x ^ 2", "(-(x ^ 2))"],
    ["2 ** -1", "(2 ^ (-1))"],
    ["a - b - c", "((a - b) - c)"],
    ["a / b % c", "((a / b) % c)"],
    ["not a = 1 or b <> 2 and c >= 3", "((not (a == 1)) or ((b != 2) and (c >= 3)))"],
    ["a & b | !c", "((a and b) or (not c))"],
    ["A && B || C", "((A and B) or C)"],
    ["x not in (1, 2) and y in [“a”, 'b']", '((x not in [1 2]) and (y in ["a" "b"]))'],
    ["mean(ses, by: school)", "mean<ses, by: school>"],
    ["lag(y, 2, by: [school, class], order: year)", "lag<y, 2, by: school class, order: year>"],
    ["mean(item1 to item5, valid: 3)", "mean<(item1 to item5), valid: 3>"],
    ["rows()", "rows<>"],
    ["`my variable` − 0.5e-3", "(my variable - 0.0005)"],
    ["größe × 2 ≥ .5", "((größe * 2) >= 0.5)"],
    ['"say ""yes"""', '"say \\"yes\\""'],
    ["TRUE and NA", "(true and missing)"],
  ])("%s", (formula, tree) => {
    expect(read(formula)).toBe(tree);
  });
});

describe("what is wrong is pointed at", () => {
  test.each([
    ["", "empty at 0"],
    ["   ", "empty at 0"],
    ["a +", "expected-value at 3"],
    ["a ? b", "unexpected-character at 2"],
    ["0,5 * x", "number-with-comma at 1"],
    ["x y", "expected at 2"],
    ["mean(x", "expected at 6"],
    ["mean(x y)", "expected at 7"],
    ["'abc", "text-not-closed at 0"],
    ["= 3", "single-equals at 0"],
    ["1 < x < 3", "chained-comparison at 6"],
    ["(1 + 2", "expected at 6"],
    ["x constructor y", "expected at 2"],
    ["and 3", "expected-value at 0"],
    ["x in 3", "expected at 5"],
    [`${"(".repeat(200)}1${")".repeat(200)}`, "too-deep at 100"],
    [Array.from({ length: 1500 }, () => "1").join("+"), "too-long at 2000"],
  ])("%s", (formula, problem) => {
    expect(read(formula)).toBe(problem);
  });
});

test("the variables of a formula are those it names, each once", () => {
  expect(variablesIn("`my x` + ln(y) + sum(z, by: [school, `my x`])")).toEqual(["my x", "y", "z", "school"]);
});

test.each(["ses", "my x", "and", "1st", "a`b", "ä.ö", "x.", "mean", "NA"])(
  "the name %j is written so that it is read as itself",
  (name) => {
    expect(variablesIn(writtenName(name))).toEqual([name]);
  },
);
