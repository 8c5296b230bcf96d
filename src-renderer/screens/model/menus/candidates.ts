import type { Obstacle } from "../../../../src-engine/specification/change/obstacle.ts";
import { formObstacle } from "../../../../src-engine/specification/change/predictor.ts";
import { type ContextVariable, nounOfLevel, unitsIdentifiedBy } from "../../../../src-engine/specification/context.ts";
import type { Equation } from "../../../../src-engine/specification/equations/equation.ts";
import type { WorkingModel } from "../../../../src-engine/specification/working-model.ts";

/** A variable that an equation could take, and why it cannot. */
export interface Candidate {
  readonly variable: ContextVariable;
  /** Its label, or that its mean is meant. */
  readonly note: string;
  readonly obstacle: Obstacle | null;
}

/** The variables of the equation's level, then those of lower levels, whose means could enter; identifiers never do. */
export function candidates(model: WorkingModel, equation: Equation): readonly Candidate[] {
  const { context } = model;
  const variables = [...context.variables.values()].filter(({ name }) => unitsIdentifiedBy(context, name) === null);
  const own = variables.filter(({ level }) => Math.max(level, 1) === equation.level);
  const lower = variables.filter(
    ({ level, storage, name }) =>
      level > 0 && level < equation.level && storage !== "text" && name !== model.draft.outcome,
  );
  return [
    ...own.map((variable) => ({
      variable,
      note: variable.label,
      obstacle: formObstacle(model, { name: variable.name }),
    })),
    ...lower.map((variable) => ({
      variable,
      note: `${nounOfLevel(context, equation.level).singular} mean`,
      obstacle: null,
    })),
  ];
}
