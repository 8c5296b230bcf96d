import type { AfterPart } from "../../../src-contract/after.ts";
import type { InferredGeneralizedFit } from "../../fit/generalized/generalized-inference.ts";
import { type PredictedOutcomes, predictedOutcomes } from "./predicted-outcomes.ts";

/** What was asked of a fit whose outcome is not normal. Null: not asked for, or not defined for it. */
export interface AfterOutcomes {
  /** The fit they are of. */
  readonly fit: InferredGeneralizedFit;
  readonly predicted: readonly PredictedOutcomes[] | null;
}

export function afterOutcomes(fit: InferredGeneralizedFit, show: readonly AfterPart[]): AfterOutcomes {
  const asked = <Result>(part: AfterPart, work: () => Result | null) => (show.includes(part) ? work() : null);
  return {
    fit,
    predicted: asked("predicted-outcomes", () => predictedOutcomes(fit)),
  };
}
