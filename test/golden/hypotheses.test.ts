import { describe, expect, test } from "vitest";
import type { Inference, ModelSpecification } from "../../src-contract/analysis.ts";
import type { ResultDocument, TermResult } from "../../src-contract/result.ts";
import { analyse } from "../../src-engine/analyse.ts";
import { goldenData } from "../support/golden-data.ts";
import { type ExpectedTest, type HypothesisCase, hypothesisGolden } from "../support/hypothesis-cases.ts";
import { near } from "../support/near.ts";

/** Against clubSandwich, lmerTest and pbkrtest; see hypotheses.R. */
describe.each(hypothesisGolden.cases)("$name", ({ data, model, hypotheses, names, expected }) => {
  const inferred = (inference: Inference) => resultOf(data, model, { ...inference, hypotheses });

  if (names !== undefined) {
    test("coefficients are those that R has", () => {
      expect(inferred({}).fixed.map(({ name }) => name)).toEqual(names);
    });
  }

  const sandwiches = [
    ["CR2", "robust-cr2", expected.cr2],
    ["CR0", "robust", expected.cr0],
  ] as const;
  for (const [kind, standardErrors, errors] of sandwiches) {
    if (errors === undefined) continue;
    test(`${kind} standard errors with their degrees of freedom`, () => {
      const { fixed } = inferred({ standardErrors });
      for (const [k, { estimate, se, df, p }] of fixed.entries()) {
        near(estimate, expected.estimate?.[k], 2e-3 * se);
        near(se, errors.se[k], 1e-4 * se);
        near(df, errors.df[k], 2e-3 * (df ?? 0));
        near(p, errors.p[k], 1e-6 + 5e-3 * p);
      }
    });
  }

  if (expected.terms !== undefined) {
    test("type III tests", () => {
      compareTerms(inferred({}), expected.terms);
      if (expected.termsKenwardRoger !== undefined) {
        compareTerms(inferred({ df: "kenward-roger" }), expected.termsKenwardRoger);
      }
    });
  }

  describe.each(expected.hypotheses.map((one, index) => ({ ...one, index })))("$index", ({ index, ...one }) => {
    const result = (inference: Inference) => inferred(inference).hypotheses[index];

    test("Satterthwaite's, Kenward and Roger's, chi-square, CR2 and CR0 tests", () => {
      compare(result({}), one.satterthwaite);
      if (one.kenwardRoger !== undefined) compare(result({ df: "kenward-roger" }), one.kenwardRoger);
      compare(result({ df: "infinite" }), one.chiSquare);
      compare(result({ standardErrors: "robust-cr2" }), one.cr2);
      compare(result({ standardErrors: "robust" }), one.cr0);
    });

    test("estimates and standard errors of its rows", () => {
      for (const [i, { estimate, se }] of (result({})?.rows ?? []).entries()) {
        near(estimate, one.rows.estimate[i], 2e-3 * se);
        near(se, one.rows.se[i], 1e-3 * se);
      }
      for (const [i, { se, df }] of (result({ standardErrors: "robust-cr2" })?.rows ?? []).entries()) {
        near(se, one.rows.cr2Se[i], 1e-3 * se);
        near(df, one.rows.cr2Df[i], 2e-3 * (df ?? 0));
      }
      for (const [i, { se, df }] of (result({ standardErrors: "robust" })?.rows ?? []).entries()) {
        near(se, one.rows.cr0Se[i], 1e-3 * se);
        near(df, one.rows.cr0Df[i], 2e-3 * (df ?? 0));
      }
    });
  });
});

function compareTerms({ terms }: ResultDocument, expected: HypothesisCase["expected"]["terms"]): void {
  for (const [name, reference] of Object.entries(expected ?? {})) {
    compare(
      terms.find((term) => term.name === name),
      reference,
    );
  }
}

function compare(result: Pick<TermResult, "statistic" | "df" | "p"> | undefined, { statistic, df, p }: ExpectedTest) {
  near(result?.statistic, statistic, 2e-3 * Math.abs(statistic) + 1e-6);
  expect(result?.df[0]).toBe(df[0]);
  if (df[1] === undefined) expect(result?.df[1]).toBeNull();
  else near(result?.df[1], df[1], 5e-3 * df[1]);
  near(result?.p, p, 1e-6 + 1e-2 * p);
}

function resultOf(data: string, model: ModelSpecification, inference: Inference): ResultDocument {
  const analysis = analyse(goldenData(data), { ...model, inference });
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  return analysis.value.result;
}
