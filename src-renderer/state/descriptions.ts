import type { DataStep, Preparation, VariableDescription } from "../../src-contract/data-steps.ts";
import { freshId } from "./identifiers.ts";

/**
 * What the user says about a variable of a prepared table becomes a step: those before it speak of the variable by its
 * name until then. Said of several variables in a row, it is one step.
 */
export function withDescription(preparation: Preparation, name: string, description: VariableDescription): Preparation {
  const { steps } = preparation;
  const last = steps.at(-1);
  if (last?.kind !== "describe" || last.off === true) {
    const step: DataStep = { id: freshId(steps, "step"), kind: "describe", variables: { [name]: description } };
    return { ...preparation, steps: [...steps, step] };
  }
  const key = Object.entries(last.variables).find(([, said]) => said.name === name)?.[0] ?? name;
  const variables = { ...last.variables, [key]: { ...last.variables[key], ...description } };
  return { ...preparation, steps: [...steps.slice(0, -1), { ...last, variables }] };
}
