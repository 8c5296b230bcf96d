import { describe, expect, test } from "vitest";
import {
  comparableResiduals,
  type ModelSpecification,
  type ResidualSpecification,
} from "../../src-contract/analysis.ts";
import { defaultOutputSettings } from "../../src-contract/project.ts";
import type { StructureResult } from "../../src-contract/result.ts";
import { analyse, fitModel } from "../../src-engine/analyse.ts";
import { goldenData } from "../support/golden-data.ts";
import { residualCases } from "../support/residual-cases.ts";

const one = { variables: [] };
const term = (name: string) => ({ variables: [{ name }] });

/** Growth of the made waves; with other structures what residual-structures.R fits one by one. */
function growth(
  structure: ResidualSpecification["structure"],
  random: ModelSpecification["random"],
): ModelSpecification {
  return {
    outcome: "y",
    fixed: [one, term("wave"), term("x"), term("arm")],
    random,
    residual: { structure, within: "student", order: "wave" },
    inference: { compareResiduals: comparableResiduals },
  };
}

describe("residual structures side by side", () => {
  const structures = structuresOf(growth("independent", []));

  test.each([
    ["compound-symmetry", "compound symmetry"],
    ["ar1", "AR(1) with gaps"],
    ["arma11", "ARMA(1,1)"],
    ["toeplitz", "Toeplitz"],
    ["diagonal", "a variance for each occasion"],
    ["ar1-heterogeneous", "AR(1), heterogeneous"],
    ["compound-symmetry-heterogeneous", "compound symmetry, heterogeneous"],
    ["toeplitz-heterogeneous", "Toeplitz, heterogeneous"],
    ["unstructured", "unstructured with gaps"],
  ] as const)("%s has the deviance and parameters that R finds", (structure, name) => {
    const expected = residualCases.cases.find((one) => one.name === name)?.expected;
    const found = fitted(structures, structure);
    expect(found.deviance).toBeCloseTo(-2 * (expected?.logLik ?? Number.NaN), 3);
    expect(found.parameters).toBe(expected?.parameters);
    expect(found.aic).toBeCloseTo(found.deviance + 2 * found.parameters, 9);
  });

  test("structures that say all of a subject's covariance take the place of its random effects", () => {
    const beside = structuresOf(growth("independent", [{ group: "student", terms: [one] }]));
    expect(fitted(beside, "unstructured").deviance).toBeCloseTo(fitted(structures, "unstructured").deviance, 4);
    expect(beside.find(({ structure }) => structure === "unstructured")?.randomEffects).toBe(false);
    expect(fitted(beside, "independent").deviance).toBeCloseTo(fitted(structures, "compound-symmetry").deviance, 4);
    expect(beside.find(({ structure }) => structure === "ar1")?.randomEffects).toBe(true);
  });

  test("are a table; what cannot be fitted is named there with the reason", () => {
    const model = growth("independent", []);
    const uneven = { ...model, residual: { ...model.residual, structure: "independent", order: "time" } } as const;
    const request = { id: "m", name: "m", revision: 1, table: "t", levels: null, output: defaultOutputSettings };
    const answer = fitModel(goldenData("waves"), { ...request, model: uneven });
    if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
    const table = answer.value.output.tables.find(({ kind }) => kind === "structure-comparison");
    const texts = (table?.rows ?? []).map(({ cells }) =>
      cells.map(({ text }) => text.map((piece) => piece.text).join("")),
    );
    expect(texts[0]?.[0]).toBe("Independent");
    expect(texts.find(([label]) => label === "Toeplitz")?.slice(1)).toEqual(["—", "—", "—", "—"]);
    const note = (table?.notes ?? []).flatMap((pieces) => pieces.map(({ text }) => text)).join("");
    expect(note).toContain("Toeplitz: The occasions of “time” are not whole steps apart");
    expect(note).toContain("mallest AIC");
  });
});

function structuresOf(model: ModelSpecification): readonly StructureResult[] {
  const analysis = analyse(goldenData("waves"), model);
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  return analysis.value.result.structures ?? [];
}

function fitted(structures: readonly StructureResult[], structure: ResidualSpecification["structure"]) {
  const found = structures.find((one) => one.structure === structure);
  if (found === undefined || "failure" in found) throw new Error(JSON.stringify(found));
  return found;
}
