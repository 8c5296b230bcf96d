import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Distribution, Link, ModelSpecification } from "../../src-contract/analysis.ts";
import type { ResultDocument } from "../../src-contract/result.ts";
import { analyse } from "../../src-engine/analyse.ts";
import { noticeText } from "../../src-wording/notices.ts";
import { goldenData } from "../support/golden-data.ts";
import { near } from "../support/near.ts";

interface EdgeFit {
  readonly outcome: string;
  readonly distribution: Distribution;
  readonly link: Link;
  readonly logLik: number;
  readonly estimate: readonly number[];
  readonly se: readonly number[];
  readonly rows: number;
  readonly first: number;
}

const { fits }: { readonly fits: readonly EdgeFit[] } = JSON.parse(
  readFileSync(new URL("edge.json", import.meta.url), "utf8"),
);

function resultOf(
  { outcome, distribution, link }: EdgeFit,
  random: ModelSpecification["random"],
  method: "laplace" | "pql" = "laplace",
): ResultDocument {
  const fixed = [{ variables: [] }, { variables: [{ name: "x" }] }];
  const analysis = analyse(goldenData("edge"), { outcome, distribution, link, fixed, random, estimation: { method } });
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  return analysis.value.result;
}

/** Against the likelihood under its constraints; see edge.R. */
describe.each(fits)("$distribution by the $link link, with rows on the edge of what it allows", (golden) => {
  test("comes to rest there, with standard errors of the other directions, and says how many rows and what to do", () => {
    const { fit, fixed, warnings } = resultOf(golden, []);
    expect(fit.converged).toBe(true);
    near(fit.logLikelihood, golden.logLik, 1e-5);
    for (const [k, { estimate, se }] of fixed.entries()) {
      near(estimate, golden.estimate[k], 2e-3 * (golden.se[k] ?? 0));
      near(se, golden.se[k], 2e-3 * (golden.se[k] ?? 0));
    }
    const notice = warnings.find(({ code }) => code === "at-edge");
    expect(notice).toMatchObject({ severity: "warning", rows: golden.rows, of: 240, first: golden.first });
    expect(notice && noticeText(notice)).toMatch(
      /too small; choose the (log|logit) (link|or complementary log-log link)/,
    );
  });

  test("is told by penalized quasi-likelihood, too, which goes beyond", () => {
    const { warnings } = resultOf(golden, [{ group: "unit", terms: [{ variables: [] }] }], "pql");
    const notice = warnings.find(({ code }) => code === "at-edge");
    expect(notice).toMatchObject({ severity: "serious", by: "linearized" });
    expect(notice && noticeText(notice)).toMatch(
      /nothing to linearize: do not report these numbers; choose the Laplace/,
    );
  });

  test("is the same with units that differ no more than by chance, and is not lower with any", () => {
    const { fit, random, warnings } = resultOf(golden, [{ group: "unit", terms: [{ variables: [] }] }]);
    expect(fit.converged).toBe(true);
    expect(fit.logLikelihood).toBeGreaterThan(golden.logLik - 1e-5);
    const isZero = random[0]?.covariance[0]?.[0] === 0;
    if (isZero) near(fit.logLikelihood, golden.logLik, 1e-5);
    expect(warnings.find(({ code }) => code === "at-edge")?.severity).toBe(isZero ? "warning" : "serious");
  });
});
