import { categoriesCounted, meanAxisText, offsetHeld } from "../../src-wording/outcomes.ts";
import { meanOf } from "../design/row-values.ts";
import { meanAt } from "../fit/predicted-effects.ts";
import type { FittedModel } from "./fitted-model.ts";
import { categoryLabels, eventLabel } from "./outcome-categories.ts";

/** From the linear predictor without offset to the scale on which a chart shows the outcome: its mean. */
export interface MeanScale {
  readonly label: string;
  readonly isLinear: boolean;
  at(predictor: number): number;
  /** What a note should say of it. */
  readonly notes: readonly string[];
}

export function meanScale(model: FittedModel): MeanScale {
  const { fit, outcomeLabel } = model;
  const { specification, offset } = fit.design;
  const held = offset === null ? 0 : meanOf(offset);
  return {
    label: meanAxisText(specification.distribution, outcomeLabel, eventLabel(model)),
    isLinear: fit.kind === "linear" || specification.link === "identity",
    at: (predictor) => meanAt(fit, predictor + held),
    notes: [...(offset === null ? [] : [offsetHeld]), ...categoryNumbers(model)],
  };
}

/** What the numbers of an ordinal outcome's categories mean. */
function categoryNumbers(model: FittedModel): readonly string[] {
  const labels = categoryLabels(model);
  return labels.length === 0 ? [] : [categoriesCounted(labels)];
}
