import { describe, expect, test } from "vitest";
import type { ModelSpecification } from "../../../../src-contract/analysis.ts";
import { analyse } from "../../../../src-engine/analyse.ts";
import { goldenData } from "../../../support/golden-data.ts";

const one = { variables: [] };
const ses = { variables: [{ name: "ses", center: "group", by: "school" } as const] };
const sector = { variables: [{ name: "sector" }] };
const meanSes = { variables: [{ name: "meanses" }] };
const female = { variables: [{ name: "female" }] };

/** 7,185 students in 160 schools; Raudenbush & Bryk (2002, table 4.5): 157 degrees of freedom for both equations. */
describe("between-within degrees of freedom", () => {
  const slopesAsOutcomes: ModelSpecification = {
    outcome: "mathach",
    fixed: [
      one,
      meanSes,
      sector,
      ses,
      { variables: [...meanSes.variables, ...ses.variables] },
      { variables: [...sector.variables, ...ses.variables] },
    ],
    random: [{ group: "school", terms: [one, ses] }],
  };

  test("of the equation of a random effect: units less its coefficients", () => {
    expect(degreesOfFreedom("hsb", slopesAsOutcomes)).toEqual([157, 157, 157, 157, 157, 157]);
  });

  test("of a slope without a random effect: rows less units less the other such slopes", () => {
    const model = { ...slopesAsOutcomes, random: [{ group: "school", terms: [one] }] };
    expect(degreesOfFreedom("hsb", model)).toEqual([157, 157, 157, 7185 - 160 - 3, 7185 - 160 - 3, 7185 - 160 - 3]);
  });

  test("a student's trait counts beside a random slope", () => {
    const model: ModelSpecification = {
      outcome: "mathach",
      fixed: [one, sector, ses, female],
      random: [{ group: "school", terms: [one, ses] }],
    };
    expect(degreesOfFreedom("hsb", model)).toEqual([158, 158, 159, 7185 - 160 - 1]);
  });

  test("crossed factors have no levels to count by", () => {
    const analysis = analyse(goldenData("penicillin"), {
      outcome: "diameter",
      fixed: [one],
      random: [
        { group: "plate", terms: [one] },
        { group: "sample", terms: [one] },
      ],
      inference: { df: "between-within" },
    });
    expect(analysis).toMatchObject({ ok: false, failure: { code: "between-within-crossed" } });
  });
});

function degreesOfFreedom(data: string, model: ModelSpecification): readonly (number | null)[] {
  const analysis = analyse(goldenData(data), { ...model, inference: { df: "between-within" } });
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  return analysis.value.result.fixed.map(({ df }) => df);
}
