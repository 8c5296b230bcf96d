import { describe, expect, test } from "vitest";
import type { ModelSpecification, Term } from "../../src-contract/analysis.ts";
import type { ResultDocument } from "../../src-contract/result.ts";
import { afterAnalysis, analyse } from "../../src-engine/analyse.ts";
import { unwatched } from "../../src-engine/fit/watch.ts";
import type { DataSet } from "../../src-engine/table/data-set.ts";
import { failureText } from "../../src-wording/failures.ts";
import { noticeText } from "../../src-wording/notices.ts";
import { type Cell, madeData, randomNumbers } from "../support/made-data.ts";

/** Data that make other programs stop, or go on with numbers that mean nothing. */

const intercept: Term = { variables: [] };
const x: Term = { variables: [{ name: "x" }] };
const kind: Term = { variables: [{ name: "kind", type: "categorical" }] };
const units = [{ group: "unit", terms: [intercept] }];
const bernoulli: ModelSpecification = { outcome: "y", distribution: "bernoulli", fixed: [intercept, x], random: units };
const poisson: ModelSpecification = { ...bernoulli, distribution: "poisson" };

const rows = 200;
const draw = randomNumbers(11);
const xs = Array.from({ length: rows }, () => draw.normal());
const unitEffects = Array.from({ length: 20 }, () => 0.7 * draw.normal());
const etas = xs.map((value, row) => 0.5 * value + (unitEffects[row % 20] ?? 0));
const binary: readonly number[] = etas.map((eta) => (draw.uniform() < 1 / (1 + Math.exp(-eta)) ? 1 : 0));

function data(columns: Readonly<Record<string, readonly Cell[]>>): DataSet {
  const unit = xs.map((_, row) => row % 20);
  return madeData({ unit, x: xs, kind: xs.map((_, row) => "abc".charAt(row % 3)), ...columns });
}

function resultOf(set: DataSet, model: ModelSpecification): ResultDocument {
  const analysis = analyse(set, model);
  if (!analysis.ok) throw new Error(failureText(analysis.failure));
  return analysis.value.result;
}

function codes({ warnings }: ResultDocument): readonly string[] {
  return warnings.filter(({ severity }) => severity !== "info").map(({ code }) => code);
}

describe("separation is said, with the names of those that separate", () => {
  test("a period of a baseline hazard in which nothing happens, with what to do about it", () => {
    const y = binary.map((value, row) => (row % 3 === 1 ? 0 : value));
    const period = xs.map((_, row) => 1 + (row % 3));
    const free: Term = { variables: [{ name: "period", type: "categorical" }] };
    const model = {
      ...bernoulli,
      link: "cloglog",
      survival: { period: "period" },
      fixed: [intercept, x, free],
    } as const;
    const { warnings } = resultOf(data({ y, period }), model);
    expect(warnings).toContainEqual(expect.objectContaining({ code: "separation", ofBaseline: true }));
    const [text] = warnings.filter(({ code }) => code === "separation").map((one) => noticeText(one));
    expect(text).toMatch(/no finite estimate; choose another baseline hazard \(linear, /);
    const { survival: _, ...plain } = model;
    const other = resultOf(data({ y, period }), plain);
    expect(other.warnings.find(({ code }) => code === "separation")).not.toHaveProperty("ofBaseline");
  });

  test("a category in which the outcome is always 1", () => {
    const y = binary.map((value, row) => (row % 3 === 1 ? 1 : value));
    const result = resultOf(data({ y }), { ...bernoulli, fixed: [intercept, x, kind] });
    expect(result.warnings).toContainEqual(
      expect.objectContaining({ code: "separation", effects: [{ name: "kind[b]" }] }),
    );
    const [, , separated] = result.fixed;
    expect(separated?.name).toBe("kind[b]");
    expect(separated?.se).toBeGreaterThan(10 * (separated?.estimate ?? 0));
    expect(separated?.p).toBeGreaterThan(0.9);
  });

  test("robust standard errors say so too, and those of the others are what they are without the category", () => {
    const y = binary.map((value, row) => (row % 3 === 1 ? 1 : value));
    const robust = (rows: (row: number) => boolean) => {
      const kept = xs.flatMap((_, row) => (rows(row) ? [row] : []));
      const columns = {
        y: kept.map((row) => y[row] ?? 0),
        x: kept.map((row) => xs[row] ?? 0),
        unit: kept.map((row) => row % 20),
        kind: kept.map((row) => "abc".charAt(row % 3)),
      };
      const model = { ...bernoulli, fixed: [intercept, x, kind], inference: { standardErrors: "robust" as const } };
      return resultOf(madeData(columns), model).fixed;
    };
    const all = robust(() => true);
    const separated = all.find(({ name }) => name === "kind[b]");
    expect(separated?.robustSe).toBeGreaterThan(100);
    expect(separated?.se).toBe(separated?.robustSe);
    expect(separated?.p).toBeGreaterThan(0.9);
    const others = all.filter(({ name }) => name !== "kind[b]");
    for (const [k, own] of robust((row) => row % 3 !== 1).entries()) {
      expect(own.estimate).toBeCloseTo(others[k]?.estimate ?? Number.NaN, 5);
      expect(own.se).toBeCloseTo(others[k]?.se ?? Number.NaN, 5);
    }
  });

  test("in the zero part of a count", () => {
    const y = etas.map((eta, row) =>
      row % 3 === 1 ? 1 + Math.round(Math.exp(eta)) : row % 4 === 0 ? 0 : 1 + (row % 5),
    );
    const model: ModelSpecification = { ...poisson, zeros: { kind: "hurdle", predictors: [kind] } };
    const result = resultOf(data({ y }), model);
    expect(result.warnings).toContainEqual(
      expect.objectContaining({ code: "zero-separation", effects: [{ name: "kind[b]" }] }),
    );
    const separated = result.zeros?.find(({ name }) => name === "kind[b]");
    expect(separated?.se).toBeGreaterThan(100);
    expect(separated?.robustSe).toBeGreaterThan(100);
    expect(separated?.p).toBeGreaterThan(0.9);
  });

  test("a predictor beyond which the outcome is always 1", () => {
    const result = resultOf(data({ y: xs.map((value) => (value > 0.3 ? 1 : 0)) }), bernoulli);
    expect(result.warnings).toContainEqual(expect.objectContaining({ code: "separation", effects: [{ name: "x" }] }));
  });

  test("a category without a single count", () => {
    const y = etas.map((eta, row) => (row % 3 === 2 ? 0 : Math.round(Math.exp(eta + 1))));
    const result = resultOf(data({ y }), { ...poisson, fixed: [intercept, kind] });
    expect(result.warnings).toContainEqual(
      expect.objectContaining({ code: "separation", effects: [{ name: "kind[c]" }] }),
    );
  });

  test("but not where effects are merely strong, nor where units have one value only", () => {
    const strong = xs.map((value, row) => (row % 40 === 0 ? 1 : 0) ^ (value > 0 ? 1 : 0));
    expect(codes(resultOf(data({ y: strong }), bernoulli))).not.toContain("separation");
    const unanimous = binary.map((value, row) => (row % 20 < 5 ? 0 : value));
    const result = resultOf(data({ y: unanimous }), bernoulli);
    expect(codes(result)).toEqual([]);
    expect(result.fit.converged).toBe(true);
  });
});

describe("extreme sizes", () => {
  test("counts in the millions", () => {
    const y = etas.map((eta) => Math.round(1e6 * Math.exp(eta)));
    const result = resultOf(data({ y }), poisson);
    expect(result.fit.converged).toBe(true);
    expect(result.fixed[1]?.estimate).toBeCloseTo(0.5, 4);
  });

  test("probabilities of one in a hundred thousand", () => {
    const trials = xs.map(() => 1e6);
    const y = etas.map((eta) => Math.round(1e6 / (1 + Math.exp(11.5 - eta))));
    const result = resultOf(data({ y, trials }), { ...bernoulli, distribution: "binomial", trials: "trials" });
    expect(result.fit.converged).toBe(true);
    expect(result.fixed[0]?.estimate).toBeCloseTo(-11.5, 0);
    expect(result.fixed[1]?.estimate).toBeCloseTo(0.5, 1);
  });

  test("a predictor shifted by a billion and scaled by a millionth gives the same fit", () => {
    const plain = resultOf(data({ y: binary }), bernoulli);
    const moved = resultOf(data({ y: binary, x: xs.map((value) => 1e9 + 1e3 * value) }), bernoulli);
    expect(moved.fit.logLikelihood).toBeCloseTo(plain.fit.logLikelihood, 6);
    expect((moved.fixed[1]?.estimate ?? 0) * 1e3).toBeCloseTo(plain.fixed[1]?.estimate ?? Number.NaN, 4);
  });

  const noise = xs.map((_, row) => xs[(row * 7) % rows] ?? 0);
  const ratios = ({ fixed: [level, slope] }: ResultDocument, { fixed: [own, ownSlope] }: ResultDocument) => [
    (level?.estimate ?? 0) / (own?.estimate ?? 0),
    (level?.se ?? 0) / (own?.se ?? 0),
    (slope?.estimate ?? 0) / (ownSlope?.estimate ?? 0),
    (slope?.se ?? 0) / (ownSlope?.se ?? 0),
  ];
  const spread = ({ random }: ResultDocument) => random[0]?.covariance[0]?.[0] ?? Number.NaN;
  const sameFit = (own: ResultDocument, plain: ResultDocument, factor: number) => {
    expect(own.fit.converged).toBe(true);
    expect(codes(own)).toEqual([]);
    for (const ratio of ratios(own, plain)) expect(ratio / factor).toBeCloseTo(1, 4);
    expect(spread(own) / spread(plain) / factor ** 2).toBeCloseTo(1, 3);
  };

  test.each(["negative-binomial", "negative-binomial-linear"] as const)(
    "%s: counts of a billion and a trillion say the same of what multiplies them",
    (distribution) => {
      const counts = (size: number) =>
        etas.map((eta, row) => Math.round(size * Math.exp(eta + 0.4 * (noise[row] ?? 0))));
      const [own, plain] = [1e12, 1e9].map((size) =>
        resultOf(data({ y: counts(size) }), { ...bernoulli, distribution }),
      );
      if (own === undefined || plain === undefined) throw new RangeError("two results");
      expect(own.fit.converged).toBe(true);
      expect(own.fixed[1]?.se).toBeCloseTo(plain.fixed[1]?.se ?? Number.NaN, 6);
      expect(own.fixed[0]?.se).toBeCloseTo(plain.fixed[0]?.se ?? Number.NaN, 5);
      expect(spread(own)).toBeCloseTo(spread(plain), 5);
    },
  );

  test("ten trillion events: what is known of units is as exact as that of their mean", () => {
    const y = etas.map((eta, row) =>
      Math.round(1e13 * Math.exp(eta) + Math.sqrt(1e13 * Math.exp(eta)) * (noise[row] ?? 0)),
    );
    const result = resultOf(data({ y }), poisson);
    expect(result.fit.converged).toBe(true);
    // Of units whose means are known exactly: their spread over their number.
    expect(result.fixed[0]?.se).toBeCloseTo(Math.sqrt(spread(result) / 20), 4);
    expect(result.random[0]?.se?.[0]?.[0]).toBeCloseTo(spread(result) * Math.sqrt(2 / 20), 4);
  });

  test.each(["logit", "cloglog", "log"] as const)("probabilities of 1e-12 among ten trillion trials, %s", (link) => {
    const y = etas.map((eta) => Math.round(10 * Math.exp(eta)));
    const trials = xs.map(() => 1e13);
    const asCounts = resultOf(data({ y, trials }), { ...poisson, exposure: "trials" });
    const result = resultOf(data({ y, trials }), { ...bernoulli, distribution: "binomial", trials: "trials", link });
    expect(result.fit.logLikelihood).toBeCloseTo(asCounts.fit.logLikelihood, 5);
    for (const [k, effect] of result.fixed.entries()) {
      expect(effect.estimate).toBeCloseTo(asCounts.fixed[k]?.estimate ?? Number.NaN, 5);
      expect(effect.se).toBeCloseTo(asCounts.fixed[k]?.se ?? Number.NaN, 5);
    }
  });

  const powers: Readonly<Record<string, number>> = { identity: 1, inverse: -1, "inverse-squared": -2 };
  const pairs = (["gamma", "inverse-gaussian", "student-t"] as const).flatMap((distribution) =>
    (["log", "identity", "inverse", "inverse-squared"] as const).map((link) => [distribution, link] as const),
  );
  test.each(pairs)("%s, %s link: the unit of the outcome does not matter", (distribution, link) => {
    const power = powers[link] ?? 0;
    const values = etas.map((eta, row) => (6 + eta) ** (1 / (power || 1)) * Math.exp(0.1 * (noise[row] ?? 0)));
    const fitOf = (unit: number) =>
      resultOf(data({ y: values.map((value) => unit * value) }), {
        ...bernoulli,
        distribution,
        link,
        ...(distribution === "student-t" && { degreesOfFreedom: 5 }),
      });
    const plain = fitOf(1);
    for (const unit of [1e-12, 1e12]) {
      const own = fitOf(unit);
      expect(own.fit.logLikelihood).toBeCloseTo(plain.fit.logLikelihood - rows * Math.log(unit), 3);
      if (link === "log") expect(own.fixed[1]?.se).toBeCloseTo(plain.fixed[1]?.se ?? Number.NaN, 5);
      else sameFit(own, plain, unit ** power);
    }
  });

  test("an exposure of 1e-12 or 1e12 moves the intercept alone", () => {
    const y = etas.map((eta) => Math.round(Math.exp(1 + eta)));
    const [small, large] = [1e-12, 1e12].map((unit) =>
      resultOf(data({ y, time: xs.map((_, row) => unit * (1 + (row % 3))) }), { ...poisson, exposure: "time" }),
    );
    expect(small?.fit.logLikelihood).toBeCloseTo(large?.fit.logLikelihood ?? Number.NaN, 6);
    expect(small?.fixed[1]?.estimate).toBeCloseTo(large?.fixed[1]?.estimate ?? Number.NaN, 6);
    expect((small?.fixed[0]?.estimate ?? 0) - (large?.fixed[0]?.estimate ?? 0)).toBeCloseTo(24 * Math.log(10), 5);
  });
});

describe("a variance of zero", () => {
  test.each(["bernoulli", "poisson"] as const)(
    "%s: ends at zero, and the rest is the fit without it",
    (distribution) => {
      const alternating = xs.map((_, row) => Math.floor(row / 20) % 2);
      const model = { ...bernoulli, distribution, fixed: [intercept] };
      const result = resultOf(data({ y: alternating }), model);
      expect(result.fit.singular).toBe(true);
      expect(codes(result)).toContain("variance-zero");
      expect(result.random[0]?.covariance[0]?.[0]).toBe(0);
      const without = resultOf(data({ y: alternating }), { ...model, random: [] });
      expect(result.fit.logLikelihood).toBeCloseTo(without.fit.logLikelihood, 9);
      expect(result.fixed[0]?.se).toBeCloseTo(without.fixed[0]?.se ?? Number.NaN, 6);
    },
  );
});

test("a variance of zero in one equation of a multinomial outcome is said of that equation", () => {
  const y = binary.map((value, row) => (value === 0 ? "a" : Math.floor(row / 20) % 2 === 0 ? "b" : "c"));
  const random = [{ group: "unit", terms: [intercept], covariance: "diagonal" as const }];
  const result = resultOf(data({ y }), { ...bernoulli, distribution: "multinomial", fixed: [intercept], random });
  const zeros = result.warnings.filter(({ code }) => code === "variance-zero");
  expect(zeros.map(({ message }) => message).join()).toMatch(/between units of unit in the equation of b is zero/);
});

test("a link that does not take every η is fitted from a place that it takes", () => {
  const y = etas.map((eta, row) => Math.exp(eta) * (row % 7 === 0 ? 1e-3 : 1 + (row % 5)));
  for (const link of ["inverse", "inverse-squared"] as const) {
    const result = resultOf(data({ y }), { ...bernoulli, distribution: "gamma", link });
    expect(result.fit.converged, link).toBe(true);
  }
});

test.each([1, -1])(
  "the inverse link of a normal outcome around zero has means of one sign (%d), on one side of its pole",
  (sign) => {
    const noise = randomNumbers(5);
    const y = etas.map((eta) => sign * (0.3 + eta) + noise.normal());
    const model: ModelSpecification = { ...bernoulli, distribution: "normal", link: "inverse", random: [] };
    const analysis = analyse(data({ y }), model);
    if (!analysis.ok) throw new Error(failureText(analysis.failure));
    const after = afterAnalysis(analysis.value, { show: ["residuals"] });
    const predicted = after.ok ? (after.value.outcomeResiduals?.predicted ?? []) : [];
    expect(predicted).toHaveLength(rows);
    expect(predicted.filter((mean) => !(sign * mean > 0))).toEqual([]);
  },
);

test.each([
  { link: "inverse", mean: 0.3 },
  { link: { power: 2 }, mean: 0.3 },
  { link: { power: 3 }, mean: 1 },
] as const)("values beyond the edge of the link $link around $mean are named where no maximum is inside", (one) => {
  const noise = randomNumbers(5);
  const y = etas.map((eta) => one.mean + eta + noise.normal());
  const analysis = analyse(data({ y }), { ...bernoulli, distribution: "normal", link: one.link });
  const beyond = y.filter((value) => value <= 0).length;
  expect(analysis.ok ? "" : failureText(analysis.failure)).toContain(`${beyond} of its 200 values are not`);
});

test.each([
  { power: 2, mean: 1 },
  { power: 3, mean: 2 },
])("a search that creeps along the edge of the link $power around $mean ends soon", ({ power, mean }) => {
  const noise = randomNumbers(6);
  const y = etas.map((eta) => mean + eta + noise.normal());
  let evaluations = 0;
  const stop = () => {
    evaluations += 1;
    return false;
  };
  const model: ModelSpecification = { ...bernoulli, distribution: "normal", link: { power } };
  const analysis = analyse(data({ y }), model, { ...unwatched, stop });
  expect(analysis.ok ? "" : analysis.failure.code).toBe("link-edge");
  expect(evaluations).toBeLessThan(100);
});

test("probabilities by the log link that reach 1 have their maximum there, and none goes beyond", () => {
  const noise = randomNumbers(4);
  const at = Array.from({ length: rows }, () => Math.min(1, noise.normal() - 0.6));
  const y = at.map((value) => (noise.uniform() < Math.exp(0.7 * (value - 1) - 0.03) ? 1 : 0));
  const set = data({ x: at, y });
  const logLikelihood = (slope: number) =>
    at.reduce((sum, value, row) => {
      const log = slope * (value - 1);
      return sum + (y[row] === 1 ? log : Math.log(-Math.expm1(log)));
    }, 0);
  const alongEdge = Array.from({ length: 2000 }, (_, step) => logLikelihood((step + 1) / 1000));
  const highest = Math.max(...alongEdge);
  for (const random of [[], units]) {
    const { fit, fixed } = resultOf(set, { ...bernoulli, link: "log", random });
    const [constant, slope] = fixed.map(({ estimate }) => estimate);
    expect((constant ?? 0) + (slope ?? 0)).toBeLessThanOrEqual(0);
    expect(fit.logLikelihood).toBeGreaterThan(highest - 0.01);
  }
});

describe("means on the edge of what a link allows are told, with what to do", () => {
  const share: ModelSpecification = { ...bernoulli, link: "identity", random: [] };

  test("coefficients that the rows on the edge settle alone have no standard errors", () => {
    const { fit, fixed, warnings } = resultOf(data({ x: binary, y: binary }), share);
    expect(fit.converged).toBe(true);
    expect(fit.logLikelihood).toBeCloseTo(0, 3);
    expect(fixed.map(({ estimate }) => estimate?.toFixed(4))).toEqual(["0.0000", "1.0000"]);
    expect(fixed.every(({ se }) => !(Number(se) >= 0))).toBe(true);
    expect(warnings).toContainEqual(expect.objectContaining({ code: "at-edge", mean: "0 or 1", rows, of: rows }));
  });

  test("effects of units that lead there come to rest, and are not to be reported", () => {
    const noise = randomNumbers(4);
    const at = Array.from({ length: rows }, () => noise.normal());
    const effects = Array.from({ length: 20 }, () => 0.3 * noise.normal());
    const y = at.map((value, row) => {
      const eta = Math.min(0, -0.8 + 0.5 * value + (effects[row % 20] ?? 0));
      return noise.uniform() < -Math.expm1(eta) ? 1 : 0;
    });
    const model: ModelSpecification = { ...bernoulli, link: "log-complement" };
    const { fit, fixed, random, warnings } = resultOf(data({ x: at, y }), model);
    expect(fit.converged).toBe(true);
    expect(random[0]?.covariance[0]?.[0]).toBeGreaterThan(0);
    expect(fixed.every(({ se }) => Number(se) > 0)).toBe(true);
    const notice = warnings.find(({ code }) => code === "at-edge");
    expect(notice).toMatchObject({ severity: "serious", by: "units" });
    expect(notice && noticeText(notice)).toMatch(
      /do not report these numbers; choose the logit or complementary log-log link/,
    );
  });

  test("counts without a single one in a category have a mean of 0 by the identity link", () => {
    const y = etas.map((eta, row) => (row % 3 === 2 ? 0 : Math.round(Math.exp(eta + 1))));
    const { fit, fixed, warnings } = resultOf(data({ y }), {
      ...poisson,
      link: "identity",
      fixed: [intercept, kind],
      random: [],
    });
    expect(fit.converged).toBe(true);
    expect((fixed[0]?.estimate ?? 0) + (fixed[2]?.estimate ?? 0)).toBeCloseTo(0, 5);
    const notice = warnings.find(({ code }) => code === "at-edge");
    expect(notice).toMatchObject({ mean: "0", rows: 66, first: 3 });
    expect(notice && noticeText(notice)).toContain("the fitted mean of y is 0 in 66 of 200 rows (the first is row 3)");
  });
});

describe("an offset of any size moves what it is a multiple of, and nothing else", () => {
  const counts = etas.map((eta) => Math.round(Math.exp(1 + eta)));
  const offsets = { constant: () => 1, predictor: (row: number) => xs[row] ?? 0 };
  test.each([
    ["poisson", "constant", 1e12],
    ["poisson", "predictor", 1e9],
    ["bernoulli", "constant", -1e12],
    ["gamma", "predictor", -1e9],
  ] as const)("%s, %s, %d", (distribution, kindOfOffset, size) => {
    const y =
      distribution === "bernoulli" ? binary : counts.map((count) => count + (distribution === "gamma" ? 0.5 : 0));
    const model: ModelSpecification = { ...bernoulli, distribution };
    const plain = resultOf(data({ y }), model);
    const offset = xs.map((_, row) => size * offsets[kindOfOffset](row));
    const own = resultOf(data({ y, offset }), { ...model, offset: "offset" });
    expect(own.fit.converged).toBe(true);
    expect(own.fit.logLikelihood).toBeCloseTo(plain.fit.logLikelihood, 4);
    const moved = kindOfOffset === "constant" ? 0 : 1;
    for (const [k, effect] of own.fixed.entries()) {
      expect(effect.se).toBeCloseTo(plain.fixed[k]?.se ?? Number.NaN, 4);
      expect(effect.estimate + (k === moved ? size : 0)).toBeCloseTo(plain.fixed[k]?.estimate ?? Number.NaN, 3);
    }
  });
});

test("Student’s t with degrees of freedom to be estimated ends at the normal distribution where tails are no heavier", () => {
  const noise = randomNumbers(6);
  const y = etas.map((eta) => eta + noise.uniform());
  const result = resultOf(data({ y }), { ...bernoulli, distribution: "student-t" });
  const normal = resultOf(data({ y }), { ...bernoulli, distribution: "normal", estimation: { method: "ML" } });
  expect(result.fit.converged).toBe(true);
  expect(result.fit.logLikelihood).toBeCloseTo(normal.fit.logLikelihood, 4);
  expect(result.fixed[1]?.estimate).toBeCloseTo(normal.fixed[1]?.estimate ?? Number.NaN, 4);
  expect(result.fixed[1]?.se).toBeCloseTo(normal.fixed[1]?.se ?? Number.NaN, 4);
});

describe("refusals name what is wrong", () => {
  const cases: readonly [string, Partial<ModelSpecification>, Readonly<Record<string, readonly Cell[]>>, RegExp][] = [
    ["one category", {}, { y: xs.map(() => 1) }, /“y” is 1 in every row/],
    ["three categories", {}, { y: xs.map((_, row) => row % 3) }, /Bernoulli outcome has two categories, but “y” has 3/],
    ["an event that does not occur", { event: 7 }, { y: binary }, /no value “7”/],
    ["a negative count", { distribution: "poisson" }, { y: binary.with(16, -1) }, /“y” is −1 in row 17/],
    ["half a count", { distribution: "poisson" }, { y: binary.with(16, 0.5) }, /“y” is 0.5 in row 17/],
    ["a cost of zero", { distribution: "gamma" }, { y: xs.map((_, row) => row) }, /“y” is 0 in row 1/],
    ["a share of one", { distribution: "beta" }, { y: binary }, /between 0 and 1/],
    [
      "an exposure of zero",
      { distribution: "poisson", exposure: "years" },
      { y: binary, years: xs.map((_, row) => (row === 3 ? 0 : 1)) },
      /The exposure “years” is 0 in row 4/,
    ],
    [
      "fewer trials than successes",
      { distribution: "binomial", trials: "n" },
      { y: binary.map((value) => 3 * value), n: xs.map(() => 2) },
      /3 successes \(“y”\) in 2 trials/,
    ],
    ["trials that are not said", { distribution: "binomial" }, { y: binary }, /number of trials/],
    [
      "a link that cannot be",
      { link: "log-complement", distribution: "poisson" },
      { y: binary },
      /The log-complement link does not go with/,
    ],
    [
      "a normal outcome below zero with a link that has positive means",
      { distribution: "normal", link: "log" },
      { y: xs.map((value) => value - 10) },
      /The mean of “y” is −\S+, but the log link has positive means only/,
    ],
    [
      "small-sample degrees of freedom with another link",
      { distribution: "normal", link: "log", inference: { df: "kenward-roger" } },
      { y: xs.map((value) => value + 10) },
      /normal outcomes with the identity link only/,
    ],
    [
      "REML",
      { estimation: { method: "REML" } },
      { y: binary },
      /Restricted maximum likelihood is defined for normal outcomes .* choose the Laplace approximation, adaptive quadrature or penalized quasi-likelihood/,
    ],
    [
      "quadrature over two groups",
      { estimation: { method: "agq" }, random: [...units, { group: "kind", terms: [intercept] }] },
      { y: binary },
      /one grouping factor, or for two nested ones/,
    ],
  ];

  test.each(cases)("%s", (_, model, columns, words) => {
    const analysis = analyse(data(columns), { ...bernoulli, ...model });
    expect(analysis.ok).toBe(false);
    if (!analysis.ok) expect(failureText(analysis.failure)).toMatch(words);
  });
});
