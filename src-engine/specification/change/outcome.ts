import { unitsIdentifiedBy } from "../context.ts";
import { usualLink } from "../links.ts";
import { categoricalOutcomes, mostOutcomeCategories } from "../outcome-settings.ts";
import { equationName } from "../predictor-name.ts";
import type { WorkingModel } from "../working-model.ts";
import { nothingBeside, withDistribution } from "./distribution.ts";
import type { Obstacle } from "./obstacle.ts";
import type { ChangeRule } from "./rule.ts";
import { withoutVariable } from "./variable.ts";

/**
 * Makes a variable the outcome; where it was a predictor it is removed. Texts are categories: two are a Bernoulli outcome, more a
 * multinomial one.
 */
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
    const variable = context.variables.get(name);
    const { distribution: now = "normal" } = chosen;
    const count = variable?.categories?.length ?? 0;
    const fits = categoricalOutcomes.includes(now) && (now !== "bernoulli" || count === 2);
    if (variable?.storage !== "text" || fits) return chosen;
    const distribution = count === 2 ? "bernoulli" : "multinomial";
    return withDistribution(chosen, distribution, usualLink(distribution), nothingBeside);
  },
  describe: (_, { name }) => `Make ${equationName(name)} the outcome`,
};

function outcomeObstacle(context: WorkingModel["context"], name: string): Obstacle | null {
  const variable = context.variables.get(name);
  if (variable === undefined) return { code: "unknown-variable", name };
  const units = unitsIdentifiedBy(context, name);
  if (units !== null) return { code: "is-identifier", name, units: units.plural };
  const categories = variable.categories?.length ?? 0;
  const areMany = categories < 2 || categories > mostOutcomeCategories;
  if (variable.storage === "text" && areMany) return { code: "is-text", name };
  if (variable.level === 0) return { code: variable.hasValues ? "is-constant" : "has-no-values", name };
  return null;
}
