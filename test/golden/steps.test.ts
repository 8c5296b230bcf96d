import { describe, expect, test } from "vitest";
import { functionNames } from "../../src-engine/formula/functions.ts";
import { cellsOf } from "../support/made-data.ts";
import { goldenSteps, runCase } from "../support/steps-cases.ts";

describe.each(goldenSteps.cases)("$name", ({ data, steps, rows, sampled, columns }) => {
  const run = runCase({ data, steps });

  test("every step is done", () => {
    expect(run.states.map(({ report }) => report.problem)).toEqual(steps.map(() => null));
  });

  const cells = cellsOf(run.data);
  test("the same rows and variables, in the same order", () => {
    expect(Object.keys(cells)).toEqual(columns.map(({ name }) => name));
    expect(run.data.table.rows).toBe(rows);
  });

  test.each(columns)("$name", ({ name, values, missing, sum }) => {
    const own = cells[name] ?? [];
    for (const [index, row] of sampled.entries()) {
      const [value, reference] = [own[row - 1] ?? null, values[index] ?? null];
      if (typeof reference === "number" && typeof value === "number") {
        expect(Math.abs(value - reference), `row ${row}`).toBeLessThanOrEqual(1e-12 * (1 + Math.abs(reference)));
      } else expect(value, `row ${row}`).toBe(reference);
    }
    expect(own.filter((value) => value === null)).toHaveLength(missing);
    if (sum !== null) {
      const total = own.reduce<number>((all, value) => all + Number(value ?? 0), 0);
      expect(Math.abs(total - sum)).toBeLessThan(1e-9 * (1 + Math.abs(sum)));
    }
  });
});

test("every function of formulas is among them", () => {
  const formulas = JSON.stringify(goldenSteps.cases.map(({ steps }) => steps));
  expect(functionNames.filter((name) => !new RegExp(`\\b${name}\\(`).test(formulas))).toEqual([]);
});
