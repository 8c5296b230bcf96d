import { describe, expect, it } from "vitest";
import type { CovarianceStructure, Estimation, ModelSpecification, Term } from "../../../src-contract/analysis.ts";
import { defaultOutputSettings } from "../../../src-contract/project.ts";
import type { ResultDocument } from "../../../src-contract/result.ts";
import { analyse, fitModel } from "../../../src-engine/analyse.ts";
import { goldenData } from "../../support/golden-data.ts";

const intercept: Term = { variables: [] };
const days: Term = { variables: [{ name: "Days" }] };

/** sleepstudy: lme4's estimates are variances of 612.10 and 35.07, residual 654.94. */
function model(estimation: Estimation, covariance: CovarianceStructure = "unstructured"): ModelSpecification {
  const random = [{ group: "Subject", terms: [intercept, days], covariance }];
  return { outcome: "Reaction", fixed: [intercept, days], random, estimation };
}

describe("the search for the estimates", () => {
  it("starts from given variances: at the estimates there is next to nothing left to do", () => {
    const usual = resultOf(model({}, "diagonal"));
    const [intercepts = 0, slopes = 0] = (usual.random[0]?.covariance ?? []).map((row, k) => row[k] ?? 0);
    const start = { random: [[intercepts, slopes]], residual: usual.residual?.variance ?? 0 };
    const from = resultOf(model({ start }, "diagonal"));
    expect(from.fit.log[0]?.deviance).toBeCloseTo(usual.fit.deviance, 6);
    expect(from.fit.iterations).toBeLessThan(usual.fit.iterations);
  });

  it("starts from given covariances too", () => {
    const usual = resultOf(model({}));
    const [[intercepts = 0, covariance = 0] = [], [, slopes = 0] = []] = usual.random[0]?.covariance ?? [];
    const start = {
      random: [[intercepts, slopes]],
      covariances: [[[covariance]]],
      residual: usual.residual?.variance ?? 0,
    };
    const from = resultOf(model({ start }));
    expect(from.fit.log[0]?.deviance).toBeCloseTo(usual.fit.deviance, 6);
    const without = resultOf(model({ start: { ...start, covariances: undefined } }));
    expect(without.fit.log[0]?.deviance).toBeGreaterThan(usual.fit.deviance + 0.01);
  });

  it("starts a compound symmetric matrix from its covariance", () => {
    const usual = resultOf(model({}, "compound-symmetry"));
    const [[variance = 0, covariance = 0] = []] = usual.random[0]?.covariance ?? [];
    const start = {
      random: [[variance, variance]],
      covariances: [[[covariance]]],
      residual: usual.residual?.variance ?? 0,
    };
    expect(resultOf(model({ start }, "compound-symmetry")).fit.log[0]?.deviance).toBeCloseTo(usual.fit.deviance, 6);
  });

  it("refuses covariances that no effects can have, and too few or too many of them", () => {
    const refusal = (covariances: readonly (readonly number[])[]) =>
      analyse(
        goldenData("sleepstudy"),
        model({ start: { random: [[4, 9]], covariances: [covariances], residual: 1 } }),
      );
    expect(refusal([[6]])).toMatchObject({
      failure: { code: "starting-covariances-impossible", group: "Subject", problem: "indefinite" },
    });
    expect(refusal([[1], [1, 1]])).toMatchObject({ failure: { problem: "count" } });
    expect(refusal([[5.9]])).toMatchObject({ ok: true });
  });

  it("comes to the same estimates from far away", () => {
    const usual = resultOf(model({}));
    const far = resultOf(model({ start: { random: [[6, 600]], residual: 10 } }));
    expect(far.fit.converged).toBe(true);
    expect(far.fit.log[0]?.deviance).toBeGreaterThan(usual.fit.deviance + 50);
    expect(far.fit.deviance).toBeCloseTo(usual.fit.deviance, 7);
  });

  it("is given up at the limit, and says so", () => {
    const { fit, warnings } = resultOf(model({ maxIterations: 5 }));
    expect(fit.converged).toBe(false);
    expect(warnings.map(({ code }) => code)).toContain("not-converged");
  });

  it("says at the limit that there is one, and nothing of variances that it has not come to", () => {
    const { warnings } = answerOf(goldenData("sleepstudy"), model({ maxIterations: 3 })).result;
    expect(warnings[0]).toMatchObject({ code: "not-converged", limit: 3 });
    expect(warnings[0]?.message).toContain("the limit is 3): do not report these numbers; allow more evaluations");
    expect(warnings.map(({ code }) => code)).not.toContain("variances-undetermined");
  });

  it("ends earlier with a larger tolerance", () => {
    const coarse = resultOf(model({ tolerance: 1 }));
    expect(coarse.fit.converged).toBe(true);
    expect(coarse.fit.iterations).toBeLessThan(resultOf(model({})).fit.iterations);
  });

  it("refuses starting values for other effects than there are", () => {
    const refusal = (random: readonly (readonly number[])[]) =>
      analyse(goldenData("sleepstudy"), model({ start: { random, residual: 1 } }));
    expect(refusal([[1]])).toMatchObject({
      failure: { code: "starting-variances-mismatch", group: "Subject", given: 1, needed: 2 },
    });
    expect(refusal([[1, 1], [1]])).toMatchObject({ failure: { group: null, given: 2, needed: 1 } });
  });
});

describe("the log of the fit", () => {
  it("has every evaluation, and ends at the deviance of the result", () => {
    const { fit } = resultOf(model({}));
    const deviances = fit.log.map(({ deviance }) => deviance ?? Number.NaN);
    expect(Math.min(...deviances)).toBeCloseTo(fit.deviance, 9);
    expect(fit.log.every(({ parameters }) => parameters.length === 3)).toBe(true);
  });

  it("has as many evaluations as the summary says, those of several searches, looks elsewhere and at the boundary among them", () => {
    const intercepts = [{ group: "Subject", terms: [intercept] }];
    const models: readonly ModelSpecification[] = [
      model({}),
      { outcome: "yield", fixed: [intercept], random: [{ group: "batch", terms: [intercept] }] },
      { ...model({}), random: intercepts, residual: { structure: "arma11", within: "Subject", order: "Days" } },
      { ...model({ method: "pql" }), random: intercepts, distribution: "gamma", link: "log" },
    ];
    for (const specification of models) {
      const data = goldenData(specification.outcome === "yield" ? "dyestuff2" : "sleepstudy");
      const { result, output } = answerOf(data, specification);
      const { log } = result.fit;
      const table = output.tables.find(({ kind }) => kind === "fit-log");
      expect(table?.rows).toHaveLength(log.length);
      expect(result.fit.iterations).toBe(log.length);
      expect(output.summary.convergence).toContain(`in ${log.length} evaluations`);
      expect(new Set(log.map(({ parameters }) => parameters.length)).size).toBe(1);
    }
  });

  it("is a table and a chart where it is asked for", () => {
    const output = outputOf(true);
    const table = output.tables.find(({ kind }) => kind === "fit-log");
    const { fit } = resultOf(model({}));
    expect(table?.rows).toHaveLength(fit.log.length);
    const chart = output.charts.find(({ kind }) => kind === "fit-log");
    const [[, first] = [0, 0]] = chart?.lines[0]?.points ?? [];
    expect(first).toBeCloseTo(Math.log10((fit.log[0]?.deviance ?? 0) - fit.deviance), 4);
    expect(outputOf(false).tables.find(({ kind }) => kind === "fit-log")).toBeUndefined();
  });
});

function resultOf(specification: ModelSpecification): ResultDocument {
  const analysis = analyse(goldenData("sleepstudy"), specification);
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  return analysis.value.result;
}

function answerOf(data: ReturnType<typeof goldenData>, specification: ModelSpecification) {
  const output = { ...defaultOutputSettings, showFitLog: true };
  const request = { id: "m", name: "m", revision: 1, table: "t", levels: null, model: specification, output };
  const [answer, analysis] = [fitModel(data, request), analyse(data, specification)];
  if (!answer.ok || !analysis.ok) throw new Error("there are no estimates");
  return { output: answer.value.output, result: analysis.value.result };
}

function outputOf(showFitLog: boolean) {
  const output = { ...defaultOutputSettings, showFitLog };
  const request = { id: "m", name: "m", revision: 1, table: "t", levels: null, model: model({}), output };
  const answer = fitModel(goldenData("sleepstudy"), request);
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return answer.value.output;
}
