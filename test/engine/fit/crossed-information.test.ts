import { expect, test } from "vitest";
import { fitLinearMixedModel } from "../../../src-engine/fit/linear-mixed-model.ts";
import { goldenDesign } from "../../support/golden-design.ts";

const intercept = { variables: [] };
const time = { variables: [{ name: "time" }] };

/** Occasions in pupils, crossed with tutors, in schools; slopes of pupils and schools vary. */
const design = goldenDesign("learning", {
  outcome: "y",
  fixed: [intercept, time],
  random: [
    { group: "pupil", terms: [intercept, time] },
    { group: "tutor", terms: [intercept] },
    { group: "school", terms: [intercept, time] },
  ],
});

/** What the rows say of every unit, at variances of which `least` is the smallest part. */
function informationAt(least: number): readonly number[] {
  const fit = fitLinearMixedModel(design);
  if (!fit.ok) throw new Error(JSON.stringify(fit.failure));
  const { effects } = fit.value.state.problem;
  expect(effects.kind).toBe("crossed");
  effects.eliminate(
    effects.groupings.map(({ effects: q }) => (q === 1 ? Float64Array.of(least) : Float64Array.of(0.8, 0, 0.3, least))),
  );
  const found: number[] = [];
  effects.visitInformation((_, __, information) => found.push(...information));
  return found;
}

test("what the rows say of units is as defined where variances are zero as it is beside that", () => {
  const [onBoundary, beside] = [informationAt(0), informationAt(2e-4)];
  expect(onBoundary.length).toBe(beside.length);
  for (const [index, value] of onBoundary.entries()) {
    const other = beside[index] ?? Number.NaN;
    expect(Math.abs(value - other)).toBeLessThan(1e-5 * (1 + Math.abs(other)));
  }
});
