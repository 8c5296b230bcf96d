import { expect, test } from "vitest";
import type { Estimation, ModelSpecification } from "../../../src-contract/analysis.ts";
import { analyse } from "../../../src-engine/analyse.ts";
import { estimatorOf, likelihoodOf } from "../../../src-engine/output/estimator.ts";
import { outcomeModelText } from "../../../src-wording/outcomes.ts";
import { estimatorName } from "../../../src-wording/table-notes.ts";
import { goldenData } from "../../support/golden-data.ts";

const model: ModelSpecification = {
  outcome: "binary",
  distribution: "bernoulli",
  fixed: [{ variables: [] }],
  random: [{ group: "unit", terms: [{ variables: [] }] }],
};

function nameOf(estimation: Estimation, other: Partial<ModelSpecification> = {}): string {
  const analysis = analyse(goldenData("outcomes"), { ...model, ...other, estimation });
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  return estimatorName(estimatorOf(analysis.value.fit));
}

test("notes under tables give the number of quadrature points and the kind of quasi-likelihood", () => {
  expect(nameOf({ method: "agq", quadraturePoints: 9 })).toContain("9 points in each direction");
  expect(nameOf({ method: "agq" })).toContain("7 points in each direction");
  expect(nameOf({ method: "pql" })).toBe("Penalized quasi-likelihood (restricted)");
  expect(nameOf({ method: "pql", restricted: false })).toBe("Penalized quasi-likelihood (full)");
});

test("a likelihood that is exact is no approximation: of lognormal outcomes, and without random effects", () => {
  const lognormal = { outcome: "income", distribution: "lognormal" } as const;
  const cases = [
    [lognormal, "laplace"],
    [lognormal, "agq"],
    [{ random: [] }, "laplace"],
  ] as const;
  for (const [other, method] of cases) {
    expect(nameOf({ method }, other)).toBe("Maximum likelihood");
    const analysis = analyse(goldenData("outcomes"), { ...model, ...other, estimation: { method } });
    expect(analysis.ok && likelihoodOf(analysis.value.fit)).toBe("ML");
  }
  expect(nameOf({ method: "laplace" })).toBe("Maximum likelihood (Laplace approximation)");
  expect(nameOf({ method: "pql" }, lognormal)).toContain("quasi-likelihood");
});

test("notes say that variances are overdispersed and degrees of freedom given", () => {
  const plain = { zeros: null, overdispersion: false, degreesOfFreedom: null };
  expect(outcomeModelText({ ...plain, distribution: "poisson", link: "log", overdispersion: true })).toBe(
    "Overdispersed Poisson distribution, log link",
  );
  expect(outcomeModelText({ ...plain, distribution: "student-t", link: "identity", degreesOfFreedom: 4 })).toBe(
    "Student t distribution with 4 degrees of freedom, identity link",
  );
});
