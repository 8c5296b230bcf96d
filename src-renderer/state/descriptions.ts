import type { TableId } from "../../src-contract/data-import.ts";
import type { DataStep, Preparation } from "../../src-contract/data-steps.ts";
import type { ProjectTable } from "../../src-contract/project.ts";
import type { VariableDescription } from "../../src-contract/step-contents.ts";
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

/** The steps of a table that takes variables from another one, in which a variable is called otherwise now. */
export function withRenamedSource(table: ProjectTable, source: TableId, from: string, to: string): ProjectTable {
  const { preparation } = table;
  const isAbout = (step: DataStep) => step.kind === "join" && "table" in step.from && step.from.table === source;
  if (preparation === undefined || !preparation.steps.some(isAbout)) return table;
  const renamed = (name: string) => (name === from ? to : name);
  const steps = preparation.steps.map((step): DataStep => {
    if (step.kind !== "join" || !isAbout(step)) return step;
    const keys = step.keys.map(({ left, right }) => ({ left, right: renamed(right) }));
    return { ...step, keys, ...(step.variables !== undefined && { variables: step.variables.map(renamed) }) };
  });
  return { ...table, preparation: { ...preparation, steps } };
}
