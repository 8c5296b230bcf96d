import { describe, expect, test } from "vitest";
import type { AfterSettings } from "../../../src-contract/after.ts";
import type { AfterResult } from "../../../src-contract/after-result.ts";
import type { ModelSpecification } from "../../../src-contract/analysis.ts";
import { afterNumbers } from "../../../src-engine/analyse.ts";
import { madeData, randomNumbers } from "../../support/made-data.ts";

const intercept = { variables: [] };
const school = [{ group: "school", terms: [intercept] }];

/** Twelve schools of ten pupils; no school of kind c has treatment t; one school alone has area far. */
function data() {
  const { normal } = randomNumbers(7);
  const rows = Array.from({ length: 120 }, (_, row) => Math.floor(row / 10));
  const effects = Array.from({ length: 12 }, () => normal());
  const kind = rows.map((unit) => ["a", "b", "c"][unit % 3] ?? "a");
  const treatment = rows.map((_, row) => (row % 2 === 0 && kind[row] !== "c" ? "t" : "u"));
  return madeData({
    school: rows.map((unit) => `s${unit}`),
    kind,
    treatment,
    area: rows.map((unit) => (unit === 4 ? "far" : "near")),
    x: rows.map(() => normal()),
    y: rows.map((unit, row) => 10 + (effects[unit] ?? 0) + (kind[row] === "b" ? 1 : 0) + normal()),
    flat: rows.map(() => normal()),
  });
}

function resultOf(model: ModelSpecification, settings: AfterSettings): AfterResult {
  const numbers = afterNumbers(data(), { model, after: settings });
  if (!numbers.ok) throw new Error(JSON.stringify(numbers.failure));
  return numbers.value.result;
}

const kind = { name: "kind" };
const treatment = { name: "treatment" };

describe("marginal means where a predictor is in the model in three forms, of which one is left out", () => {
  test("are told", () => {
    const forms = [
      { name: "x", center: "group", by: "school" } as const,
      { name: "x" },
      { name: "x", center: "grand" } as const,
    ];
    const fixed = [intercept, { variables: [kind] }, ...forms.map((form) => ({ variables: [form] }))];
    const { marginalMeans = [] } = resultOf({ outcome: "y", fixed, random: school }, { show: ["marginal-means"] });
    const [ofKind] = marginalMeans.filter(({ variables }) => variables.join() === "kind");
    expect(ofKind?.means.map(({ estimate }) => estimate === null)).toEqual([false, false, false]);
  });
});

describe("marginal means where a combination of categories has no data", () => {
  const model: ModelSpecification = {
    outcome: "y",
    fixed: [intercept, { variables: [kind] }, { variables: [treatment] }, { variables: [kind, treatment] }],
    random: school,
  };

  test("are told for all other combinations, and compared among them", () => {
    const { marginalMeans = [] } = resultOf(model, { show: ["marginal-means"] });
    const cells = marginalMeans.find(({ variables }) => variables.length === 2);
    const unknown = cells?.means.filter(({ estimate }) => estimate === null).map(({ at }) => at);
    expect(unknown).toEqual([{ kind: "c", treatment: "t" }]);
    const ofTreated = cells?.comparisons.filter(({ first }) => first.treatment === "t");
    expect(ofTreated?.map(({ first, second }) => [first.kind, second.kind])).toEqual([["a", "b"]]);
    expect(cells?.comparisons).toHaveLength(4);
  });

  test("are not told for a category whose mean would need it", () => {
    const { marginalMeans = [] } = resultOf(model, { show: ["marginal-means"] });
    const kinds = marginalMeans.find(({ variables }) => variables.join() === "kind");
    expect(kinds?.means.map(({ estimate }) => estimate === null)).toEqual([false, false, true]);
  });
});

test("a unit without which the model cannot be fitted has no influence to show; the others have", () => {
  const model: ModelSpecification = {
    outcome: "y",
    fixed: [intercept, { variables: [{ name: "area" }] }],
    random: school,
  };
  const [influence] = resultOf(model, { show: ["influence"] }).influence ?? [];
  expect(influence?.units.filter(({ cook }) => cook === null).map(({ unit }) => unit)).toEqual(["s4"]);
  expect(influence?.units.filter(({ cook }) => cook !== null && cook >= 0)).toHaveLength(11);
});

test("a variance that is zero changes by no share, and stays out of nobody's way", () => {
  const model: ModelSpecification = {
    outcome: "flat",
    fixed: [intercept, { variables: [{ name: "x" }] }],
    random: school,
  };
  const result = resultOf(model, { show: ["influence", "unit-effects", "variance-by-level", "residuals"] });
  const [influence] = result.influence ?? [];
  expect(influence?.units.every(({ cook }) => cook !== null && Number.isFinite(cook))).toBe(true);
  expect(result.varianceByLevel?.model.every(({ vpc }) => Number.isFinite(vpc))).toBe(true);
  expect(result.residuals?.standardizedConditional.every(Number.isFinite)).toBe(true);
});

test("without units what speaks of units is left out, and the rest is there", () => {
  const model: ModelSpecification = { outcome: "y", fixed: [intercept, { variables: [{ name: "x" }] }], random: [] };
  const result = resultOf(model, {
    show: [
      "variance-explained",
      "variance-by-level",
      "unit-effects",
      "influence",
      "effect-sizes",
      "residuals",
      "predictions",
    ],
    rows: [{ x: 1 }],
  });
  expect(Object.keys(result)).toEqual(["effectSizes", "residuals", "predictions"]);
});

test("a new row with an empty text for a number is refused by its place; one with spaces around the number is not", () => {
  const model: ModelSpecification = {
    outcome: "y",
    fixed: [intercept, { variables: [{ name: "x" }] }],
    random: school,
  };
  const rows = [{ x: " 0 " }, { x: "" }];
  const refused = afterNumbers(data(), { model, after: { show: ["predictions"], rows } });
  expect(!refused.ok && refused.failure).toMatchObject({
    problems: [{ at: "after.rows[1].x", code: "value-not-a-number", name: "x" }],
  });
  const result = resultOf(model, { show: ["predictions"], rows: rows.slice(0, 1) });
  expect(result.predictions?.map(({ predicted }) => predicted === null)).toEqual([false]);
});

test("the order of the rows changes nothing", () => {
  const model: ModelSpecification = {
    outcome: "y",
    fixed: [intercept, { variables: [{ name: "x" }] }],
    random: school,
  };
  const settings: AfterSettings = { show: ["influence", "predictions"], rows: [{ x: 1, school: "s3" }, { x: 0 }] };
  const { table, variables } = data();
  const order = Array.from({ length: table.rows }, (_, row) => (row * 77) % table.rows);
  const shuffled = madeData(
    Object.fromEntries(
      variables.map(({ name }) => {
        const column = table.columns.get(name);
        if (column === undefined) throw new Error(`no column ${name}`);
        return [
          name,
          order.map((row) =>
            column.kind === "number" ? (column.values[row] ?? 0) : (column.texts[column.codes[row] ?? 0] ?? ""),
          ),
        ];
      }),
    ),
  );
  const numbers = afterNumbers(shuffled, { model, after: settings });
  const own = resultOf(model, settings);
  expect(numbers.ok).toBe(true);
  if (!numbers.ok) return;
  const cooks = (result: AfterResult) =>
    new Map(result.influence?.[0]?.units.map(({ unit, cook }) => [String(unit), cook ?? Number.NaN]));
  for (const [unit, cook] of cooks(own)) expect(cooks(numbers.value.result).get(unit)).toBeCloseTo(cook, 6);
  const [first, second] = own.predictions ?? [];
  expect(numbers.value.result.predictions?.[0]?.predicted?.se).toBeCloseTo(first?.predicted?.se ?? Number.NaN, 8);
  expect(numbers.value.result.predictions?.[1]?.predicted?.estimate).toBeCloseTo(
    second?.predicted?.estimate ?? Number.NaN,
    8,
  );
});
