import { describe, expect, test } from "vitest";
import { basisOf } from "../../../src-engine/fit/basis.ts";
import { problemMaker } from "../../../src-engine/fit/linear-mixed-model.ts";
import { residualModel } from "../../../src-engine/fit/residual/residual-model.ts";
import { residualObjective, searchObjective } from "../../../src-engine/fit/residual/residual-objective.ts";
import type { Objective } from "../../../src-engine/math/minimize.ts";
import { goldenDesign } from "../../support/golden-design.ts";
import { kenwardRogerCases } from "../../support/kenward-roger-cases.ts";
import { residualCases } from "../../support/residual-cases.ts";

const crossed = kenwardRogerCases.cases.filter(({ name }) => name.startsWith("crossed"));
const cases = [...residualCases.cases, ...crossed].filter(
  ({ model }) => (model.residual?.structure ?? "independent") !== "independent",
);

/** The searched deviance's slope, exact in θ and η, beside central differences of the deviance itself. */
describe.each(cases)("$name", ({ data, model }) => {
  test("the slope of the deviance is what the deviance does", () => {
    const design = goldenDesign(data, model);
    const basis = basisOf(design);
    const { model: family } = residualModel(design, basis, problemMaker(design, basis, "REML"));
    if (family === null) throw new Error("the residuals are independent");
    const count = family.plain.parts.reduce((sum, { parameters }) => sum + parameters.basis.length, 0);
    const plain = residualObjective({ ...family, slopeAt: mustBeExact(family.slopeAt) }, count);
    const searched = searchObjective(family, count);
    const x = Float64Array.from(
      [...new Array<number>(count).fill(0.7), ...family.structure.start],
      (value, m) => value + 0.1 * Math.sin(m + 1),
    );
    expect(searched(x)?.value).toBeCloseTo(plain(x)?.value ?? Number.NaN, 6);
    expectSlope(plain, x);
    expectSlope(searched, x);
  });
});

function expectSlope(objective: Objective, x: Float64Array): void {
  const gradient = objective(x)?.gradient() ?? new Float64Array(0);
  expect(gradient).toHaveLength(x.length);
  for (const [m, slope] of gradient.entries()) {
    const near = (step: number) => objective(x.with(m, (x[m] ?? 0) + step))?.value ?? Number.NaN;
    const difference = (near(1e-4) - near(-1e-4)) / 2e-4;
    expect(Math.abs(slope - difference), `${slope} and ${difference}`).toBeLessThan(1e-4 * (1 + Math.abs(slope)));
  }
}

function mustBeExact<Arguments extends readonly unknown[]>(
  slopeAt: (...given: Arguments) => Float64Array | null,
): (...given: Arguments) => Float64Array {
  return (...given) => {
    const slope = slopeAt(...given);
    if (slope === null) throw new Error("the slope is not exact");
    return slope;
  };
}
