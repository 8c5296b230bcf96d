import { expect, test } from "vitest";
import type { RowDerivatives } from "../../../src-engine/family/conditional-distribution.ts";
import { cumulative } from "../../../src-engine/family/ordinal/cumulative.ts";

const outcome = Float64Array.of(1, 2, 3, 4, 2, 3);
const moving = [Float64Array.of(0.3, -0.5, 0.2, 0.9, 0.1, -0.4), Float64Array.of(1, 0, 1, 0, 0, 1)];
const rows = { outcome, categories: 4, weights: null, moving };
/** Two steps between thresholds, and by threshold the differences of the two columns. */
const own = Float64Array.of(0.1, -0.2, 0.15, -0.1, 0.2, 0.05);
const eta = Float64Array.of(-0.4, 0.2, 0.7, 1.4, -0.1, 0.5);

test.each(["logit", "probit", "cloglog", "loglog", "cauchit"] as const)(
  "thresholds that move with a predictor, %s: all derivatives are the slopes of those before them",
  (link) => {
    const distribution = cumulative(rows, link);
    expect(distribution.parameters).toHaveLength(own.length);
    const at = (parameters: Float64Array): RowDerivatives => {
      const column = () => new Float64Array(outcome.length);
      const columns = () => ({ first: column(), mixed: column(), mixedSecond: column() });
      const into = {
        value: column(),
        first: column(),
        second: column(),
        third: column(),
        parameters: distribution.parameters.map(columns),
      };
      distribution.evaluate(eta, parameters, 3, into);
      return into;
    };
    const here = at(own);
    const step = 1e-5;
    for (const [k, value] of own.entries()) {
      const [up, down] = [at(own.with(k, value + step)), at(own.with(k, value - step))];
      for (const row of outcome.keys()) {
        const slope = (of: "value" | "first" | "second") =>
          ((up[of][row] ?? Number.NaN) - (down[of][row] ?? Number.NaN)) / (2 * step);
        expect(here.parameters[k]?.first[row]).toBeCloseTo(slope("value"), 7);
        expect(here.parameters[k]?.mixed[row]).toBeCloseTo(slope("first"), 7);
        expect(here.parameters[k]?.mixedSecond[row]).toBeCloseTo(slope("second"), 6);
      }
    }
  },
);

test("with no differences they are those of the model without moving thresholds", () => {
  const mean = (own: Float64Array, columns: readonly Float64Array[]) => {
    const into = new Float64Array(outcome.length);
    cumulative({ ...rows, moving: columns }, "logit").mean(eta, own, into);
    return into;
  };
  expect(mean(Float64Array.of(0.1, -0.2, 0, 0, 0, 0), moving)).toEqual(mean(Float64Array.of(0.1, -0.2), []));
  expect(mean(own, moving)).not.toEqual(mean(Float64Array.of(0.1, -0.2), []));
});
