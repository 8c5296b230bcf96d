import type { Term, TermVariable } from "../../../src-contract/analysis.ts";
import type { ModelDraft } from "../../../src-contract/project.ts";
import { entersAsCategories, groupKey, type ModelContext } from "../context.ts";
import { centeringText, equationName, variableText } from "../predictor-name.ts";
import { levelOfVariable, plainForm, termKey, variableKey } from "../term.ts";
import { mapTerms, type WorkingModel } from "../working-model.ts";
import type { Obstacle } from "./obstacle.ts";
import { formObstacle } from "./predictor.ts";
import type { ChangeRule } from "./rule.ts";

/**
 * Changes the form in which a variable enters (centering, power, type, reference category, coding) wherever it stands
 * in the form `from`, so that products and random slopes stay those of the predictor.
 */
export interface ChangeForm {
  readonly kind: "change-form";
  readonly from: TermVariable;
  readonly to: TermVariable;
}

export const changeForm: ChangeRule<ChangeForm> = {
  obstacle: (model, change) => formObstacle(model, change.to) ?? placeObstacle(model, change),
  apply: ({ draft, context }, { from, to }) => withForm(draft, context, from, to),
  describe: ({ context }, { from, to }) => describeForm(context, from, to),
};

function placeObstacle({ draft, context }: WorkingModel, { from, to }: ChangeForm): Obstacle | null {
  if (levelOfVariable(context, from) !== levelOfVariable(context, to)) return { code: "is-not-there" };
  if (variableKey(context, from) === variableKey(context, to)) return null;
  const collides = countRepeated(withForm(draft, context, from, to), context) > countRepeated(draft, context);
  if (!collides) return null;
  return { code: "is-in-model", predictor: `${variableText(context, to)}, ${centeringText(context, to)}` };
}

function withForm(draft: ModelDraft, context: ModelContext, from: TermVariable, to: TermVariable): ModelDraft {
  const key = variableKey(context, from);
  const form = plainForm(context, to);
  if (variableKey(context, form) === key) return draft;
  return mapTerms(draft, (term) =>
    term.variables.some((variable) => variableKey(context, variable) === key)
      ? { variables: term.variables.map((variable) => (variableKey(context, variable) === key ? form : variable)) }
      : term,
  );
}

/** How many terms stand in the model more than once. */
function countRepeated({ fixed, random }: ModelDraft, context: ModelContext): number {
  const keysOf = (terms: readonly Term[], group: string) => terms.map((term) => group + termKey(context, term));
  const keys = [...keysOf(fixed, ""), ...random.flatMap(({ group, terms }) => keysOf(terms, groupKey(group)))];
  return keys.length - new Set(keys).size;
}

function describeForm(context: ModelContext, from: TermVariable, to: TermVariable): string {
  const name = equationName(to.name);
  if (entersAsCategories(context, from) !== entersAsCategories(context, to)) {
    return entersAsCategories(context, to) ? `Enter ${name} as categories` : `Enter ${name} as a number`;
  }
  if (from.reference !== to.reference) return `Reference category of ${name}`;
  if (from.coding !== to.coding) return `Coding of ${name}`;
  if ((from.power ?? 1) !== (to.power ?? 1))
    return `Change ${variableText(context, from)} to ${variableText(context, to)}`;
  return `Make ${variableText(context, to)} ${centeringText(context, to)}`;
}
