import { describe, expect, test } from "vitest";
import { analyse } from "../../src-engine/analyse.ts";
import { goldenData } from "../support/golden-data.ts";
import { near } from "../support/near.ts";
import { ordinalCases } from "../support/ordinal-cases.ts";

/** Against R's ordinal; see ordinal.R. */
describe.each(ordinalCases.cases)("$name", ({ data, model, expected }) => {
  const analysis = analyse(goldenData(data), model);
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  const { result } = analysis.value;

  test("log-likelihood and number of parameters", () => {
    near(result.fit.logLikelihood, expected.logLik, 1e-5);
    expect(result.fit.converged).toBe(true);
    expect(result.fit.parameters).toBe(expected.parameters);
  });

  test("thresholds, low to high", () => {
    expect(result.thresholds.map(({ name }) => name)).toEqual(expected.thresholds.name);
    for (const [k, { estimate, se }] of result.thresholds.entries()) {
      near(estimate, expected.thresholds.estimate[k], 1e-3 * se);
      near(se, expected.thresholds.se[k], 1e-3 * se);
    }
  });

  test("coefficients, the thresholds in the place of an intercept", () => {
    expect(result.fixed.map(({ name }) => name)).toEqual(["year", "arm[music]", "arm[sport]"]);
    for (const [k, { estimate, se }] of result.fixed.entries()) {
      near(estimate, expected.estimate[k], 1e-3 * se);
      near(se, expected.se[k], 1e-3 * se);
    }
  });

  test("variances and correlations", () => {
    expect(result.random).toHaveLength(expected.covariance.length);
    expect(result.residual).toBeNull();
    expect(result.dispersion).toBeNull();
    const found = result.random.map(({ covariance }) => covariance);
    for (const matrix of expected.covariance) {
      // R lists factors in an order of its own.
      const closest = found.filter((own) => own.length === matrix.length);
      const off = closest.map((own) =>
        Math.max(
          ...matrix.flatMap((row, i) =>
            row.map((value, j) => {
              const scale = Math.sqrt((matrix[i]?.[i] ?? 0) * (matrix[j]?.[j] ?? 0));
              return Math.abs((own[i]?.[j] ?? Number.NaN) - value) / scale;
            }),
          ),
        ),
      );
      expect(Math.min(...off), `${JSON.stringify(found)} should hold ${JSON.stringify(matrix)}`).toBeLessThan(2e-3);
    }
  });
});

test("by quadrature as clmm by its own", () => {
  const model = {
    outcome: "rating",
    distribution: "ordinal",
    fixed: [{ variables: [{ name: "temp" }] }, { variables: [{ name: "contact" }] }],
    random: [{ group: "judge", terms: [{ variables: [] }] }],
    estimation: { method: "agq", quadraturePoints: 15 },
  } as const;
  const analysis = analyse(goldenData("../reference/wine-ordinal"), model);
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  const { fit, thresholds, fixed, random } = analysis.value.result;
  // clmm(rating ~ temp + contact + (1 | judge), wine, nAGQ = 15), ordinal 2022.11-16, gradTol 1e-7.
  near(fit.logLikelihood, -81.532460711, 1e-6);
  for (const [k, cut] of [-1.6234875, 1.512796, 4.2270535, 6.0861523].entries())
    near(thresholds[k]?.estimate, cut, 1e-4);
  near(fixed[0]?.estimate, 3.061891, 1e-4);
  near(fixed[1]?.estimate, 1.8334334, 1e-4);
  near(random[0]?.covariance[0]?.[0], 1.2877331, 1e-4);
});

test("a predictor far from zero moves the thresholds and nothing else", () => {
  const one = ordinalCases.cases.find(({ name }) => name === "random intercept, logit");
  if (one === undefined) throw new Error("no such case");
  const { data, model } = one;
  const fixed = model.fixed.map(({ variables }) => ({ variables: variables.map(({ name }) => ({ name })) }));
  const [near0, far] = [model, { ...model, fixed }].map((asked) => {
    const analysis = analyse(goldenData(data), asked);
    if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
    return analysis.value.result;
  });
  near(far?.fit.logLikelihood, near0?.fit.logLikelihood, 1e-7);
  const slope = near0?.fixed[0]?.estimate ?? Number.NaN;
  for (const [k, { estimate }] of (far?.thresholds ?? []).entries()) {
    near(estimate, (near0?.thresholds[k]?.estimate ?? Number.NaN) + 2006 * slope, 1e-4);
  }
});
