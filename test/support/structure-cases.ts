import {
  comparableResiduals,
  type ModelSpecification,
  type ResidualSpecification,
} from "../../src-contract/analysis.ts";
import type { StructureResult } from "../../src-contract/result.ts";
import { analyse } from "../../src-engine/analyse.ts";
import { goldenData } from "./golden-data.ts";
import { residualCases } from "./residual-cases.ts";
import type { ValidationSection } from "./validation-section.ts";

type Structure = ResidualSpecification["structure"];

/** Structures that one comparison fits, by the case in which residual-structures.R fits the same model. */
export const structureCases = [
  ["compound-symmetry", "compound symmetry"],
  ["ar1", "AR(1) with gaps"],
  ["arma11", "ARMA(1,1)"],
  ["toeplitz", "Toeplitz"],
  ["diagonal", "a variance for each occasion"],
  ["ar1-heterogeneous", "AR(1), heterogeneous"],
  ["compound-symmetry-heterogeneous", "compound symmetry, heterogeneous"],
  ["toeplitz-heterogeneous", "Toeplitz, heterogeneous"],
  ["unstructured", "unstructured with gaps"],
] as const satisfies readonly (readonly [Structure, string])[];

/** Growth of the made waves; with other structures what residual-structures.R fits one by one. */
export function growth(structure: Structure, random: ModelSpecification["random"]): ModelSpecification {
  const term = (name: string) => ({ variables: [{ name }] });
  return {
    outcome: "y",
    fixed: [{ variables: [] }, term("wave"), term("x"), term("arm")],
    random,
    residual: { structure, within: "student", order: "wave" },
    inference: { compareResiduals: comparableResiduals },
  };
}

export function structuresOf(model: ModelSpecification): readonly StructureResult[] {
  const analysis = analyse(goldenData("waves"), model);
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  return analysis.value.result.structures ?? [];
}

/** One of them that could be fitted. */
export function fitted(structures: readonly StructureResult[], structure: Structure) {
  const found = structures.find((one) => one.structure === structure);
  if (found === undefined || "failure" in found) throw new Error(JSON.stringify(found));
  return found;
}

/** What R finds for a structure: its deviance, and AIC by its number of parameters. */
export function expectedStructure(name: string) {
  const expected = residualCases.cases.find((one) => one.name === name)?.expected;
  if (expected?.parameters === undefined) throw new Error(`residual-structures.R has no parameters of "${name}"`);
  const deviance = -2 * expected.logLik;
  const { parameters } = expected;
  const observations = goldenData("waves").table.rows;
  return {
    deviance,
    parameters,
    aic: deviance + 2 * parameters,
    bic: deviance + Math.log(observations) * parameters,
  };
}

/** "Compare covariance structures": all of them by one call, beside what R finds one by one. */
export function structureSection(): ValidationSection {
  const structures = structuresOf(growth("independent", []));
  return {
    title: "covariance structures side by side",
    how: "`y ~ wave + x + arm`, REML: one analysis with `compareResiduals`",
    lines: structureCases.flatMap(([structure, name]) => {
      const own = fitted(structures, structure);
      const expected = expectedStructure(name);
      return (["deviance", "parameters", "aic", "bic"] as const).map(
        (quantity) => [`${structure}: ${quantity}`, own[quantity], expected[quantity]] as const,
      );
    }),
  };
}
