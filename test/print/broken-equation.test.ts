import { expect, test } from "vitest";
import { latex, type MathLine } from "../../src-engine/specification/equations/math.ts";
import { brokenEquation } from "../../src-print/broken-equation.ts";

const equals = { kind: "operator", text: "=" } as const;
const plus = { kind: "operator", text: "+" } as const;
const name = (text: string) => ({ kind: "name", text }) as const;
const sumOf = (names: readonly string[]): MathLine => [
  name("Y"),
  equals,
  ...names.flatMap((text, position) => (position === 0 ? [name(text)] : [plus, name(text)])),
];

test("a short equation stays on its line", () => {
  const line = sumOf(["SES", "SECTOR"]);
  expect(brokenEquation(line, 36, "Times New Roman")).toEqual([line]);
});

test("a long one goes on in lines that begin with their plus, and loses nothing", () => {
  const line = sumOf(Array.from({ length: 9 }, (_, position) => `PREDICTOR${position}`));
  const lines = brokenEquation(line, 36, "Times New Roman");
  expect(lines.length).toBeGreaterThan(1);
  for (const continued of lines.slice(1)) expect(continued[0]).toEqual(plus);
  expect(lines.flat()).toEqual(line);
});

test("a plus within brackets is no place to break", () => {
  const brackets = { kind: "parentheses", content: [name("GAMMA".repeat(5)), plus, name("C".repeat(30))] } as const;
  const lines = brokenEquation([name("Y"), equals, name("B"), plus, brackets], 20, "Arial");
  expect(lines.map(latex)).toHaveLength(2);
  expect(lines[1]).toEqual([plus, brackets]);
});
