import { capitalized } from "../../../src-wording/capitalized.ts";
import { explainVariance, varianceNouns } from "../../../src-wording/explanations.ts";
import { correlationNoun } from "../../../src-wording/results-text.ts";
import type { DesignColumn } from "../../design/columns.ts";
import { nounOfLevel } from "../../specification/context.ts";
import { effectScaleText } from "../described-outcome.ts";
import type { FittedModel } from "../fitted-model.ts";
import { inEquation } from "../outcome-categories.ts";

/** Random effects, their variances and correlations in the user's words. */

/** What the variance of a random effect is, in a sentence. */
export function varianceMeaning(model: FittedModel, part: number, column: DesignColumn): string {
  return explainVariance.what(varianceNoun(model, part, column));
}

/** The same inside a sentence. */
export function varianceNoun(model: FittedModel, part: number, column: DesignColumn): string {
  const { fit, names, columns } = model;
  const units = names.unitPlural(fit.design.groupings[fit.design.random[part]?.grouping ?? 0]?.name ?? "");
  const outcome = effectScaleText(model, column);
  return column.factors.length === 0
    ? varianceNouns.intercept(outcome, units)
    : varianceNouns.slope(columns.label(column), outcome, units);
}

/** Whether the effects of a random part have correlations that are estimated: others are zero by the model. */
export function isCorrelated({ fit }: FittedModel, part: number): boolean {
  const { columns, covariance } = fit.design.random[part] ?? { columns: [], covariance: "identity" };
  return columns.length > 1 && covariance !== "diagonal" && covariance !== "identity";
}

/** What the correlation of two random effects is, in a sentence. */
export function correlationMeaning(model: FittedModel, part: number, k: number, other: number): string {
  const [first, second, units] = correlated(model, part, k, other);
  return explainVariance.correlation(first, second, units);
}

/** The same inside a sentence. */
export function correlationOf(model: FittedModel, part: number, k: number, other: number): string {
  const [first, second, units] = correlated(model, part, k, other);
  return correlationNoun(first, second, units);
}

/** Two random effects and the units over which they go together. */
function correlated(model: FittedModel, part: number, k: number, other: number): readonly [string, string, string] {
  const { fit, names, columns } = model;
  const { columns: effects, grouping } = fit.design.random[part] ?? { columns: [], grouping: 0 };
  const effectName = (effect: number) => {
    const { factors } = effects[effect] ?? { factors: [] };
    const name =
      factors.length === 0 ? explainVariance.theIntercept : explainVariance.theSlope(columns.label({ factors }));
    return inEquation(model, effects[effect], name);
  };
  const units = names.unitPlural(fit.design.groupings[grouping]?.name ?? "");
  return [effectName(other), effectName(k), units];
}

/** "School intercept" where several groups have one, else "Intercept". */
export function interceptLabel({ fit, names }: FittedModel, group: string): string {
  if (fit.design.groupings.length < 2) return "Intercept";
  const unit = names.unit(group);
  return `${capitalized(unit)} intercept`;
}

/** What the residual variance is, inside a sentence. */
export function residualNoun({ context, outcomeLabel }: FittedModel): string {
  const rows = nounOfLevel(context, 1).plural;
  const { upper, crossed = [] } = context.levels;
  const units = [...upper.slice(0, 1), ...crossed].map(({ singular }) => singular);
  return varianceNouns.residual(outcomeLabel, rows, units.length === 0 ? null : units.join(" and "));
}
