import { type DescribedOutcome, linearScaleText, ordinalLevelText } from "../../src-wording/outcome-scales.ts";
import type { FittedModel } from "./fitted-model.ts";
import { categoryLabels, equationText, eventLabel } from "./outcome-categories.ts";

/** A column of a design, or what else belongs to one equation; undefined: there is one only. */
interface OfEquation {
  readonly equation?: string | number | undefined;
}

/** The outcome as sentences about an equation name it. `column`: of a multinomial one the equation is its. */
export function describedOutcome(model: FittedModel, column?: OfEquation): DescribedOutcome {
  const { distribution, link, zeros, period } = model.fit.design.specification;
  return {
    distribution,
    link,
    outcome: model.outcomeLabel,
    event: equationText(model, column) ?? eventLabel(model),
    zeros: zeros?.kind ?? null,
    isHazard: period !== null,
  };
}

/** The same of a value there, not a change: an ordinal outcome's is counted from its first threshold. Null: the outcome itself. */
export function levelScaleText(model: FittedModel, column?: OfEquation): string | null {
  const { categories, specification } = model.fit.design;
  if (categories === null) return linearScaleText(describedOutcome(model, column));
  const [lowest = "", next = ""] = categoryLabels(model);
  return ordinalLevelText(specification.link, model.outcomeLabel, lowest, next);
}

/** What effects add up on: "the log-odds of use: yes", or the outcome itself. */
export function effectScaleText(model: FittedModel, column?: OfEquation): string {
  return linearScaleText(describedOutcome(model, column)) ?? model.outcomeLabel;
}
