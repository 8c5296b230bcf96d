import type { StepContent } from "../../../../src-contract/data-steps.ts";
import type { Variable } from "../../../../src-contract/variable.ts";
import { variablesIn } from "../../../../src-engine/formula/names.ts";

/** Names of the variables that a step speaks of, in lists or in formulas, to be seen in its preview. */
export function namedVariables(content: StepContent, variables: readonly Variable[]): readonly string[] {
  const written = JSON.stringify(content);
  const inFormulas = new Set(formulasOf(content).flatMap(variablesIn).map(lowerCase));
  return variables
    .map(({ name }) => name)
    .filter((name) => inFormulas.has(lowerCase(name)) || written.includes(JSON.stringify(name)));
}

function formulasOf(content: StepContent): readonly string[] {
  if (content.kind === "filter") return [content.formula];
  return content.kind === "compute" ? content.variables.map(({ formula }) => formula) : [];
}

function lowerCase(name: string): string {
  return name.toLowerCase();
}
