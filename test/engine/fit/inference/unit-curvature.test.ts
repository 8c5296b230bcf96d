import { expect, test } from "vitest";
import type { ModelSpecification } from "../../../../src-contract/analysis.ts";
import { buildDesign } from "../../../../src-engine/design/design.ts";
import { unitCurvature } from "../../../../src-engine/fit/inference/unit-curvature.ts";
import { fitLinearMixedModel } from "../../../../src-engine/fit/linear-mixed-model.ts";
import { devianceAt, devianceHolding } from "../../../../src-engine/fit/profiled-deviance.ts";
import { resolve } from "../../../../src-engine/specification/resolve/resolve.ts";
import { madeData, randomNumbers } from "../../../support/made-data.ts";

type RandomEntry = ModelSpecification["random"][number];

const intercept = { variables: [] };
const [slope, other] = ["x", "w"].map((name) => ({ variables: [{ name }] }));
const parts: readonly (readonly [string, readonly RandomEntry[]])[] = [
  ["an intercept", [{ group: "unit", terms: [intercept] }]],
  ["intercept and slopes", [{ group: "unit", terms: [intercept, ...[slope, other].flatMap((term) => term ?? [])] }]],
  [
    "two parts of one factor",
    [
      { group: "unit", terms: [intercept], covariance: "unstructured" },
      { group: "unit", terms: [slope, other].flatMap((term) => term ?? []), covariance: "compound-symmetry" },
    ],
  ],
];

/** Ninety rows in twelve units of different sizes. */
function rows(): ReturnType<typeof madeData> {
  const { normal } = randomNumbers(5);
  const unit = Array.from({ length: 90 }, (_, row) => Math.floor(Math.sqrt(row * 1.5)));
  const [x, w] = [unit.map(() => normal()), unit.map(() => normal())];
  const effects = unit.map(() => [normal(), normal(), normal()] as const);
  const y = unit.map((own, row) => {
    const [a, b, c] = effects[own] ?? [0, 0, 0];
    return 2 + a + (1 + b) * (x[row] ?? 0) + (0.5 * c - 1) * (w[row] ?? 0) + normal();
  });
  return madeData({ y, x, w, unit });
}

test.each(parts.flatMap(([name, random]) => (["REML", "ML"] as const).map((method) => ({ name, random, method }))))(
  "second derivatives are those of the gradient: $name, $method",
  ({ random, method }) => {
    const data = rows();
    const model: ModelSpecification = { outcome: "y", fixed: [intercept, ...[slope].flatMap((t) => t ?? [])], random };
    const specification = resolve(model, data.variables);
    const design = specification.ok ? buildDesign(data, specification.value) : specification;
    const fit = design.ok
      ? fitLinearMixedModel(design.value, { method, maxEvaluations: 500, stop: () => false })
      : design;
    if (!fit.ok) throw new Error(JSON.stringify(fit.failure));
    const { problem } = fit.value.state;
    // Anywhere, not only where the deviance is least; and where a variance is zero.
    for (const theta of [
      fit.value.state.at.theta.map((value, m) => value + 0.1 * (m + 1)),
      fit.value.state.at.theta.with(0, 0),
    ]) {
      const at = devianceAt(problem, theta);
      const curvature = at && unitCurvature(problem, at);
      if (at === null || curvature === null) throw new Error("no second derivatives");
      const gradient = (m: number, step: number) =>
        devianceHolding(problem, theta.with(m, (theta[m] ?? 0) + step), at.variance)?.gradient() ?? new Float64Array(0);
      const size = theta.length;
      const scale = Math.max(...curvature.map(Math.abs));
      for (let m = 0; m < size; m++) {
        const [above, below] = [gradient(m, 1e-5), gradient(m, -1e-5)];
        for (let n = 0; n < size; n++) {
          const difference = ((above[n] ?? 0) - (below[n] ?? 0)) / 2e-5;
          expect(Math.abs((curvature[m * size + n] ?? 0) - difference) / scale).toBeLessThan(1e-7);
        }
      }
    }
  },
);
