import type { Distribution } from "../../../src-contract/analysis.ts";
import type { ModelDraft } from "../../../src-contract/project.ts";
import { type ContextVariable, unitsIdentifiedBy } from "../context.ts";
import { usualLink } from "../links.ts";
import { outcomeMisfit } from "../outcome-range.ts";
import {
  categoricalOutcomes,
  mostOutcomeCategories,
  mostRatings,
  outcomeLook,
  plainDistribution,
} from "../outcome-settings.ts";
import { equationName } from "../predictor-name.ts";
import type { WorkingModel } from "../working-model.ts";
import { nothingBeside, withDistribution } from "./distribution.ts";
import type { Obstacle } from "./obstacle.ts";
import type { ChangeRule } from "./rule.ts";
import { withoutVariable } from "./variable.ts";

/**
 * Makes a variable the outcome; where it was a predictor it is removed. Texts are categories: two are a Bernoulli outcome, more a
 * multinomial one. A distribution of categories that the new outcome has not gives way to its usual one.
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
    const chosen = { ...withoutBeside(kept, name), outcome: name };
    const variable = context.variables.get(name);
    if (variable === undefined || canStay(variable, chosen.distribution ?? "normal")) return chosen;
    const distribution = usualDistribution(variable);
    return withDistribution(chosen, distribution, usualLink(distribution), nothingBeside);
  },
  describe: (_, { name }) => `Make ${equationName(name)} the outcome`,
};

/** What stands beside an outcome stays for another one, except what would be the outcome itself. */
function withoutBeside(draft: ModelDraft, name: string): ModelDraft {
  const { trials, exposure, offset, survival, zeros, ...kept } = draft;
  const isOther = (variable: string | undefined) => variable !== undefined && variable !== name;
  const predictors = zeros?.predictors?.filter(({ variables }) => variables.every((one) => one.name !== name));
  return {
    ...kept,
    ...(isOther(trials) && { trials }),
    ...(isOther(exposure) && { exposure }),
    ...(isOther(offset) && { offset }),
    ...(isOther(survival?.period) && { survival }),
    ...(zeros !== undefined && { zeros: { ...zeros, ...(predictors !== undefined && { predictors }) } }),
  };
}

/**
 * Whether the distribution of the outcome before can be that of the new one. Values out of range may be those of rows that are left
 * out; categories are none of one.
 */
function canStay(variable: ContextVariable, now: Distribution): boolean {
  if (!categoricalOutcomes.includes(now)) return variable.storage !== "text";
  return outcomeMisfit(variable, now) === null && areCategories(variable);
}

function usualDistribution(variable: ContextVariable): Distribution {
  if (variable.storage === "text") return variable.categories?.length === 2 ? "bernoulli" : "multinomial";
  return plainDistribution(outcomeLook(variable)) ?? "normal";
}

/** As far as is known: of numbers without labels a few only. */
function areCategories(variable: ContextVariable): boolean {
  const { storage, categories, range } = variable;
  if (categories === null) return range === null;
  const look = outcomeLook(variable)?.kind;
  return storage === "text" || categories.length <= mostRatings || look === "names" || look === "grades";
}

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
