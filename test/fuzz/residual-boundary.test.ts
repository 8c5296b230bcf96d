import { describe, expect, test } from "vitest";
import type { ModelSpecification, ResidualSpecification } from "../../src-contract/analysis.ts";
import { analyse } from "../../src-engine/analyse.ts";
import { failureText } from "../../src-wording/failures.ts";
import { madeData } from "../support/made-data.ts";
import { type ExpectedModel, expectedModels } from "./expected-models.ts";
import { randomResidualBoundary } from "./random-residual-boundary.ts";

interface ExpectedBoundary extends ExpectedModel {
  /** The smallest eigenvalue of the residuals' correlation matrix: zero at an end. */
  readonly smallest?: number;
}

const cases: readonly ExpectedBoundary[] = expectedModels("expected-residual-boundaries.json");

/** The random effects are as many as the rows. */
const refusals = ["too-many-random-effects"];
/** Some residuals follow from the others of their subject, and the likelihood grows without end. */
const withoutMaximum = [68, 88, 116, 177, 178, 184, 228];
const unbounded = ["residual-matrix-singular", "residual-variance-vanishes"];
/** Below this R's matrix is singular to rounding, and no likelihood is left to compare with. */
const rounding = 1e-12;

/** Designs that want their residual structure at the end of what it can be, against likelihoods written out in R. */
describe("random residuals on the boundary", () => {
  test.each(cases)("seed $seed", ({ seed, logLik = Number.NaN, smallest = 1 }) => {
    const { columns, model } = randomResidualBoundary(seed);
    const analysis = analyse(madeData(columns), model);
    if (!analysis.ok) {
      const { code } = analysis.failure;
      expect(withoutMaximum.includes(seed) ? unbounded : refusals).toContain(code);
      return;
    }
    const { fit, warnings } = analysis.value.result;
    expect(fit.converged).toBe(true);
    if (smallest < rounding) return;
    expect(fit.logLikelihood - logLik).toBeGreaterThan(-2e-5);
    if (fit.logLikelihood - logLik > 2e-5) return;
    const codes: readonly string[] = warnings.map(({ code }) => code);
    const isNamed = codes.includes("residual-bound") || codes.includes("residual-variance-zero");
    if (smallest < 1e-7) expect(isNamed).toBe(true);
  });
});

test.each([
  {
    seed: 25,
    message:
      /^The moving average of the residuals .* lower end of what it can be, −1: neighboring occasions are as little alike/,
  },
  {
    seed: 2,
    message:
      /^The correlation rho of the residuals .* lower end of what it can be, −0\.333: the random effects account/,
  },
])("the end is told in words: seed $seed", ({ seed, message }) => {
  const { columns, model } = randomResidualBoundary(seed);
  const analysis = analyse(madeData(columns), model);
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  expect(analysis.value.result.warnings[0]?.message).toMatch(message);
});

test("a refusal names the occasions whose residuals follow from each other, or the group without variance", () => {
  const refusalOf = (seed: number) => {
    const { columns, model } = randomResidualBoundary(seed);
    const analysis = analyse(madeData(columns), model);
    return analysis.ok ? "" : failureText(analysis.failure);
  };
  expect(refusalOf(88)).toMatch(/^The residuals of “y” where “wave” is 1, 2, 3 and 4 follow exactly from each other/);
  expect(refusalOf(60110)).toMatch(/^The rows with “arm” = b are fitted exactly/);
});

test("unstructured residuals of few subjects, too, tell that the likelihood grows without end", () => {
  const { columns, model } = randomResidualBoundary(60218);
  const back = (columns.wave ?? []).map((wave) => 7 - Number(wave));
  const backwards = { ...model, residual: { ...model.residual, order: "back" } as ResidualSpecification };
  const analysis = analyse(madeData({ ...columns, back }), backwards);
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  expect(analysis.value.result.warnings[0]?.message).toMatch(
    /no highest point: .* where back is 6, the occasions before known, goes to zero/,
  );
});

test("a correlation at its end is exactly there, and has neither a standard error nor an interval", () => {
  const { columns, model } = randomResidualBoundary(2);
  const analysis = analyse(madeData(columns), model);
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  const { residual } = analysis.value.result;
  expect(residual?.parameters?.rho).toBe(-1 / 3);
  expect(residual?.parameterSe).not.toHaveProperty("rho");
  expect(residual?.parameterSe?.["variance[2]"]).toBeGreaterThan(0);
  expect(residual?.intervals.parameters?.rho).toBeNull();
});

/** With the occasions as they are and from the last to the first; the likelihoods are those of residual-boundary.R. */
test.each([
  { seed: 174, logLikelihood: -88.991755915 },
  { seed: 237, logLikelihood: -12.3079992 },
  { seed: 1204, logLikelihood: -43.088064923 },
  { seed: 7042, logLikelihood: -43.213926572 },
  { seed: 7133, logLikelihood: -9.846399307 },
  { seed: 7192, logLikelihood: -171.453552901 },
  { seed: 30182, logLikelihood: -155.251964379 },
  { seed: 30244, logLikelihood: -49.170141655 },
  { seed: 60058, logLikelihood: -12.626730494 },
  // R ends where the likelihood of two of these grows without end, and of one in a maximum that is higher by 0.5.
  { seed: 1357, logLikelihood: Number.NaN },
  { seed: 1407, logLikelihood: Number.NaN },
  { seed: 60077, logLikelihood: Number.NaN },
])(
  "the same maximum whatever the order of the occasions, and as high as is known: seed $seed",
  ({ seed, logLikelihood }) => {
    const { columns, model } = randomResidualBoundary(seed);
    const back = (columns.wave ?? []).map((wave) => 7 - Number(wave));
    const backwards: ModelSpecification = {
      ...model,
      residual: { ...(model.residual ?? {}), order: "back" } as ResidualSpecification,
    };
    const [forth, other] = [model, backwards].map((one) => {
      const analysis = analyse(madeData({ ...columns, back }), one);
      if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
      return analysis.value.result.fit;
    });
    expect(forth?.converged && other?.converged).toBe(true);
    expect(other?.logLikelihood).toBeCloseTo(forth?.logLikelihood ?? Number.NaN, 4);
    if (Number.isFinite(logLikelihood))
      expect(forth?.logLikelihood ?? Number.NaN).toBeGreaterThan(logLikelihood - 2e-5);
  },
);

/** Along these the deviance changes by a hundred thousandth over a factor of two: the search had stopped on the way. */
test.each([
  { seed: 1395, code: "variance-zero" },
  { seed: 1453, code: "correlation-one" },
])("a residual correlation near 1 that says what random effects say leads to $code: seed $seed", ({ seed, code }) => {
  const { columns, model } = randomResidualBoundary(seed);
  const analysis = analyse(madeData(columns), model);
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  const { fit, warnings } = analysis.value.result;
  expect(fit.converged).toBe(true);
  expect(warnings.map((warning) => warning.code)).toContain(code);
});

/** Of ρ by second differences of the likelihood with the end held: 0.1936 and 0.2685 of artanh ρ. */
test.each([
  { seed: 30046, name: "rho[1]", se: 0.1926 },
  { seed: 30244, name: "rho", se: 0.0096 },
])(
  "beside an end the others have the standard errors that the likelihood has there: seed $seed",
  ({ seed, name, se }) => {
    const { columns, model } = randomResidualBoundary(seed);
    const analysis = analyse(madeData(columns), model);
    if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
    const { residual, warnings } = analysis.value.result;
    expect(residual?.parameterSe?.[name]).toBeCloseTo(se, 3);
    expect(warnings.map(({ code }) => code)).not.toContain("variances-undetermined");
  },
);

/** R's searches from six starting values end there, where its matrices are singular to rounding. */
test.each([
  {
    seed: 6,
    message:
      /^The likelihood of this model has no highest point: it grows without end as the correlation rho\[2\] .* lower end/,
  },
  { seed: 187, message: /^The likelihood of this model has no highest point/ },
  { seed: 30117, message: /^The likelihood of this model has no highest point/ },
  { seed: 7190, message: /^The likelihood of this model has no highest point: .* where arm is b goes to zero/ },
])("a likelihood that grows without end beside the maximum is told: seed $seed", ({ seed, message }) => {
  const { columns, model } = randomResidualBoundary(seed);
  const analysis = analyse(madeData(columns), model);
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  const { fit, warnings } = analysis.value.result;
  expect(fit.converged).toBe(true);
  expect(warnings[0]?.message).toMatch(message);
});

test("the same of the group whose variance the others are relative to", () => {
  const { columns, model } = randomResidualBoundary(7190);
  const arm = (columns.arm ?? []).map((value) => (value === "b" ? "a" : "b"));
  const analysis = analyse(madeData({ ...columns, arm }), model);
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  expect(analysis.value.result.warnings[0]?.message).toMatch(/no highest point: .* where arm is a goes to zero/);
});

/** There ends are come near to, by ten digits. By maximum likelihood, as many times the same data say the same, and more surely. */
test.each([2, 25, 30046])(
  "of more than 1,000 rows, too, what is beside an end has the standard errors that the likelihood has there: seed %i",
  (seed) => {
    const made = randomResidualBoundary(seed);
    const model: ModelSpecification = { ...made.model, estimation: { method: "ML" } };
    const copies = Math.ceil(1001 / (made.columns.y?.length ?? 1));
    const copied = Object.entries(made.columns).map(([name, values]) => {
      const isUnit = name === "id" || name === "school";
      const all = Array.from({ length: copies }, (_, copy) =>
        values.map((value) => (isUnit ? `${value}-${copy}` : value)),
      );
      return [name, all.flat()] as const;
    });
    const [few, many] = [made.columns, Object.fromEntries(copied) as typeof made.columns].map((columns) => {
      const analysis = analyse(madeData(columns), model);
      if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
      return analysis.value.result;
    });
    expect(many?.fit.converged).toBe(true);
    expect(many?.warnings.map(({ code }) => code)).toContain("residual-bound");
    expect(many?.warnings.map(({ code }) => code)).not.toContain("variances-undetermined");
    const errors = Object.entries(few?.residual?.parameterSe ?? {});
    expect(Object.keys(many?.residual?.parameterSe ?? {})).toEqual(errors.map(([name]) => name));
    for (const [name, se] of errors) {
      expect(((many?.residual?.parameterSe?.[name] ?? Number.NaN) * Math.sqrt(copies)) / se).toBeCloseTo(1, 3);
    }
  },
);
