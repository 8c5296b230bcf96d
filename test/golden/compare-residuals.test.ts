import { describe, expect, test } from "vitest";
import { defaultOutputSettings } from "../../src-contract/project.ts";
import { fitModel } from "../../src-engine/analyse.ts";
import { goldenData } from "../support/golden-data.ts";
import { expectedStructure, fitted, growth, structureCases, structuresOf } from "../support/structure-cases.ts";

const one = { variables: [] };

describe("residual structures side by side", () => {
  const structures = structuresOf(growth("independent", []));

  test.each(structureCases)("%s has the deviance and parameters that R finds", (structure, name) => {
    const expected = expectedStructure(name);
    const found = fitted(structures, structure);
    expect(found.deviance).toBeCloseTo(expected.deviance, 3);
    expect(found.parameters).toBe(expected.parameters);
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
