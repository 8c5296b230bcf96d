import { describe, expect, it } from "vitest";
import type { Inference, ModelSpecification, ResidualSpecification } from "../../../src-contract/analysis.ts";
import { analyse } from "../../../src-engine/analyse.ts";
import type { Watch } from "../../../src-engine/fit/watch.ts";
import { goldenData } from "../../support/golden-data.ts";

const one = { variables: [] };
const days = { variables: [{ name: "Days" }] };

function model(inference: Inference): ModelSpecification {
  const random = [{ group: "Subject", terms: [one, days] }];
  return { outcome: "Reaction", fixed: [one, days], random, inference };
}

function intervalsOf(seed: number, samples = 50) {
  const analysis = analyse(goldenData("sleepstudy"), model({ intervals: "bootstrap", bootstrap: { samples, seed } }));
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  return analysis.value.result;
}

describe("intervals that take long", () => {
  it("are the same for the same seed, others for another, and say how they were made", () => {
    const first = intervalsOf(7);
    expect(intervalsOf(7).fixed).toEqual(first.fixed);
    expect(intervalsOf(8).fixed[0]?.ci).not.toEqual(first.fixed[0]?.ci);
    expect(first.intervals).toEqual({ kind: "bootstrap", level: 0.95, bootstrap: { samples: 50, seed: 7, failed: 0 } });
  });

  it.each(["profile", "bootstrap"] as const)("by %s tell how far they are, and stop when nobody waits", (intervals) => {
    const fractions: number[] = [];
    const watched: Watch = { stop: () => false, progress: (fraction) => fractions.push(fraction) };
    expect(analyse(goldenData("sleepstudy"), model({ intervals, bootstrap: { samples: 20 } }), watched).ok).toBe(true);
    expect(fractions.at(-1)).toBe(1);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    const steps: number[] = [];
    const given: Watch = { stop: () => steps.length >= 2, progress: (fraction) => steps.push(fraction) };
    const stopped = analyse(goldenData("sleepstudy"), model({ intervals, bootstrap: { samples: 100_000 } }), given);
    expect(stopped).toMatchObject({ ok: false, failure: { code: "cancelled" } });
  });

  it.each([
    { structure: "ar1", within: "student", order: "wave" },
    { structure: "log-linear", predictors: [{ variables: [{ name: "x" }] }] },
  ] as const satisfies readonly ResidualSpecification[])(
    "hold with residuals of structure $structure",
    (residual) => {
      const fixed = [one, { variables: [{ name: "wave" }] }];
      const waves: ModelSpecification = { outcome: "y", fixed, random: [{ group: "school", terms: [one] }], residual };
      for (const intervals of ["profile", "bootstrap"] as const) {
        const analysis = analyse(goldenData("waves"), {
          ...waves,
          inference: { intervals, bootstrap: { samples: 40 } },
        });
        if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
        for (const { estimate, ci } of analysis.value.result.fixed) {
          expect(ci[0]).toBeLessThan(estimate);
          expect(ci[1]).toBeGreaterThan(estimate);
        }
        for (const [name, interval] of Object.entries(analysis.value.result.residual?.intervals.parameters ?? {})) {
          const value = analysis.value.result.residual?.parameters?.[name] ?? Number.NaN;
          expect(interval?.[0], name).toBeLessThan(value);
          expect(interval?.[1], name).toBeGreaterThan(value);
        }
      }
    },
    30_000,
  );
});
