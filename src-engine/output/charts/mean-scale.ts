import { capitalized } from "../../../src-wording/capitalized.ts";
import { meanAxisText } from "../../../src-wording/outcome-scales.ts";
import { categoriesCounted, zerosHeld } from "../../../src-wording/outcomes.ts";
import { meanOffset } from "../../design/outcome.ts";
import { meanFunction } from "../../fit/predicted-effects.ts";
import { describedOutcome, effectScaleText, levelScaleText } from "../described-outcome.ts";
import type { FittedModel } from "../fitted-model.ts";
import { heldBesideNotes } from "../held-beside.ts";
import { categoryLabels } from "../outcome-categories.ts";

/** From the linear predictor without offset to the scale on which a chart shows the outcome: its mean. */
export interface MeanScale {
  readonly label: string;
  readonly isLinear: boolean;
  at(predictor: number): number;
  /** What a note should say of it. */
  readonly notes: readonly string[];
}

export function meanScale(model: FittedModel): MeanScale {
  const { fit } = model;
  const { zeros } = fit.design;
  const meanAt = meanFunction(fit);
  const held = meanOffset(fit.design);
  return {
    label: meanAxisText(describedOutcome(model)),
    isLinear: isOnLinkScale(fit),
    at: (predictor) => meanAt(predictor + held),
    notes: [
      ...heldBesideNotes(model),
      ...((zeros?.columns.length ?? 0) > 1 ? [zerosHeld] : []),
      ...categoryNumbers(model),
    ],
  };
}

/** The scale of the link, on which effects are straight and add up; null where it is the mean's own. */
export function linkScale(model: FittedModel): MeanScale | null {
  const { fit } = model;
  const { distribution, link } = fit.design.specification;
  const isLatent = distribution === "ordinal" && link !== "logit";
  const text = isLatent ? effectScaleText(model) : levelScaleText(model);
  if (isOnLinkScale(fit) || text === null) return null;
  const held = meanOffset(fit.design);
  return {
    label: capitalized(text.replace(/^the /, "")),
    isLinear: true,
    at: (predictor) => predictor + held,
    notes: heldBesideNotes(model),
  };
}

/** Whether the linear predictor is the mean; a lognormal outcome's is the mean of its logarithm. */
function isOnLinkScale({ kind, design }: FittedModel["fit"]): boolean {
  const { distribution, link } = design.specification;
  return kind === "linear" || (link === "identity" && distribution !== "lognormal");
}

/** What the numbers of an ordinal outcome's categories mean. */
function categoryNumbers(model: FittedModel): readonly string[] {
  const labels = categoryLabels(model);
  const areNumbers = labels.every((label, k) => label === String(k + 1));
  return areNumbers ? [] : [categoriesCounted(labels)];
}
