import { explainFit } from "../../../src-wording/explanations.ts";
import { shareScaleText } from "../../../src-wording/outcomes.ts";
import { nounOfLevel } from "../../specification/context.ts";
import type { FittedModel } from "../fitted-model.ts";

/**
 * What the share of a grouping factor is. Of the outermost units it is a correlation of rows, too; rows of smaller ones are more
 * alike than their share says, since they lie in the same larger unit.
 */
export function iccMeaning({ fit, names, context, outcomeLabel }: FittedModel, group: string): string {
  const { groupings, isNested, specification } = fit.design;
  const isOutermost = isNested && groupings.at(-1)?.name === group;
  const alike = isOutermost ? { rows: nounOfLevel(context, 1).plural, unit: names.unit(group) } : null;
  return explainFit.icc(shareScaleText(outcomeLabel, specification), names.unitPlural(group), alike);
}
