import { describe, expect, test } from "vitest";
import type { Estimation, ModelSpecification } from "../../../../src-contract/analysis.ts";
import { parseAnalysis } from "../../../../src-contract/analysis-schema.ts";
import { analyse } from "../../../../src-engine/analyse.ts";
import { goldenData } from "../../../support/golden-data.ts";

const data = goldenData("outcomes");
const intercept = { variables: [] };
const slope = { variables: [{ name: "x" }] };
const counts: ModelSpecification = {
  outcome: "events",
  distribution: "negative-binomial",
  fixed: [intercept, slope],
  random: [{ group: "unit", terms: [intercept, slope] }],
};

function fitted(model: ModelSpecification) {
  const analysis = analyse(data, model);
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  return analysis.value.result;
}

function problemsOf(model: ModelSpecification): readonly string[] {
  const analysis = analyse(data, model);
  return !analysis.ok && analysis.failure.code === "specification-invalid"
    ? analysis.failure.problems.map(({ code }) => code)
    : [];
}

describe("the search for estimates of outcomes that are not normal", () => {
  const withSearch = (estimation: Estimation) => fitted({ ...counts, estimation });

  test("starts from the variances given, and ends at the same place", () => {
    const from = withSearch({ start: { random: [[4, 0.25]] } });
    const usual = fitted(counts);
    expect(from.fit.log[0]?.parameters.slice(0, 3)).not.toEqual(usual.fit.log[0]?.parameters.slice(0, 3));
    expect(from.fit.log[0]?.parameters[0]).toBeCloseTo(2, 1);
    expect(from.fit.logLikelihood).toBeCloseTo(usual.fit.logLikelihood, 7);
    expect(from.random[0]?.covariance.flat()).toEqual(
      usual.random[0]?.covariance.flat().map((value) => expect.closeTo(value, 4)),
    );
  });

  test("starts every equation of a multinomial outcome from them", () => {
    const kinds: ModelSpecification = {
      outcome: "kind",
      distribution: "multinomial",
      fixed: [intercept, slope],
      random: [{ group: "unit", terms: [intercept, slope] }],
      estimation: { start: { random: [[0.49, 0.25]], covariances: [[[0.14]]] }, maxIterations: 1 },
    };
    const usual = { ...kinds, distribution: "poisson", outcome: "events" } as const;
    const [own = 0, below = 0, other = 0] = fitted(usual).fit.log[0]?.parameters ?? [];
    const theta = fitted(kinds).fit.log[0]?.parameters.slice(0, 10) ?? [];
    expect(theta.filter((value) => value !== 0)).toEqual(
      [own, below, other, own, below, other].map((value) => expect.closeTo(value, 10)),
    );
  });

  test("ends when it is told to: after so many evaluations, or near enough", () => {
    const short = withSearch({ maxIterations: 6 });
    expect(short.fit).toMatchObject({ converged: false });
    expect(short.fit.log.length).toBeLessThanOrEqual(7);
    const rough = withSearch({ tolerance: 0.5 });
    expect(rough.fit.iterations).toBeLessThan(fitted(counts).fit.iterations);
  });

  test("has no residual variance to start from, where a normal outcome needs one", () => {
    expect(problemsOf({ ...counts, estimation: { start: { random: [[4, 1]], residual: 1 } } })).toEqual([
      "starting-residual-without-normal",
    ]);
    const normal: ModelSpecification = { outcome: "score", fixed: [intercept], random: counts.random };
    expect(problemsOf({ ...normal, estimation: { start: { random: [[1, 1]] } } })).toEqual([
      "starting-residual-missing",
    ]);
  });
});

describe("adaptive quadrature", () => {
  const model = (quadraturePoints: number): ModelSpecification => ({
    outcome: "binary",
    distribution: "bernoulli",
    fixed: [intercept, slope],
    random: [{ group: "unit", terms: [intercept] }],
    estimation: { method: "agq", quadraturePoints },
  });

  test("takes as many points as an analysis file may ask for", () => {
    expect(fitted(model(51)).fit.logLikelihood).toBeCloseTo(fitted(model(35)).fit.logLikelihood, 9);
    const file = { format: "crosslevel-analysis", version: 1, data: { file: "d.csv" } };
    expect(parseAnalysis({ ...file, model: model(51) })).toHaveProperty("analysis");
    expect(parseAnalysis({ ...file, model: model(52) })).toMatchObject({
      problems: [{ at: "model.estimation.quadraturePoints", problem: "must be at most 51" }],
    });
  });
});

describe("Student's t", () => {
  const model: ModelSpecification = {
    outcome: "score",
    distribution: "student-t",
    fixed: [intercept, slope],
    random: [{ group: "unit", terms: [intercept] }],
  };

  test("has the degrees of freedom that the analysis file gives, or finds them", () => {
    const free = fitted(model);
    const estimated = Number(free.dispersion?.df);
    const given = fitted({ ...model, degreesOfFreedom: estimated });
    expect(given.dispersion).toMatchObject({ name: "scale" });
    expect(given.fit.parameters).toBe(free.fit.parameters - 1);
    expect(given.fit.logLikelihood).toBeCloseTo(free.fit.logLikelihood, 6);
    expect(fitted({ ...model, degreesOfFreedom: 30 }).fit.logLikelihood).toBeLessThan(free.fit.logLikelihood - 1);
  });

  test("is the only one that has a use for them", () => {
    expect(problemsOf({ ...counts, degreesOfFreedom: 4 })).toEqual(["setting-without-use"]);
  });
});

describe("overdispersion", () => {
  test("takes quasi-likelihood, and counts or numbers of successes", () => {
    const poisson: ModelSpecification = { ...counts, distribution: "poisson", overdispersion: true };
    expect(problemsOf(poisson)).toEqual(["overdispersion-method"]);
    expect(problemsOf({ ...counts, overdispersion: true, estimation: { method: "pql" } })).toContain(
      "setting-without-use",
    );
    expect(fitted({ ...poisson, estimation: { method: "pql" } }).dispersion).toMatchObject({ name: "sigma2" });
  });
});
