import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { ModelSpecification, Term } from "../../src-contract/analysis.ts";
import type { ResultDocument } from "../../src-contract/result.ts";
import { analyse } from "../../src-engine/analyse.ts";
import { madeData } from "../support/made-data.ts";
import { type Analysis, analysesOfVariance, type Regression, regressions } from "./certified.ts";

/**
 * The Statistical Reference Datasets of the US National Institute of Standards and Technology (public domain,
 * https://www.itl.nist.gov/div898/strd): how many of the certified digits come out. Observations of the largest data sets
 * differ in the 13th digit; what doubles hold of them is itself good for two or three digits only.
 */
type Columns = Readonly<Record<string, readonly number[]>>;

const stored: Readonly<Record<string, Columns>> = JSON.parse(
  readFileSync(new URL("data.json", import.meta.url), "utf8"),
);

describe.each(regressions)("$name", (certified) => {
  const result = fitted(regressionData(certified), {
    outcome: "y",
    fixed: regressionTerms(certified),
    random: [],
  });

  test(`coefficients to ${certified.digits} digits`, () => {
    expect(result.aliased).toEqual([]);
    for (const [k, [estimate, se]] of certified.coefficients.entries()) {
      agree(result.fixed[k]?.estimate, estimate, certified.digits);
      agree(result.fixed[k]?.se, se, certified.digits);
    }
    agree(result.residual?.sd, certified.residualSd, certified.digits);
  });
});

test.each(["Wampler1", "Wampler2"] as const)("%s leaves no residuals, and is refused by name", (name) => {
  const power = name === "Wampler1" ? 1 : 0.1;
  const x = Array.from({ length: 21 }, (_, index) => index);
  const y = x.map((value) => [0, 1, 2, 3, 4, 5].reduce((sum, k) => sum + power ** k * value ** k, 0));
  const analysis = analyse(madeData({ x, y }), { outcome: "y", fixed: polynomial(5), random: [] });
  expect(analysis).toMatchObject({ ok: false, failure: { code: "perfect-fit" } });
});

describe.each(analysesOfVariance)("$name", (certified) => {
  const data = varianceData(certified);
  const treatment = [{ variables: [{ name: "treatment", type: "categorical" }] }] as const;

  test(`as regression on categories: to ${certified.digits} digits`, () => {
    const { residual, r2, fit } = fitted(data, { outcome: "y", fixed: [{ variables: [] }, ...treatment], random: [] });
    agree(residual?.sd, certified.residualSd, certified.digits);
    const within = residual?.variance ?? Number.NaN;
    const between = ((r2?.marginal ?? Number.NaN) / (1 - (r2?.marginal ?? 0))) * within * (fit.observations - 1);
    agree(between / (certified.treatments - 1) / within, certified.f, certified.digits);
  });

  test(`as random effects: to ${certified.mixedDigits} digits`, () => {
    const { residual, random } = fitted(data, {
      outcome: "y",
      fixed: [{ variables: [] }],
      random: [{ group: "treatment", terms: [{ variables: [] }] }],
    });
    // Balanced: REML gives the mean squares, τ² = (MS_between − MS_within)/n.
    agree(residual?.sd, certified.residualSd, certified.mixedDigits);
    const ratio = (random[0]?.covariance[0]?.[0] ?? Number.NaN) / (residual?.variance ?? Number.NaN);
    agree(1 + certified.replicates * ratio, certified.f, certified.mixedDigits);
  });
});

function fitted(columns: Columns, model: ModelSpecification): ResultDocument {
  const analysis = analyse(madeData(columns), model);
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  return analysis.value.result;
}

/** To so many significant digits: McCullough's (1998) log relative error. */
function agree(actual: number | undefined, certified: number, digits: number): void {
  const error = Math.abs(((actual ?? Number.NaN) - certified) / certified);
  expect(-Math.log10(error), `${actual} for ${certified}`).toBeGreaterThanOrEqual(digits);
}

function polynomial(degree: number): readonly Term[] {
  return Array.from({ length: degree + 1 }, (_, power) => ({
    variables: power === 0 ? [] : [{ name: "x", ...(power > 1 && { power }) }],
  }));
}

function regressionTerms({ model }: Regression): readonly Term[] {
  if (model === "origin") return [{ variables: [{ name: "x" }] }];
  if (typeof model === "number") return polynomial(model);
  return [{ variables: [] }, ...model.map((name) => ({ variables: [{ name }] }))];
}

function regressionData({ name, data }: Regression): Columns {
  const columns = data ?? stored[name];
  if (columns === undefined) throw new RangeError(`no data for ${name}`);
  return columns;
}

/** SmLs…: nine treatments; within each, values .1 below and above the first one take turns. */
function varianceData({ name, treatments, replicates, offset }: Analysis): Columns {
  const own = stored[name];
  if (own !== undefined) return { treatment: own.instrument ?? [], y: own.y ?? [] };
  const treatment: number[] = [];
  const y: number[] = [];
  for (let cell = 1; cell <= treatments; cell++) {
    const middle = cell === 1 ? 4 : cell % 2 === 0 ? 3 : 5;
    for (let index = 0; index < replicates; index++) {
      const digit = index === 0 ? middle : index % 2 === 1 ? middle - 1 : middle + 1;
      treatment.push(cell);
      y.push(Number(`${offset}.${digit}`));
    }
  }
  return { treatment, y };
}
