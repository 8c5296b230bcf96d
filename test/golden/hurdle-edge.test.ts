import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { analyse } from "../../src-engine/analyse.ts";
import { goldenData } from "../support/golden-data.ts";
import { near } from "../support/near.ts";

interface HeldPoint {
  readonly held: number;
  readonly logLik: number;
  readonly estimate: readonly number[];
  readonly phi: number;
}

const golden: { readonly profile: readonly HeldPoint[] } = JSON.parse(
  readFileSync(new URL("hurdle-edge.json", import.meta.url), "utf8"),
);

/** Against the likelihood held at ever smaller values of the coefficient; see hurdle-edge.R. */
test("a hurdle whose likelihood goes on growing reaches its limit and says which effect has no finite estimate", () => {
  const logLiks = golden.profile.map(({ logLik }) => logLik);
  expect(logLiks).toEqual(logLiks.toSorted((a, b) => a - b));
  const analysis = analyse(goldenData("structures"), {
    outcome: "events",
    distribution: "negative-binomial-linear",
    zeros: { kind: "hurdle" },
    fixed: [{ variables: [] }, { variables: [{ name: "x" }] }, { variables: [{ name: "kind" }] }],
    random: [],
  });
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  const { fit, fixed, dispersion, warnings } = analysis.value.result;
  const limit = golden.profile.at(-1);
  expect(fit.converged).toBe(true);
  near(fit.logLikelihood, limit?.logLik, 1e-6);
  for (const [k, estimate] of (limit?.estimate ?? []).entries()) {
    near(fixed[k]?.estimate, estimate, 1e-3 * (fixed[k]?.se ?? 0));
  }
  near(Number(dispersion?.estimate), limit?.phi, 1e-3);
  expect(fixed[3]?.se).toBeGreaterThan(1000);
  expect(warnings).toContainEqual(expect.objectContaining({ code: "separation", effects: [{ name: "kind[c]" }] }));
});

test("effects whose approximate steps never come to rest are no separation where the estimates are known", () => {
  const analysis = analyse(goldenData("structures"), {
    outcome: "events",
    distribution: "negative-binomial-linear",
    zeros: { kind: "inflated" },
    fixed: [{ variables: [] }, { variables: [{ name: "x" }] }],
    random: [{ group: "group", terms: [{ variables: [] }, { variables: [{ name: "x" }] }] }],
  });
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  expect(analysis.value.result.warnings.map(({ code }) => code)).not.toContain("separation");
});

/** As decision 26 has it. */
test("where units have two likely effects, a search that Laplace’s approximation does not let come to rest says so", () => {
  const analysis = analyse(goldenData("structures"), {
    outcome: "events",
    distribution: "negative-binomial-linear",
    zeros: { kind: "hurdle" },
    fixed: [{ variables: [] }, { variables: [{ name: "x" }] }],
    random: [{ group: "group", terms: [{ variables: [] }] }],
  });
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  expect(analysis.value.result.warnings[0]).toMatchObject({
    code: "not-converged",
    canIntegrate: true,
    severalModes: { group: "group", of: 48, count: 3 },
  });
});
