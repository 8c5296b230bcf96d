import { describe, expect, test } from "vitest";
import type { ModelSpecification } from "../../../src-contract/analysis.ts";
import { mostRefittedRows, outcomeInfluence } from "../../../src-engine/after/outcomes/outcome-influence.ts";
import { analyse } from "../../../src-engine/analyse.ts";
import { unwatched, type Watch } from "../../../src-engine/fit/watch.ts";
import { type Cell, madeData, randomNumbers } from "../../support/made-data.ts";

const intercept = { variables: [] };

/** Counts in units of ten rows; unit 3 has many more than the others, and only unit 5 has area far. */
function counts(units: number): Readonly<Record<string, readonly Cell[]>> {
  const { normal, uniform } = randomNumbers(11);
  const unit = Array.from({ length: 10 * units }, (_, row) => Math.floor(row / 10));
  const effects = Array.from({ length: units }, (_, one) => 0.5 * normal() + (one === 3 ? 2 : 0));
  const x = unit.map(() => normal());
  return {
    unit: unit.map(unitName),
    x,
    area: unit.map((one) => (one === 5 ? "far" : "near")),
    y: unit.map((one, row) => poisson(Math.exp(0.5 + (effects[one] ?? 0) + 0.3 * (x[row] ?? 0)), uniform)),
  };
}

/** Units stand in the order of their names. */
function unitName(one: number): string {
  return `u${String(one).padStart(3, "0")}`;
}

function poisson(mean: number, uniform: () => number): number {
  let [count, product] = [0, uniform()];
  for (; product > Math.exp(-mean); count++) product *= uniform();
  return count;
}

const model: ModelSpecification = {
  outcome: "y",
  distribution: "poisson",
  fixed: [intercept, { variables: [{ name: "x" }] }],
  random: [{ group: "unit", terms: [intercept] }],
};

function influenceIn(data: ReturnType<typeof counts>, specification = model, watch: Watch = unwatched) {
  const analysis = analyse(madeData(data), specification);
  if (!analysis.ok || analysis.value.fit.kind !== "generalized") throw new Error(JSON.stringify(analysis));
  const [influence] = outcomeInfluence(analysis.value.fit, watch) ?? [];
  if (influence === undefined) throw new Error("no influence");
  return influence;
}

describe("the influence of units on counts", () => {
  test("finds the unit that is unlike the others", () => {
    const { method, units } = influenceIn(counts(40));
    const largest = units.reduce((most, { cook }) => Math.max(most, cook), 0);
    expect(method).toBe("refitted");
    expect(units[3]?.cook).toBe(largest);
    expect(units[3]?.variances?.[0]?.[0]).toBeLessThan(-0.2);
  });

  test("is approximated by one step where refits would take long, and is near them", () => {
    const many = counts(320);
    expect(320 * 3200).toBeGreaterThan(mostRefittedRows);
    const approximated = influenceIn(many);
    expect(approximated.method).toBe("one-step");
    const others = (name: string) => many[name]?.filter((_, row) => many.unit?.[row] !== unitName(3)) ?? [];
    const [whole, without] = [many, Object.fromEntries(Object.keys(many).map((name) => [name, others(name)]))].map(
      (data) => analyse(madeData(data), model),
    );
    if (!whole?.ok || !without?.ok) throw new Error("not fitted");
    const changes = without.value.result.fixed.map(({ estimate, se }, k) => {
      return ((whole.value.result.fixed[k]?.estimate ?? Number.NaN) - estimate) / se;
    });
    for (const [k, change] of changes.entries()) {
      expect(Math.abs((approximated.units[3]?.dfbetas[k] ?? Number.NaN) - change)).toBeLessThan(0.03);
    }
  });

  test("says nothing of a unit without which a coefficient cannot be estimated", () => {
    const { units } = influenceIn(counts(40), {
      ...model,
      fixed: [intercept, { variables: [{ name: "x" }] }, { variables: [{ name: "area" }] }],
    });
    expect(units.flatMap(({ cook }, unit) => (Number.isNaN(cook) ? [unit] : []))).toEqual([5]);
  });

  test("is worked out by quasi-likelihood too", () => {
    const byLaplace = influenceIn(counts(40));
    const { units } = influenceIn(counts(40), { ...model, estimation: { method: "pql" } });
    const cook = byLaplace.units[3]?.cook ?? Number.NaN;
    expect(Math.abs((units[3]?.cook ?? Number.NaN) - cook)).toBeLessThan(0.2 * cook);
  });

  test("tells how far it is, and ends when it is asked to", () => {
    const told: number[] = [];
    const { units } = influenceIn(counts(40), model, {
      stop: () => told.length >= 10,
      progress: (fraction) => told.push(fraction),
    });
    expect(told.slice(0, 3)).toEqual([1 / 40, 2 / 40, 3 / 40]);
    expect(units.slice(10).every(({ cook }) => Number.isNaN(cook))).toBe(true);
  });
});
