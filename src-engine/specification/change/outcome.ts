import { unitsIdentifiedBy } from "../context.ts";
import { usualLink } from "../links.ts";
import { categoricalOutcomes } from "../outcome-settings.ts";
import { equationName } from "../predictor-name.ts";
import type { WorkingModel } from "../working-model.ts";
import type { Obstacle } from "./obstacle.ts";
import type { ChangeRule } from "./rule.ts";
import { nothingBeside, withDistribution } from "./settings.ts";
import { withoutVariable } from "./variable.ts";

/** Makes a variable the outcome; where it was a predictor it is removed. Two categories of text are a Bernoulli outcome. */
export interface SetOutcome {
  readonly kind: "set-outcome";
  readonly name: string;
}

export const setOutcome: ChangeRule<SetOutcome> = {
  obstacle: ({ context }, { name }) => outcomeObstacle(context, name),
  apply: ({ draft, context }, { name }) => {
    if (draft.outcome === name) return draft;
    const { event, reference, order, ...kept } = withoutVariable(draft, name);
    const chosen = { ...kept, outcome: name };
    const needsCategories = context.variables.get(name)?.storage === "text";
    if (!needsCategories || categoricalOutcomes.includes(chosen.distribution ?? "normal")) return chosen;
    return withDistribution(chosen, "bernoulli", usualLink("bernoulli"), nothingBeside);
  },
  describe: (_, { name }) => `Make ${equationName(name)} the outcome`,
};

function outcomeObstacle(context: WorkingModel["context"], name: string): Obstacle | null {
  const variable = context.variables.get(name);
  if (variable === undefined) return { code: "unknown-variable", name };
  const units = unitsIdentifiedBy(context, name);
  if (units !== null) return { code: "is-identifier", name, units: units.plural };
  if (variable.storage === "text" && variable.categories?.length !== 2) return { code: "is-text", name };
  if (variable.level === 0) return { code: variable.hasValues ? "is-constant" : "has-no-values", name };
  return null;
}
