import { allUnits, type LevelsDefinition } from "../../src-contract/levels.ts";
import type { ModelDraft } from "../../src-contract/project.ts";
import { groupOfUnits } from "./context.ts";

/** The model without predictors: an intercept, and one that varies between the units of every level and of every crossed factor. A new model is this. */
export function nullModel(outcome: string | null, levels: LevelsDefinition | null): ModelDraft {
  return {
    outcome,
    fixed: [{ variables: [] }],
    random: (levels === null ? [] : allUnits(levels)).map((level) => ({
      group: groupOfUnits(level),
      terms: [{ variables: [] }],
    })),
  };
}

/** Whether the model has no predictor in its fixed or random part. */
export function isNullModel({ fixed, random }: ModelDraft): boolean {
  return [...fixed, ...random.flatMap(({ terms }) => terms)].every(({ variables }) => variables.length === 0);
}
