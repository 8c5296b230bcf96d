import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { attrition } from "../../src-engine/describe/attrition.ts";
import { completeRows, valuesOf } from "../../src-engine/describe/complete-rows.ts";
import { type Correlations, correlations, twoLevelCorrelations } from "../../src-engine/describe/correlations.ts";
import { littleTest } from "../../src-engine/describe/little-test.ts";
import { missingPatterns } from "../../src-engine/describe/missing-patterns.ts";
import { scaleReliability } from "../../src-engine/describe/reliability.ts";
import { answerDataQuestion } from "../../src-engine/output/data/answer-data-question.ts";
import { runSteps } from "../../src-engine/steps/run-steps.ts";
import { cannot } from "../../src-engine/steps/step-result.ts";
import type { DataSet } from "../../src-engine/table/data-set.ts";
import { combinedFactor, factorOf } from "../../src-engine/table/factor.ts";
import { goldenData } from "../support/golden-data.ts";
import { madeData } from "../support/made-data.ts";

/** Descriptions of data before a model against psych and base R. See describe.R. */
const matrix = z.array(z.array(z.number().nullable()));
const vector = z.array(z.number().nullable());
const little = z.object({ chiSquare: z.number(), df: z.number(), p: z.number(), patterns: z.array(z.number()) });
const golden = z
  .object({
    twoLevel: z.object({
      n: z.number(),
      units: z.number(),
      within: matrix,
      between: matrix,
      p_within: matrix,
      p_between: matrix,
      sd_within: vector,
      sd_between: vector,
      means: vector,
    }),
    one: z.object({ r: matrix, sd: vector }),
    little: z.object({ airquality: little, lung: little }),
    byLevel: z.object({ pupils: little, schools: little }),
    reliability: z.object({
      n: z.number(),
      units: z.number(),
      alpha: vector,
      omega: vector,
      rest: vector,
      without: vector,
      mean: vector,
      sd: vector,
    }),
    attrition: z.object({ seen: vector, last: vector, between: vector, staying: vector, leaving: vector }),
  })
  .parse(JSON.parse(readFileSync(new URL("describe.json", import.meta.url), "utf8")));

function columnsOf(data: DataSet, names: readonly string[]) {
  return valuesOf(
    data,
    names.flatMap((name) => data.byName.get(name) ?? []),
  );
}

function expectNear(own: Iterable<number>, reference: readonly (number | null)[], tolerance = 1e-10) {
  for (const [index, value] of [...own].entries()) {
    const wanted = reference[index] ?? null;
    if (wanted === null) expect(value).toBeNaN();
    else expect(Math.abs(value - wanted)).toBeLessThanOrEqual(tolerance * (1 + Math.abs(wanted)));
  }
}

function expectMatrix(own: readonly Float64Array[], reference: readonly (readonly (number | null)[])[]) {
  for (const [row, wanted] of reference.entries()) expectNear(own[row]?.slice(0, wanted.length) ?? [], wanted);
}

test("what is the same in all rows of a school has no correlations within schools, whatever its decimals", () => {
  const data = goldenData("hsb-missing");
  const columns = columnsOf(data, ["ses", "meanses"]);
  const school = data.byName.get("school");
  if (school === undefined) throw new Error("HSB has schools");
  const { codes, categories } = combinedFactor(data, [school]);
  const rows = completeRows(columns, data.table.rows, codes);
  const { within, between } = twoLevelCorrelations(columns, rows, codes, categories.length);
  expect([within.sds[1], within.r[1]?.[0], within.p[1]?.[0]]).toEqual([0, Number.NaN, Number.NaN]);
  expect(between.r[1]?.[0]).toBeGreaterThan(0.9);
});

describe("correlations of High School and Beyond", () => {
  const data = goldenData("hsb");
  const columns = columnsOf(data, ["mathach", "ses", "female", "minority", "size"]);
  const school = data.byName.get("school");
  if (school === undefined) throw new Error("HSB has schools");
  const units = combinedFactor(data, [school]);
  const rows = completeRows(columns, data.table.rows, units.codes);
  const two = twoLevelCorrelations(columns, rows, units.codes, units.categories.length);

  test("over all rows", () => {
    const total: Correlations = correlations(columns, rows);
    expect(total.n).toBe(golden.twoLevel.n);
    expectMatrix(total.r, golden.one.r);
    expectNear(total.sds, golden.one.sd);
    expectNear(total.means, golden.twoLevel.means);
  });
  test("within schools", () => {
    expectMatrix(two.within.r, golden.twoLevel.within);
    expectNear(two.within.sds, golden.twoLevel.sd_within);
    // Enrollment does not vary there.
    expect(two.within.r[4]?.[0]).toBeNaN();
  });
  test("between schools", () => {
    expect(two.units).toBe(golden.twoLevel.units);
    expectMatrix(two.between.r, golden.twoLevel.between);
    expectNear(two.between.sds, golden.twoLevel.sd_between);
  });
  test("their probabilities", () => {
    const offDiagonal = (p: readonly Float64Array[]) => p.map((row, i) => row.map((one, j) => (i === j ? 0 : one)));
    expectMatrix(offDiagonal(two.within.p).slice(0, 4), golden.twoLevel.p_within);
    expectMatrix(offDiagonal(two.between.p), golden.twoLevel.p_between);
  });
});

describe.each([
  ["airquality", ["Ozone", "Solar.R", "Wind", "Temp"]],
  ["lung", ["inst", "age", "sex", "ph.ecog"]],
] as const)("missing values of %s", (name, names) => {
  const data = goldenData(name);
  const columns = columnsOf(data, names);
  const patterns = missingPatterns(columns, data.table.rows);
  test("patterns, the most frequent first", () => {
    expect(patterns.map(({ rows }) => rows.length)).toEqual(golden.little[name].patterns);
  });
  test("Little’s test", () => {
    const own = littleTest(columns, patterns);
    const { chiSquare, df, p } = golden.little[name];
    expect(own?.df).toBe(df);
    expect(Math.abs((own?.chiSquare ?? 0) - chiSquare)).toBeLessThan(1e-6 * chiSquare);
    expect(Math.abs((own?.p ?? 0) - p)).toBeLessThan(1e-6);
  });
});

test("Little’s test at each level, of pupils and of schools counted once", () => {
  const data = goldenData("hsb-missing");
  const pupil = { singular: "pupil", plural: "pupils" };
  const levels = { first: pupil, upper: [{ singular: "school", plural: "schools", id: ["school"] }] };
  const variables = ["mathach", "ses", "minority", "size", "meanses"];
  const answer = answerDataQuestion(data, { question: { kind: "missing-patterns", variables }, levels });
  const note = answer.ok ? answer.value.table.notes[0]?.map(({ text }) => text).join("") : "";
  const { pupils, schools } = golden.byLevel;
  const result = ({ chiSquare, df, p }: typeof pupils) =>
    `χ2(${df}) = ${chiSquare.toFixed(2)}, p ${p < 0.001 ? "< .001" : `= ${p.toFixed(3).replace("0.", ".")}`}`;
  expect(note).toContain(`random: pupils, ${result(pupils)}; schools, ${result(schools)}.`);
});

test("Little’s test of Enders’s (2010, p. 21) data of applicants: χ²(5) = 14.63, p = .01", () => {
  const iq = [78, 84, 84, 85, 87, 91, 92, 94, 94, 96, 99, 105, 105, 106, 108, 112, 113, 115, 118, 134];
  const performance = [...Array.from({ length: 10 }, () => null), 7, 10, 11, 15, 10, 10, 12, 14, 16, 12];
  const wellBeing = [13, 9, 10, 10, null, 3, 12, 3, 13, null, 6, 12, 14, 10, null, 10, 14, 14, 12, 11];
  const columns = columnsOf(madeData({ iq, performance, wellBeing }), ["iq", "performance", "wellBeing"]);
  const patterns = missingPatterns(columns, iq.length);
  expect(patterns).toHaveLength(4);
  const own = littleTest(columns, patterns);
  expect(own?.df).toBe(5);
  expect(own?.chiSquare).toBeCloseTo(14.6317, 3);
  expect(own?.p).toBeCloseTo(0.01206, 4);
});

test("attrition of the chicks, from their rows of one weighing each", () => {
  const wide = goldenData("chicks-wide");
  const names = wide.variables.map(({ name }) => name).filter((name) => name.startsWith("weight"));
  const times = names.map((name) => Number(name.slice("weight".length)));
  const run = runSteps(
    wide,
    [
      {
        id: "s",
        kind: "wide-to-long",
        outcomes: [{ name: "weight", from: names }],
        time: { name: "Time", values: times },
      },
    ],
    { find: () => cannot({ code: "table-not-there", name: "" }), levels: [], known: [], stop: () => false },
  );
  if (run === null) throw new Error("stopped");
  const [chick, time] = ["Chick", "Time"].map((name) => run.data.byName.get(name));
  if (chick === undefined || time === undefined) throw new Error("the chicks are there");
  const own = attrition(columnsOf(run.data, ["weight"]), factorOf(run.data, chick), factorOf(run.data, time));
  const { seen, last, between, staying, leaving } = golden.attrition;
  expect(own.map((row) => row.occasion)).toEqual(times);
  expect(own.map((row) => row.seen)).toEqual(seen);
  expect(own.map((row) => row.last)).toEqual(last);
  expect(own.map((row) => row.between)).toEqual(between);
  expectNear(
    own.slice(0, -1).map((row) => row.meanOfStaying),
    staying,
  );
  expectNear(
    own.slice(0, -1).map((row) => row.meanOfLeaving),
    leaving,
  );
});

describe("reliability of five items of people in groups", () => {
  const data = goldenData("items");
  const group = data.byName.get("group");
  if (group === undefined) throw new Error("items come in groups");
  const { codes, categories } = factorOf(data, group);
  const columns = columnsOf(data, ["E1", "E2", "E3", "E4", "E5"]);
  const rows = completeRows(columns, data.table.rows, codes);
  const own = scaleReliability(columns, rows, { codes, count: categories.length });
  const { reliability } = golden;

  test("alpha and omega, of all rows, within and between groups", () => {
    expect([own.rows, own.levels?.units]).toEqual([reliability.n, reliability.units]);
    const levels = [own.total, own.levels?.within, own.levels?.between];
    expectNear(
      levels.map((one) => one?.alpha ?? Number.NaN),
      reliability.alpha,
    );
    // psych's factor stops a little before the minimum.
    expectNear(
      levels.map((one) => one?.omega ?? Number.NaN),
      reliability.omega,
      1e-4,
    );
  });
  test("each item with the others", () => {
    expectNear(
      own.items.map(({ restCorrelation }) => restCorrelation),
      reliability.rest,
    );
    expectNear(
      own.items.map(({ alphaWithout }) => alphaWithout),
      reliability.without,
    );
    expectNear(
      own.items.map(({ mean }) => mean),
      reliability.mean,
    );
    expectNear(
      own.items.map(({ sd }) => sd),
      reliability.sd,
    );
  });
});
