import type { AfterPart, AfterSettings } from "../../../src-contract/after.ts";
import type { InferredGeneralizedFit } from "../../fit/generalized/generalized-inference.ts";
import type { Watch } from "../../fit/watch.ts";
import { type Classification, classification } from "./classification.ts";
import { type ModelChecks, modelChecks } from "./model-checks.ts";
import { type OutcomePrediction, outcomePredictions } from "./outcome-predictions.ts";
import { type OutcomeResiduals, outcomeResiduals } from "./outcome-residuals.ts";
import { type OutcomeUnitEffects, outcomeUnitEffects } from "./outcome-unit-effects.ts";
import { type PredictedOutcomes, predictedOutcomes } from "./predicted-outcomes.ts";

/** What was asked of a fit whose outcome is not normal. Null: not asked for, or not defined for it. */
export interface AfterOutcomes {
  /** The fit they are of. */
  readonly fit: InferredGeneralizedFit;
  readonly predicted: readonly PredictedOutcomes[] | null;
  readonly unitEffects: readonly OutcomeUnitEffects[] | null;
  readonly predictions: readonly OutcomePrediction[] | null;
  readonly residuals: OutcomeResiduals | null;
  readonly checks: ModelChecks | null;
  readonly classification: Classification | null;
}

export function afterOutcomes(
  fit: InferredGeneralizedFit,
  { show, cutPoint, seed, rows = [] }: AfterSettings,
  watch: Watch,
): AfterOutcomes {
  const asked = <Result>(part: AfterPart, work: () => Result | null) => (show.includes(part) ? work() : null);
  return {
    fit,
    predicted: asked("predicted-outcomes", () => predictedOutcomes(fit)),
    unitEffects: asked("unit-effects", () => outcomeUnitEffects(fit)),
    predictions: asked("predictions", () => outcomePredictions(fit, rows, seed ?? 1, watch)),
    residuals: asked("residuals", () => outcomeResiduals(fit)),
    checks: asked("model-checks", () => modelChecks(fit, seed, watch)),
    classification: asked("classification", () => classification(fit, cutPoint)),
  };
}
