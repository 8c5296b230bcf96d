import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ModelSpecification } from "../../src-contract/analysis.ts";
import type { ResultDocument } from "../../src-contract/result.ts";
import { runFit } from "../../src-engine/cli/fit-command.ts";

/** What the command line says of outcomes that are not what their distribution needs. */

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "crosslevel-outcomes-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const rows = Array.from({ length: 120 }, (_, row) => row);
const unit = rows.map((row) => row % 10);
const x = rows.map((row) => ((row * 7919) % 101) / 50 - 1);
type Columns = Readonly<Record<string, readonly (number | string)[]>>;

async function run(columns: Columns, model: Omit<ModelSpecification, "outcome" | "fixed" | "random">) {
  const all: Columns = { unit, x, ...columns };
  const names = Object.keys(all);
  const lines = rows.map((row) => names.map((name) => all[name]?.[row] ?? "").join(","));
  await writeFile(join(folder, "data.csv"), `${names.join(",")}\n${lines.join("\n")}\n`);
  const intercept = { variables: [] };
  const analysis = {
    format: "crosslevel-analysis",
    version: 1,
    data: { file: "data.csv" },
    model: {
      outcome: "y",
      fixed: [intercept, { variables: [{ name: "x" }] }],
      random: [{ group: "unit", terms: [intercept] }],
      ...model,
    },
  };
  const file = join(folder, "a.json");
  await writeFile(file, JSON.stringify(analysis));
  const out = join(folder, "r.json");
  await rm(out, { force: true });
  const ended = await runFit({ kind: "fit", file, out, repeat: 1 });
  return { ended, out };
}

const but = (place: number, value: number | string, others: (row: number) => number | string) =>
  rows.map((row) => (row === place ? value : others(row)));
const drawn = rows.map((row) => ((row * 31) % 17) / 17);

describe("an outcome that cannot be fitted is refused in one clear sentence", () => {
  type Model = Parameters<typeof run>[1];
  const cases: readonly (readonly [string, Columns, Model, RegExp])[] = [
    ["one category", { y: rows.map(() => 1) }, { distribution: "bernoulli" }, /is 1 in every row/],
    ["one category, ordinal", { y: rows.map(() => "a") }, { distribution: "ordinal" }, /is a in every row/],
    ["one category, multinomial", { y: rows.map(() => "a") }, { distribution: "multinomial" }, /is a in every row/],
    [
      "no success at all",
      { y: rows.map(() => 0), m: rows.map(() => 5) },
      { distribution: "binomial", trials: "m" },
      /is 0 in every row/,
    ],
    [
      "nothing but successes",
      { y: rows.map(() => 5), m: rows.map(() => 5) },
      { distribution: "binomial", trials: "m" },
      /a success in every trial/,
    ],
    ["counts of zero", { y: rows.map(() => 0) }, { distribution: "poisson" }, /is 0 in every row/],
    [
      "units with one value each",
      { y: unit.map((one) => (one < 5 ? 0 : 1)) },
      { distribution: "bernoulli" },
      /has a single value in each unit of “unit”/,
    ],
    [
      "three values",
      { y: rows.map((row) => row % 3) },
      { distribution: "bernoulli" },
      /has two categories, but “y” has 3/,
    ],
    [
      "an exposure of zero",
      { y: rows.map((row) => row % 4), e: but(4, 0, () => 1) },
      { distribution: "poisson", exposure: "e" },
      /exposure “e” is 0 in row 5; it must be greater than zero/,
    ],
    [
      "no exposure",
      { y: rows.map((row) => row % 4), e: rows.map(() => "") },
      { distribution: "poisson", exposure: "e" },
      /missing value in a variable of the model: “e”/,
    ],
    [
      "trials smaller than successes",
      { y: rows.map((row) => row % 4), m: rows.map(() => 2) },
      { distribution: "binomial", trials: "m" },
      /3 successes \(“y”\) in 2 trials \(“m”\) in row \d+ \(like \d+ more rows\)/,
    ],
    [
      "half a trial",
      { y: rows.map(() => 1), m: rows.map(() => 2.5) },
      { distribution: "binomial", trials: "m" },
      /“m” is 2\.5 in row 1 \(like 119 more rows\); it must be a whole number/,
    ],
    [
      "a negative cost",
      { y: but(9, -1, (row) => 1 + row) },
      { distribution: "gamma" },
      /“y” is −1 in row 10, .* always greater than 0/,
    ],
    [
      "a cost of nothing",
      { y: but(9, 0, (row) => 1 + row) },
      { distribution: "inverse-gaussian" },
      /“y” is 0 in row 10, .* always greater than 0/,
    ],
    [
      "a share of all",
      { y: but(9, 1, (row) => (1 + row) / 200) },
      { distribution: "beta" },
      /lies between 0 and 1, both excluded/,
    ],
    [
      "half a count",
      { y: but(9, 1.5, (row) => row % 4) },
      { distribution: "negative-binomial" },
      /a whole number, not negative/,
    ],
    [
      "counts beyond numbers",
      { y: rows.map((row) => `${1 + row}e300`) },
      { distribution: "poisson" },
      /No starting values were found/,
    ],
  ];

  test.each(cases)("%s", async (_name, columns, model, words) => {
    const { ended, out } = await run(columns, model);
    expect(ended).toMatchObject({ ok: false, problem: expect.stringMatching(words) });
    expect(existsSync(out)).toBe(false);
  });
});

describe("an outcome at the edge of what can be fitted has a result that says so", () => {
  async function resultOf(...given: Parameters<typeof run>): Promise<ResultDocument> {
    const { ended, out } = await run(...given);
    expect(ended).toEqual({ ok: true });
    return JSON.parse(readFileSync(out, "utf8"));
  }

  test("separation, by the name of the predictor", async () => {
    const { warnings } = await resultOf({ y: x.map((value) => (value > 0 ? 1 : 0)) }, { distribution: "bernoulli" });
    expect(warnings).toContainEqual(expect.objectContaining({ message: expect.stringMatching(/x separates y/i) }));
  });

  test("units without a single event", async () => {
    const y = unit.map((one, row) => (one < 3 || (drawn[row] ?? 0) < 0.5 ? 0 : 1));
    const { fit, random } = await resultOf({ y }, { distribution: "bernoulli" });
    expect(fit.converged).toBe(true);
    expect(random[0]?.covariance[0]?.[0]).toBeGreaterThan(0);
  });

  test("an exposure that is missing in one row, which is left out", async () => {
    const y = rows.map((row) => row % 4);
    const result = await resultOf({ y, e: but(4, "", () => 2) }, { distribution: "poisson", exposure: "e" });
    expect(result.fit.excluded).toBe(1);
    expect(result.warnings[0]?.message).toBe("1 of 120 rows was left out because a value is missing in e (1).");
  });

  test("probabilities of 1e-12", async () => {
    const y = rows.map((row) => Math.floor(5 * (drawn[row] ?? 0)));
    const model = { distribution: "binomial", trials: "m" } as const;
    const { fit, fixed } = await resultOf({ y, m: rows.map(() => 1e12) }, model);
    expect(fit.converged).toBe(true);
    const counts = await resultOf({ y }, { distribution: "poisson" });
    expect(fixed[0]?.estimate).toBeCloseTo((counts.fixed[0]?.estimate ?? 0) - Math.log(1e12), 5);
    expect(fixed[1]?.se).toBeCloseTo(counts.fixed[1]?.se ?? 0, 6);
  });

  test("counts of 1e13", async () => {
    const y = rows.map((row) => Math.round(1e12 * Math.exp((x[row] ?? 0) + 0.1 * (unit[row] ?? 0))));
    const { fit, fixed, random } = await resultOf({ y }, { distribution: "poisson" });
    expect(fit.converged).toBe(true);
    expect(fixed[0]?.estimate).toBeCloseTo(Math.log(1e12) + 0.45, 2);
    expect(fixed[1]?.estimate).toBeCloseTo(1, 6);
    expect(random[0]?.covariance[0]?.[0]).toBeCloseTo(0.0825, 3);
  });
});
