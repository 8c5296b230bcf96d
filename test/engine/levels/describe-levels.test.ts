import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { LevelsDefinition, LevelsReport } from "../../../src-contract/levels.ts";
import { describeLevels } from "../../../src-engine/levels/describe-levels.ts";
import { type DataSet, dataSet } from "../../../src-engine/table/data-set.ts";
import { read, succeeded, testData } from "../read/read-in-test.ts";
import { dataOf } from "../table/data-set-in-test.ts";

const numbers = z.object({ mean: z.number(), sd: z.number(), min: z.number(), max: z.number(), n: z.number() });
const byR = z.record(
  z.string(),
  z.object({
    units: z.array(
      z.object({ count: z.number(), quantiles: z.array(z.number()), mean: z.number(), singletons: z.number() }),
    ),
    variables: z.array(
      numbers.extend({
        name: z.string(),
        between: z.array(
          z.object({
            units: z.number(),
            sdBetween: z.number(),
            sdWithin: z.number(),
            icc: z.number(),
            varying: z.number(),
          }),
        ),
      }),
    ),
  }),
);
const expectedByR = byR.parse(JSON.parse(readFileSync(testData("levels/expected.json"), "utf8")));

function levels(...ids: (string | readonly string[])[]): LevelsDefinition {
  const noun = { singular: "unit", plural: "units" };
  return { first: noun, upper: ids.map((id) => ({ ...noun, id: typeof id === "string" ? [id] : id })) };
}

function report(data: DataSet, ...ids: (string | readonly string[])[]): LevelsReport {
  return succeeded(describeLevels(data, levels(...ids)));
}

function variableIn({ variables }: LevelsReport, name: string) {
  const found = variables.find((variable) => variable.name === name);
  if (found === undefined) throw new Error(`there is no variable ${name}`);
  return found;
}

async function sample(name: string): Promise<DataSet> {
  const { table, variables } = await read(testData(`../../assets/examples/${name}.sav`));
  return dataSet(table, variables);
}

describe.each([
  ["hsb", ["school"]],
  ["growth", ["childid", "schoolid"]],
])("the levels of %s, as R's aov has them", (name, ids) => {
  const expected = expectedByR[name];

  it("have units of these sizes", async () => {
    const { units } = report(await sample(name), ...ids);
    for (const [index, { count, quantiles, mean, singletons }] of (expected?.units ?? []).entries()) {
      const sizes = units[index]?.sizes;
      expect(units[index]).toMatchObject({ count, singletons, rowsWithoutId: 0 });
      expect([sizes?.min, sizes?.lowerQuartile, sizes?.median, sizes?.upperQuartile, sizes?.max]).toEqual(quantiles);
      expect(sizes?.mean).toBeCloseTo(mean, 10);
      expect(sizes?.histogram.reduce((sum, bar) => sum + bar.units, 0)).toBe(count);
    }
  });

  it("have these means, standard deviations between and within, and intraclass correlations", async () => {
    const described = report(await sample(name), ...ids);
    for (const { name: variable, between, n, ...others } of expected?.variables ?? []) {
      const own = variableIn(described, variable);
      expect(own.descriptives?.n).toBe(n);
      for (const [key, value] of Object.entries(others)) {
        expect(own.descriptives?.[key as keyof typeof others], `${key} of ${variable}`).toBeCloseTo(value, 9);
      }
      for (const [level, { varying, units, ...rest }] of between.entries()) {
        expect(own.unitsVarying[level]).toBe(varying);
        expect(own.descriptives?.between[level]?.units).toBe(units);
        for (const [key, value] of Object.entries(rest)) {
          expect(own.descriptives?.between[level]?.[key as keyof typeof rest], `${key} of ${variable}`).toBeCloseTo(
            value,
            9,
          );
        }
      }
    }
  });
});

describe("a variable", () => {
  it("belongs to the highest level at which it varies", async () => {
    const levelOf = ({ variables }: LevelsReport) =>
      Object.fromEntries(variables.map(({ name, level }) => [name, level]));
    expect(levelOf(report(await sample("hsb"), "school"))).toMatchObject({
      school: 2,
      mathach: 1,
      female: 1,
      size: 2,
      meanses: 2,
    });
    expect(levelOf(report(await sample("growth"), "childid", "schoolid"))).toMatchObject({
      year: 1,
      math: 1,
      female: 2,
      childid: 2,
      size: 3,
      schoolid: 3,
    });
    expect(levelOf(report(dataOf({ id: [1, 1, 2], same: [5, 5, 5], none: [null, null, null] }), "id"))).toEqual({
      id: 2,
      same: 0,
      none: 0,
    });
  });

  it("of texts varies, too, and has no mean", () => {
    const { variables } = report(
      dataOf({ id: [1, 1, 2, 2], town: ["a", "a", "b", "b"], name: ["x", "y", "x", "x"] }),
      "id",
    );
    expect(
      variables.map(({ level, descriptives, unitsVarying }) => [level, descriptives === null, unitsVarying]),
    ).toEqual([
      [2, false, [0]],
      [2, true, [0]],
      [1, true, [1]],
    ]);
  });

  it("says in how many units it has more than one value, and in how many none", () => {
    const data = dataOf(
      { id: [1, 1, 2, 2, 3, 3], size: [10, 10, 20, 21, -99, null] },
      { size: { values: [-99], ranges: [] } },
    );
    expect(variableIn(report(data, "id"), "size")).toMatchObject({
      level: 1,
      missing: 2,
      unitsVarying: [1],
      unitsMissing: [1],
    });
  });

  it("has no intraclass correlation below 0, and none where nothing can be told", () => {
    const between = (columns: Record<string, (number | null)[]>) =>
      variableIn(report(dataOf(columns), "id"), "y").descriptives?.between[0];
    expect(between({ id: [1, 1, 2, 2], y: [0, 10, 1, 9] })?.icc).toBe(0);
    expect(between({ id: [1, 1, 2, 2], y: [3, 3, 4, 4] })).toEqual({
      units: 2,
      mean: 3.5,
      sdBetween: Math.SQRT1_2,
      sdWithin: 0,
      icc: 1,
    });
    expect(between({ id: [1, 1, 1], y: [3, 4, 5] })).toEqual({
      units: 1,
      mean: 4,
      sdBetween: null,
      sdWithin: 1,
      icc: null,
    });
    expect(between({ id: [1, 2, 3], y: [3, 4, 5] })).toEqual({
      units: 3,
      mean: 4,
      sdBetween: 1,
      sdWithin: null,
      icc: null,
    });
    expect(between({ id: [1, 1, 2, 2], y: [3, 3, 3, 3] })?.icc).toBeNull();
  });

  it("keeps its digits when it is far from zero", () => {
    const ids = Array.from({ length: 400 }, (_, row) => Math.floor(row / 8));
    const values = ids.map((id, row) => Math.sin(row * 12.9) + Math.cos(id * 7.1));
    const near = variableIn(report(dataOf({ id: ids, y: values }), "id"), "y").descriptives?.between[0];
    const far = variableIn(report(dataOf({ id: ids, y: values.map((value) => value + 1e9) }), "id"), "y").descriptives
      ?.between[0];
    expect(far?.icc).toBeCloseTo(near?.icc ?? 0, 6);
    expect(far?.sdWithin).toBeCloseTo(near?.sdWithin ?? 0, 6);
  });
});

describe("identifiers", () => {
  it("are nested, crossed or the same", () => {
    const data = dataOf({
      child: ["a", "b", "c", "d", "d"],
      school: [1, 1, 2, 2, 2],
      town: ["x", "x", "y", "y", "y"],
      item: [1, 2, 1, 2, 1],
    });
    const relation = (inner: string, outer: string) => report(data, inner, outer).nesting[0];
    expect(relation("child", "school")).toEqual({
      inner: ["child"],
      outer: ["school"],
      relation: "nested",
      split: 0,
      example: null,
    });
    expect(relation("school", "child")).toMatchObject({ inner: ["child"], outer: ["school"], relation: "nested" });
    expect(relation("school", "town")).toMatchObject({ relation: "same", split: 0 });
    expect(relation("item", "school")).toEqual({
      inner: ["item"],
      outer: ["school"],
      relation: "crossed",
      split: 2,
      example: "1",
    });
  });

  it("may be combined, and miss in some rows", () => {
    const { units, rows } = report(dataOf({ school: [1, 1, 2, 2, null], class: [1, 2, 1, 1, 1] }), ["school", "class"]);
    expect(rows).toBe(5);
    expect(units[0]).toMatchObject({ id: ["school", "class"], count: 3, singletons: 2, rowsWithoutId: 1 });
  });

  it("that cross the levels are counted as well", () => {
    const data = dataOf({ school: [1, 1, 2, 2], rater: ["a", "b", "a", null] });
    const crossed = [{ id: ["rater"], singular: "rater", plural: "raters" }];
    const { units, crossed: counted } = succeeded(describeLevels(data, { ...levels("school"), crossed }));
    expect(units).toHaveLength(1);
    expect(counted).toMatchObject([{ id: ["rater"], count: 2, singletons: 1, rowsWithoutId: 1 }]);
    expect(describeLevels(dataOf({ school: [1] }), { ...levels("school"), crossed })).toMatchObject({
      failure: { code: "variable-unknown", name: "rater" },
    });
  });

  it("that cross the level have variables of their own", () => {
    const data = dataOf({ school: [1, 1, 2, 2], rater: ["a", "b", "a", "b"], years: [3, 5, 3, 5], size: [7, 7, 9, 9] });
    const crossed = [{ id: ["rater"], singular: "rater", plural: "raters" }];
    const { variables } = succeeded(describeLevels(data, { ...levels("school"), crossed }));
    const place = (name: string) => variables.find((variable) => variable.name === name);
    expect(place("years")).toMatchObject({ level: 1, crossedFactor: 0 });
    expect(place("size")).toMatchObject({ level: 2 });
    expect(place("size")).not.toHaveProperty("crossedFactor");
  });

  it("that are not there are refused", () => {
    expect(describeLevels(dataOf({ a: [1] }), levels("b"))).toEqual({
      ok: false,
      failure: { code: "variable-unknown", name: "b" },
    });
  });

  it("of nothing have no units", () => {
    expect(report(dataOf({ id: [null, null] }), "id").units[0]).toMatchObject({
      count: 0,
      rowsWithoutId: 2,
      sizes: { mean: 0, histogram: [] },
    });
  });
});

describe("numbers of the rows themselves", () => {
  const rows = Array.from({ length: 40 }, (_, row) => row);
  const school = rows.map((row) => Math.floor(row / 8));

  it("are told from measurements: one after the other, or called an identifier", () => {
    const described = report(
      dataOf({
        school,
        row: rows.map((row) => row + 1),
        student_id: rows.map((row) => 1000 + 7 * row),
        income: rows.map((row) => 20_000 + 311 * row),
        score: rows.map((row) => row + 0.5),
        child: rows.map((row) => row % 39),
      }),
      "school",
    );
    const numbering = described.variables.filter(({ numbersRows }) => numbersRows === true);
    expect(numbering.map(({ name }) => name)).toEqual(["row", "student_id"]);
  });
});
