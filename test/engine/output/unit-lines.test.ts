import { expect, test } from "vitest";
import type { ModelSpecification, TermVariable } from "../../../src-contract/analysis.ts";
import { defaultOutputSettings } from "../../../src-contract/project.ts";
import { analyse, fitModel } from "../../../src-engine/analyse.ts";
import { rowsOfUnit } from "../../../src-engine/design/units.ts";
import { fixedPredictions } from "../../../src-engine/fit/inference/explained-variance.ts";
import { effectModes } from "../../../src-engine/fit/predicted-effects.ts";
import { goldenData } from "../../support/golden-data.ts";

const ses: TermVariable = { name: "ses", center: "group", by: "school" };
const squared: TermVariable = { ...ses, power: 2 };

const slopes: ModelSpecification = {
  outcome: "mathach",
  fixed: [
    { variables: [] },
    { variables: [{ name: "sector" }] },
    { variables: [ses] },
    { variables: [ses, { name: "sector" }] },
  ],
  random: [{ group: "school", terms: [{ variables: [] }, { variables: [ses] }] }],
};

test("a school’s line goes through the fitted values of all its pupils, cross-level interaction and random slope included", () => {
  expect(lineMisses(slopes)).toBeLessThan(1e-9);
});

test("a curved line ends in the fitted values of the pupils at its ends", () => {
  const fixed = [...slopes.fixed, { variables: [squared] }];
  expect(lineMisses({ ...slopes, fixed }, "ends")).toBeLessThan(1e-9);
});

/** The largest distance of a fitted value, x'β̂ + z'b̂, from the line of its school, where rows differ in ses alone. */
function lineMisses(model: ModelSpecification, rowsLookedAt: "all" | "ends" = "all"): number {
  const data = goldenData("hsb");
  const analysis = analyse(data, model);
  const request = { id: "m", revision: 1, name: "m", table: "t", levels: null, model, output: defaultOutputSettings };
  const answer = fitModel(data, request);
  if (!analysis.ok || !answer.ok) throw new Error("not fitted");
  const { fit } = analysis.value;
  const [school] = fit.design.groupings;
  const [effects] = effectModes(fit);
  const [part] = fit.design.random;
  const x = fit.design.fixed.find(({ name }) => name === "ses")?.values;
  if (school === undefined || effects === undefined || part === undefined || x === undefined)
    throw new Error("no slope");
  const fixed = fixedPredictions(fit);
  const lines = new Map(answer.value.output.charts[0]?.unitLines.map((line) => [line.unit, line.points]));
  const misses = school.labels.flatMap((label, unit) => {
    const points = lines.get(String(label)) ?? [];
    const [[from, low] = [Number.NaN, Number.NaN]] = points;
    const [to, high] = points.at(-1) ?? [Number.NaN, Number.NaN];
    const rows = rowsOfUnit(school, unit).filter((row) => rowsLookedAt === "all" || x[row] === from || x[row] === to);
    return rows.map((row) => {
      const own = part.columns.reduce(
        (sum, { values }, k) => sum + (effects[unit * part.columns.length + k] ?? 0) * (values[row] ?? 0),
        fixed[row] ?? 0,
      );
      return Math.abs(own - (low + ((high - low) * ((x[row] ?? 0) - from)) / (to - from)));
    });
  });
  return Math.max(...misses);
}
